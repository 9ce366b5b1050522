import type { ChosenItem } from "./withheld-items";
import type { CalendarDate } from "../shared/calendar-date";

/** Rule 11: the four parts of a record that are published or withheld, each on its own. */
export const RECORD_PARTS = ["record", "report", "details", "eia"] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

export const RECORD_PART_LABELS: Record<RecordPart, string> = {
  record: "The record of the decision",
  report: "The report: options, recommendations and discussion",
  details: "The details: budget, changes and finances",
  eia: "The equality impact assessment and its action plan",
};

/** In the order in which the parts stand everywhere. */
export function inOrderOfParts<Of extends { part: RecordPart }>(determinations: readonly Of[]): Of[] {
  return determinations.toSorted((a, b) => RECORD_PARTS.indexOf(a.part) - RECORD_PARTS.indexOf(b.part));
}

export interface Determination {
  part: RecordPart;
  publish: boolean;
  /** Single items that are withheld though the part is published. */
  items: readonly ChosenItem[];
  /** The Act and section, where it or single items of it are withheld. */
  legalGround: string;
  /** A qualified exemption also needs the public-interest reasoning. */
  isQualified: boolean;
  publicInterest: string;
  /** The first day on which a withheld part is published after all; null for no end. */
  withheldUntil: CalendarDate | null;
}

/** An Act (or Order, Regulations, Rules) with its year, and the section, regulation, article or paragraph within it. */
const ACT =
  /\b(?:Act|Order|Regulations|Rules)\b.*\b(?:1[89]|20)\d\d\b|\b(?:1[89]|20)\d\d\b.*\b(?:Act|Order|Regulations|Rules)\b/iu;
const SECTION =
  /\b(?:s|ss|sections?|reg|regulation|art|article|para|paragraph|sch|schedule|r|rule)\.?\s*\d+/iu;

export function namesLegislation(text: string): boolean {
  return ACT.test(text) && SECTION.test(text);
}

export interface DeterminationProblem {
  part: RecordPart;
  field: "legalGround" | "publicInterest";
  problem: string;
}

/** A "no" without its legislation is refused; a marking is never by itself a reason (rules 11 and 12). */
export function determinationProblems(determination: Determination): DeterminationProblem[] {
  const { part, publish, items, legalGround, isQualified, publicInterest } = determination;
  if (publish && items.length === 0) return [];
  const problems: DeterminationProblem[] = [];
  if (!namesLegislation(legalGround)) {
    problems.push({
      part,
      field: "legalGround",
      problem:
        "Name the Act and the section, like Freedom of Information Act 2000 s.43(2). A protective marking is not a reason",
    });
  }
  if (isQualified && !publicInterest.trim()) {
    problems.push({
      part,
      field: "publicInterest",
      problem:
        "Say why the public interest in withholding outweighs that in publishing: this exemption is qualified",
    });
  }
  return problems;
}

/** Whether a part is public on a day. */
export function isPublished(determination: Determination, today: CalendarDate): boolean {
  return (
    determination.publish || (determination.withheldUntil !== null && determination.withheldUntil <= today)
  );
}
