import type { CalendarDate } from "../shared/calendar-date";
import type { BudgetChange } from "../budget/changes";
import { listed } from "../shared/listed";
import { allocationGaps } from "./allocation";
import { isConsultationAsked } from "./consultation";
import { hasFindingsOfItsOwn, type ConsulteeInfluence, type EiaEntry, type Impact } from "./eia";
import { evidenceGap } from "./evidence";
import { adverseGap, inquiryGap, type TiedAction } from "./impact-answer";
import { impactName } from "./impact-name";
import { screeningGaps, type ScreeningGap } from "./screening";

/** The form field at which a gap in an entry is put right. */
export type EntryField =
  | ScreeningGap["field"]
  | "evidence"
  | "separateEia"
  | "allocation"
  | "combinedNote"
  | "contradictedReason"
  | "impacts"
  | "noImpactReason"
  | "consultees"
  | { impact: number }
  | { ownQuestion: number }
  | { consultee: number }
  | { consultation: number };

export interface EntryGap {
  rule: "incomplete" | "screening" | "adverse" | "inquiry" | "evidence" | "consultees";
  field: EntryField;
  /** A full sentence that can follow the change's title. */
  message: string;
}

/** The findings that count: those of a change that is not assessed here are kept to read, and count for nothing. */
export function countedImpacts(entry: Pick<EiaEntry, "kind" | "impacts">): readonly Impact[] {
  return hasFindingsOfItsOwn(entry.kind) ? entry.impacts : [];
}

const blank = (text: string) => text.trim() === "";

/**
 * What an entry still lacks before its framework can be submitted (rules 1 to 3, 16, 19, 20 and 25, and the words of "Consultee
 * influence"). @param actions the whole action plan @param today in the United Kingdom
 * @param threshold from what size on the office asks who was consulted of any change (rule 28), in pence
 */
export function entryGaps(
  entry: EiaEntry,
  change: AnsweredChange,
  actions: readonly TiedAction[],
  today: CalendarDate,
  threshold: number | null = null,
): EntryGap[] {
  const isConsulted = isConsultationAsked(entry, change, threshold);
  switch (entry.kind) {
    case "screened_out":
      return [
        ...screeningGaps(entry).map((gap): EntryGap => ({
          rule: gap.field === "screeningReason" ? "incomplete" : "screening",
          ...gap,
        })),
        ...(change.wasPutOff ? [incomplete("screeningReason", SPENT_WITHOUT_ASSESSMENT)] : []),
      ];
    case "when_allocated":
      return allocationGaps(
        entry.allocation,
        change,
        entry.impacts.length + entry.findings.length > 0,
        today,
      ).map((message) => incomplete("allocation", message));
    case "separate_eia":
      return [...separateEiaGaps(entry), ...findingGaps(entry, actions, today, isConsulted)];
    case "assessed":
      return [...assessmentGaps(entry), ...findingGaps(entry, actions, today, isConsulted)];
  }
}

type AnsweredChange = Pick<BudgetChange, "newLines" | "byYear" | "wasPutOff">;

const SPENT_WITHOUT_ASSESSMENT =
  "The decision before put its assessment off until it is allocated, so it is assessed now. It cannot be screened out.";

const incomplete = (field: EntryField, message: string): EntryGap => ({ rule: "incomplete", field, message });

/** What the findings themselves lack, what they rest on, and who was asked. */
function findingGaps(
  entry: EiaEntry,
  actions: readonly TiedAction[],
  today: CalendarDate,
  isConsulted: boolean,
): EntryGap[] {
  return [...impactGaps(entry, actions, today), ...evidenceGaps(entry), ...consulteeGaps(entry, isConsulted)];
}

function evidenceGaps({ impacts, evidence }: EiaEntry): EntryGap[] {
  const message = impacts.some(needsAnswer) ? evidenceGap(evidence) : null;
  return message === null ? [] : [{ rule: "evidence", field: "evidence", message }];
}

