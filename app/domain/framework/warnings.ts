import { targetInWords, targetOf } from "../actions/due-date";
import { endsUnanswered, lastDayOfYear } from "../budget/line-contract";
import { statedChangeGap } from "../budget/stated-change";
import { contradictionsOf, saidInWords } from "../consultation/contradiction";
import { countedImpacts, needsAnswer } from "../eia/completeness";
import { otherCharacteristics } from "../eia/characteristics";
import type { EiaEntry } from "../eia/eia";
import { isOld, numbersByGroup } from "../eia/evidence";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { listed } from "../shared/listed";
import { changesOf, type FrameworkContent } from "./content";
import type { PutRight } from "./sign-off-gate";

/**
 * Rule 21: what whoever approves and decides should know, though it may be right as it is. A warning never blocks: the gate
 * does not ask here.
 */
export const WARNING_KINDS = {
  old_evidence: "Evidence is more than three years old",
  small_counts: "A number is so small that it may tell who somebody is",
  same_text: "The same text stands in several places",
  others: "Nothing is said of the other characteristics",
  contradicted: "Most people who answered do not support it, and its entry finds nobody worse off",
  combined: "Nothing is said of people who are hit by more than one impact",
  short_consultation: "A consultation took less than six weeks",
  already_agreed: "Nobody was consulted because it was agreed already",
  contract_ends: "A contract ends within these years, and nothing says what then",
  stated_change: "A change is stated elsewhere in other figures than its amounts",
  soon: "There is little time to read it",
} as const;
export type WarningKind = keyof typeof WARNING_KINDS;

export interface Warning {
  kind: WarningKind;
  /** What it is about: changes, or the sign-off. */
  subject: string;
  /** One sentence. */
  message: string;
  /** Where it can be looked at. */
  putRight: PutRight;
}

/** @param submittedOn null before it is submitted @param today in the United Kingdom */
export function warningsOf(
  content: FrameworkContent,
  { today, submittedOn }: { today: CalendarDate; submittedOn: CalendarDate | null },
): Warning[] {
  const titles = new Map(changesOf(content).map(({ id, title }) => [id, title]));
  const entries = content.entries.map((entry) => ({ entry, title: titles.get(entry.changeId) ?? "" }));
  const found = [
    ...entries.flatMap((one) => entryWarnings(one, today)),
    ...entries.flatMap((one) => contradicted(one, content.consultationReports)),
    ...sameTexts(entries),
    ...contractsEnding(content),
    ...statedOtherwise(content),
    ...soonAfter(submittedOn, today),
  ];
  const kinds = Object.keys(WARNING_KINDS);
  return found.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

export interface WarningsOfKind {
  kind: WarningKind;
  warnings: Warning[];
}

/** In the order of the kinds; kinds of which there is none are left out. */
export function warningsByKind(warnings: readonly Warning[]): WarningsOfKind[] {
  return (Object.keys(WARNING_KINDS) as WarningKind[]).flatMap((kind) => {
    const own = warnings.filter((warning) => warning.kind === kind);
    return own.length === 0 ? [] : [{ kind, warnings: own }];
  });
}

interface Titled {
  entry: EiaEntry;
  title: string;
}

/** What people said of a change that its entry says nothing of, and why it stands: whoever decides has both before them (rule 31). */
function contradicted({ entry, title }: Titled, reports: FrameworkContent["consultationReports"]): Warning[] {
  const why = entry.contradictedReason.trim();
  return contradictionsOf(entry, reports).map((contradiction) => ({
    kind: "contradicted",
    subject: title,
    message: `${saidInWords(contradiction)}${why === "" ? "" : ` Why it stands: ${why}`}`,
    putRight: { page: "entry", changeId: entry.changeId, field: "contradictedReason" },
  }));
}

/** Rule 35: what a budget pays for its years, and whose contract ends within them. */
function contractsEnding({ budget: { lines, years } }: FrameworkContent): Warning[] {
  const last = years.at(-1);
  if (last === undefined) return [];
  const lineIds = new Set(lines.map(({ id }) => id));
  return lines.flatMap((line): Warning[] => {
    const end = line.contract?.end;
    if (end === undefined || !endsUnanswered(line, lastDayOfYear(last), lineIds)) return [];
    return [
      {
        kind: "contract_ends",
        subject: line.service,
        message: `Its contract is up until ${targetInWords(targetOf(end))}. Say which line follows it, until when it may be extended, or why it ends.`,
        putRight: { page: "contract", lineId: line.id },
      },
    ];
  });
}

/** A round figure of a paper that the amounts do not round to. */
function statedOtherwise(content: FrameworkContent): Warning[] {
  return changesOf(content).flatMap((change): Warning[] => {
    const message = statedChangeGap(change);
    if (message === null) return [];
    return [
      {
        kind: "stated_change",
        subject: change.title,
        message,
        putRight: { page: "change", changeId: change.id },
      },
    ];
  });
}

const blank = (text: string) => text.trim() === "";

/** Of an entry that is screened out nothing counts, so nothing of it warns but what stands elsewhere too. */
function entryWarnings({ entry, title }: Titled, today: CalendarDate): Warning[] {
  if (entry.kind === "screened_out") return [];
  const { changeId } = entry;
  const warning = (
    kind: WarningKind,
    message: string,
    field?: Extract<PutRight, { page: "entry" }>["field"],
  ): Warning => ({
    kind,
    subject: title,
    message,
    putRight: { page: "entry", changeId, ...(field === undefined ? {} : { field }) },
  });
  const impacts = countedImpacts(entry);
  const hard = impacts.filter(needsAnswer);
  const held = entry.evidence.filter(({ kind }) => kind === "held");
  return [
    ...held.flatMap(({ source, datedOn }) =>
      datedOn !== null && isOld(datedOn, today)
        ? [
            warning(
              "old_evidence",
              `“${source}” is of ${formatDate(datedOn)}, more than three years ago.`,
              "evidence",
            ),
          ]
        : [],
    ),
    ...held.flatMap(({ source, numbers }) =>
      numbersByGroup(numbers).some((number) => number > 0 && number < SMALL)
        ? [
            warning(
              "small_counts",
              `“${source}” gives a number under ${SMALL} for a group, which may tell who somebody is when it is published.`,
              "evidence",
            ),
          ]
        : [],
    ),
    ...(impacts.length > 0 && otherCharacteristics(impacts).length > 0 && blank(entry.othersReason)
      ? [warning("others", "It does not say why the characteristics without a row are not affected.")]
      : []),
    ...(hard.length > 1 && blank(entry.combinedNote)
      ? [
          warning(
            "combined",
            `${hard.length} of its impacts are adverse or not yet known, and nothing says who is hit by more than one.`,
            "combinedNote",
          ),
        ]
      : []),
    ...entry.consultees.flatMap(({ id, consultationId, consultee, consultedFrom, consultedTo }) =>
      consultedFrom !== null && consultedTo !== null && daysFrom(consultedFrom, consultedTo) < SIX_WEEKS
        ? [
            warning(
              "short_consultation",
              `${consultee} could answer from ${formatDate(consultedFrom)} to ${formatDate(consultedTo)}, which is less than six weeks.`,
              consultationId === undefined ? { consultee: id } : { consultation: consultationId },
            ),
          ]
        : [],
    ),
    ...(entry.consultees.length === 0 && saysAgreedAlready(entry.nobodyConsultedReason)
      ? [
          warning(
            "already_agreed",
            "It says that nobody was consulted because it was agreed already. People are asked while a proposal can still change.",
            "consultees",
          ),
        ]
      : []),
  ];
}

/** Below this a number of people may tell who one of them is. */
const SMALL = 5;
const SIX_WEEKS = 42;
const DAY_MS = 86_400_000;

/** Both days are counted: from a Monday to the Sunday of the sixth week are six weeks. */
function daysFrom(first: CalendarDate, last: CalendarDate): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
}

