import type { DetailsBody, EiaBody, EiaBodyEntry } from "~/domain/decision/record-bodies";
import type { Direction } from "~/domain/eia/characteristics";
import { needsAnswer } from "~/domain/eia/completeness";
import type { DocumentBlock } from "~/domain/publication/document";
import { text } from "./document-blocks.view";
import type { NamedChanges } from "./record-eia.view";

const NO_SCREENING_REASON = "Nobody recorded why it was screened out.";
const NO_IMPACT = "Nobody recorded an impact on a protected characteristic, nor why there is none.";
const NOBODY_CONSULTED = "Nobody recorded who was consulted, nor why nobody was.";
const NO_ENTRY = "Nobody answered in the assessment for these:";

/** The sentences with which a record says that something was not answered. */
export const SAYS_UNANSWERED: readonly string[] = [
  NO_SCREENING_REASON,
  NO_IMPACT,
  NOBODY_CONSULTED,
  NO_ENTRY,
];

/** Rule 22: what nobody answered is said to be unanswered, and not left out as if there were nothing to ask. */
export function unansweredInEntry(entry: EiaBodyEntry): DocumentBlock[] {
  return [...unansweredFindings(entry), ...unansweredConsultation(entry)];
}

export function unansweredFindings({
  kind,
  screeningReason,
  impacts,
  noImpactReason,
}: EiaBodyEntry): DocumentBlock[] {
  if (kind === "screened_out") return blank(screeningReason) ? [text(NO_SCREENING_REASON)] : [];
  return impacts.length === 0 && blank(noImpactReason) ? [text(NO_IMPACT)] : [];
}

export function unansweredConsultation({
  kind,
  consultees,
  nobodyConsultedReason,
}: EiaBodyEntry): DocumentBlock[] {
  if (kind === "screened_out") return [];
  return consultees.length === 0 && blank(nobodyConsultedReason) ? [text(NOBODY_CONSULTED)] : [];
}

const blank = (words: string) => words.trim() === "";

/** Changes that need an entry and have none in what is published, and none that is withheld. */
export function unansweredChanges(
  { changes }: Pick<DetailsBody, "changes">,
  { entries, withheld }: Pick<EiaBody, "entries" | "withheld">,
  names: NamedChanges,
): DocumentBlock[] {
  const answered = new Set([
    ...entries.map(({ changeNumber }) => changeNumber),
    ...withheld.filter(({ kind }) => kind === "entry").map(({ number }) => number),
  ]);
  const missing = changes.filter(({ kind, number }) => kind !== "unchanged" && !answered.has(number));
  if (missing.length === 0) return [];
  return [text(NO_ENTRY), { kind: "list", items: missing.map(({ number }) => names.nameOf(number)) }];
}

/** Why no protected characteristic is named, as far as what is published says it. */
export function nobodyNamed({ entries, withheld }: Pick<EiaBody, "entries" | "withheld">): string {
  if (withheld.some(({ kind }) => kind === "entry")) {
    return "What is published of the equality impact assessment names no protected characteristic that a change affects.";
  }
  if (entries.length === 0) {
    return "The equality impact assessment has no entry for any budget change, and so names no protected characteristic.";
  }
  if (entries.every(({ kind }) => kind === "screened_out")) {
    return "Every budget change was screened out of the equality impact assessment, so it names no protected characteristic. Appendix 2 says why, change by change.";
  }
  return "The equality impact assessment names no protected characteristic that a change affects.";
}

/** What is published of an impact that nothing answers. */
export const NOTHING_ANSWERS = "None recorded";

/** Of one that is neither adverse nor not yet known. */
const NO_ANSWER_NEEDED = "None is needed";

/** Rule 3: nothing is missing where an impact that needs no answer has none. */
export function withoutAnswer(impact: { direction: Direction }): string {
  return needsAnswer(impact) ? NOTHING_ANSWERS : NO_ANSWER_NEEDED;
}