/** A pointer counts only with its reference, its date, a stored copy and its findings. */
function separateEiaGaps({ separateEia, impacts, noImpactReason }: EiaEntry): EntryGap[] {
  const hasFindings = impacts.length > 0 || !blank(noImpactReason);
  const missing = [
    ...(blank(separateEia.reference) ? ["its reference"] : []),
    ...(separateEia.date ? [] : ["its date"]),
    ...(separateEia.copy ? [] : ["a stored copy"]),
    ...(hasFindings ? [] : ["its findings by characteristic"]),
  ];
  if (missing.length === 0) return [];
  return [
    {
      rule: "incomplete",
      field: "separateEia",
      message: `The pointer to a separate EIA is incomplete: ${listed(missing)} ${missing.length === 1 && hasFindings ? "is" : "are"} missing.`,
    },
  ];
}

function assessmentGaps({ impacts, noImpactReason }: EiaEntry): EntryGap[] {
  if (impacts.length > 0 || !blank(noImpactReason)) return [];
  return [
    {
      rule: "incomplete",
      field: "impacts",
      message:
        "No protected characteristic is assessed. Say what happens to whom, or why nobody is affected.",
    },
  ];
}

function impactGaps({ impacts }: EiaEntry, actions: readonly TiedAction[], today: CalendarDate): EntryGap[] {
  return impacts.flatMap((impact) => {
    const name = impactName(impact, impacts);
    const gap = (rule: EntryGap["rule"], message: string | null): EntryGap[] =>
      message === null ? [] : [{ rule, field: { impact: impact.id }, message }];
    return [
      ...gap("incomplete", describedGap(impact, name)),
      ...(impact.direction === "adverse" ? gap("adverse", adverseGap(impact, name, actions)) : []),
      ...(impact.direction === "not_yet_known" ? gap("inquiry", inquiryGap(impact, name, today)) : []),
    ];
  });
}

function describedGap(impact: Impact, name: string): string | null {
  const missing = [
    ...(blank(impact.who) ? ["who is affected"] : []),
    ...(blank(impact.description) ? ["the reason or evidence"] : []),
  ];
  return missing.length === 0 ? null : `The impact on ${name} does not say ${listed(missing)}.`;
}

/** Rules 3 and 16: an impact in these directions is answered before it is submitted, and acknowledged before it is signed. */
export function needsAnswer(impact: Pick<Impact, "direction">): boolean {
  return impact.direction === "adverse" || impact.direction === "not_yet_known";
}

/** Whether it says of a change, in findings of its own or by screening it out, that it harms nobody and is not known to. */
export function findsNobodyWorseOff(entry: Pick<EiaEntry, "kind" | "impacts">): boolean {
  if (entry.kind !== "screened_out" && !hasFindingsOfItsOwn(entry.kind)) return false;
  return !countedImpacts(entry).some(needsAnswer);
}

/** Rule 28: whether anybody was consulted is not asked of every change; what is recorded is complete wherever it is. */
function consulteeGaps(entry: EiaEntry, isAsked: boolean): EntryGap[] {
  if (entry.consultees.length === 0) {
    return isAsked && blank(entry.nobodyConsultedReason)
      ? [
          {
            rule: "consultees",
            field: "consultees",
            message: "It does not say who was consulted, or why nobody was.",
          },
        ]
      : [];
  }
  return entry.consultees.flatMap((consultee) => {
    const missing = consulteeMissing(consultee);
    return missing.length === 0
      ? []
      : [
          {
            rule: "consultees" as const,
            field:
              consultee.consultationId === undefined
                ? { consultee: consultee.id }
                : { consultation: consultee.consultationId },
            message: `${consultee.consultee || "A consultee"}: ${listed(missing)} ${missing.length === 1 ? "is" : "are"} missing.`,
          },
        ];
  });
}

function consulteeMissing(consultee: ConsulteeInfluence): string[] {
  const changedNothing = blank(consultee.influence);
  return [
    ...(blank(consultee.consultee) ? ["its name"] : []),
    ...(blank(consultee.consultedWhen) ? ["when it was consulted"] : []),
    ...(blank(consultee.said) ? ["what it said"] : []),
    ...(changedNothing && blank(consultee.unchangedReason)
      ? ["what it changed, or why nothing changed"]
      : []),
  ];
}