const AGREED = /\b(?:agreed|decided|settled|fixed|negotiated)\b/iu;
const ALREADY =
  /\b(?:already|before|beforehand|earlier|previously|in advance|with the (?:provider|partners?|board))\b/iu;

function saysAgreedAlready(reason: string): boolean {
  return AGREED.test(reason) && ALREADY.test(reason);
}

const SAME_TEXT_ROWS = 3;
/** As much of a text as shows which one is meant. */
const SHOWN = 90;

/** Texts in which a finding or its reason stands, that are the same on three rows or more, whatever the spaces and capitals. */
function sameTexts(entries: readonly Titled[]): Warning[] {
  const rows = entries.flatMap(({ entry, title }) =>
    textsOf(entry)
      .filter((text) => !blank(text))
      .map((text) => ({ text: text.replace(/\s+/gu, " ").trim(), title, changeId: entry.changeId })),
  );
  const byText = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = row.text.toLowerCase();
    const same = byText.get(key);
    if (same) same.push(row);
    else byText.set(key, [row]);
  }
  return [...byText.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length < SAME_TEXT_ROWS) return [];
    const titles = [...new Set(same.map(({ title }) => title))];
    return [
      {
        kind: "same_text" as const,
        subject: listed(titles),
        message: `The same text stands ${same.length} times: “${first.text.length > SHOWN ? `${first.text.slice(0, SHOWN).trimEnd()}…` : first.text}”`,
        putRight: { page: "entry" as const, changeId: first.changeId },
      },
    ];
  });
}

function textsOf(entry: EiaEntry): string[] {
  if (entry.kind === "screened_out") return [entry.screeningReason];
  return [
    ...entry.impacts.flatMap(({ description, mitigation, justification }) => [
      description,
      mitigation,
      justification,
    ]),
    ...(entry.impacts.length === 0 ? [entry.noImpactReason] : []),
    ...(entry.consultees.length === 0 ? [entry.nobodyConsultedReason] : []),
  ];
}

const WORKING_DAYS_TO_READ = 2;

/** Whether a signature on this day comes within two working days (Monday to Friday) of the submission. */
function soonAfter(submittedOn: CalendarDate | null, today: CalendarDate): Warning[] {
  if (submittedOn === null || workingDaysBetween(submittedOn, today) >= WORKING_DAYS_TO_READ) return [];
  return [
    {
      kind: "soon",
      subject: "Sign-off",
      message: `It was submitted on ${formatDate(submittedOn)}: signed today, there were less than two working days to read it.`,
      putRight: { page: "sign-off" },
    },
  ];
}

/** The working days after the first day, up to and with the last. */
function workingDaysBetween(first: CalendarDate, last: CalendarDate): number {
  const days = Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS));
  const weeks = Math.floor(days / 7);
  const rest = Array.from({ length: days % 7 }, (_, index) => {
    const weekday = new Date(Date.parse(first) + (index + 1) * DAY_MS).getUTCDay();
    return weekday !== 0 && weekday !== 6;
  });
  return weeks * 5 + rest.filter(Boolean).length;
}
