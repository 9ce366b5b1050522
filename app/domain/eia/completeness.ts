import type { Action } from "../actions/action";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, type Characteristic } from "./characteristics";
import type { ConsulteeInfluence, EiaEntry, Impact } from "./eia";

/** The form field at which a gap in an entry is put right. */
export type EntryField =
  | "screeningReason"
  | "separateEia"
  | "impacts"
  | "noImpactReason"
  | "consultees"
  | { impact: Characteristic }
  | { consultee: number };

export interface EntryGap {
  rule: "incomplete" | "adverse" | "consultees";
  field: EntryField;
  /** A full sentence that can follow the change's title. */
  message: string;
}

/** The findings that count: those of a change that is screened out are kept to read, and count for nothing. */
export function countedImpacts(entry: Pick<EiaEntry, "kind" | "impacts">): readonly Impact[] {
  return entry.kind === "screened_out" ? [] : entry.impacts;
}

const blank = (text: string) => text.trim() === "";

/** What an entry still lacks before its framework can be submitted (rules 1 to 3, and the words of "Consultee influence"). */
export function entryGaps(
  entry: EiaEntry,
  actions: readonly Pick<Action, "entryId" | "state">[],
): EntryGap[] {
  switch (entry.kind) {
    case "screened_out":
      return blank(entry.screeningReason)
        ? [{ rule: "incomplete", field: "screeningReason", message: "It is screened out without a reason." }]
        : [];
    case "separate_eia":
      return [...separateEiaGaps(entry), ...impactGaps(entry, actions), ...consulteeGaps(entry)];
    case "assessed":
      return [...assessmentGaps(entry), ...impactGaps(entry, actions), ...consulteeGaps(entry)];
  }
}

/** A pointer counts only with its reference, its date, a stored copy and its findings. */
function separateEiaGaps({ separateEia, impacts, noImpactReason }: EiaEntry): EntryGap[] {
  const missing = [
    ...(blank(separateEia.reference) ? ["its reference"] : []),
    ...(separateEia.date ? [] : ["its date"]),
    ...(separateEia.copy ? [] : ["a stored copy"]),
    ...(impacts.length > 0 || !blank(noImpactReason) ? [] : ["its findings by characteristic"]),
  ];
  if (missing.length === 0) return [];
  return [
    {
      rule: "incomplete",
      field: "separateEia",
      message: `The pointer to a separate EIA is incomplete: ${listed(missing)} ${missing.length === 1 ? "is" : "are"} missing.`,
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

function impactGaps(entry: EiaEntry, actions: readonly Pick<Action, "entryId" | "state">[]): EntryGap[] {
  const hasAction = actions.some((action) => action.entryId === entry.id && action.state !== "withdrawn");
  return entry.impacts.flatMap((impact) => [
    ...describedGaps(impact),
    ...(needsAnswer(impact) && !hasAction && blank(impact.mitigation) && blank(impact.justification)
      ? [
          {
            rule: "adverse" as const,
            field: { impact: impact.characteristic },
            message: `The ${DIRECTION_LABELS[impact.direction].toLowerCase()} impact on ${lowerLabel(impact.characteristic)} has no mitigation, action or justification.`,
          },
        ]
      : []),
  ]);
}

function describedGaps(impact: Impact): EntryGap[] {
  const missing = [
    ...(blank(impact.who) ? ["who is affected"] : []),
    ...(blank(impact.description) ? ["the reason or evidence"] : []),
  ];
  if (missing.length === 0) return [];
  return [
    {
      rule: "incomplete",
      field: { impact: impact.characteristic },
      message: `The impact on ${lowerLabel(impact.characteristic)} does not say ${listed(missing)}.`,
    },
  ];
}

/** Rule 3: these directions need a mitigating action, a mitigation or a justification. */
export function needsAnswer(impact: Pick<Impact, "direction">): boolean {
  return impact.direction === "adverse" || impact.direction === "not_yet_known";
}

function consulteeGaps(entry: EiaEntry): EntryGap[] {
  if (entry.consultees.length === 0) {
    return blank(entry.nobodyConsultedReason)
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
            field: { consultee: consultee.id },
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

function lowerLabel(characteristic: Characteristic): string {
  return CHARACTERISTIC_LABELS[characteristic].toLowerCase();
}

/** "a", "a and b", "a, b and c". */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
