import { needsEntry } from "../budget/changes";
import { changesOf, type FrameworkContent } from "../framework/content";
import type { Eia } from "./eia";
import { setAside } from "./screening";

/**
 * Rule 27: due regard is what is appropriate in the circumstances. What each change does to people is asked of its entry, whatever
 * its size; only the head, which speaks of all changes together, is short where there is nothing to speak of together.
 */
type Assessed = Pick<FrameworkContent, "budget" | "previous" | "links" | "entries">;

/** One service, on either side: its entry says all that a head could. */
export function isOfOneLine({ budget, previous }: Pick<Assessed, "budget" | "previous">): boolean {
  return Math.max(budget.lines.length, previous?.lines.length ?? 0) === 1;
}

/** Every change that is to be answered for is screened out, and nothing adverse or unknown was ever found in any. */
export function isAllScreenedOut(content: Assessed): boolean {
  const { entries } = content;
  const answered = new Set(entries.map(({ changeId }) => changeId));
  return (
    entries.length > 0 &&
    entries.every((entry) => entry.kind === "screened_out" && setAside(entry).length === 0) &&
    changesOf(content).every((change) => answered.has(change.id) || !needsEntry(change))
  );
}

/** Whether who, what, when and why no more is needed are enough of a head. */
export function isShortHeadEnough(content: Assessed): boolean {
  return isOfOneLine(content) || isAllScreenedOut(content);
}

const FULL_HEAD = {
  name: "The name of what is assessed is missing.",
  owner: "The owner is missing.",
  author: "Who completed the EIA is missing.",
  aim: "The aim is missing.",
  evidence: "The evidence used is missing.",
  gaps: "The gaps in the evidence are missing. Where there are none, say so.",
  gapsAnswer: "What is done about the gaps is missing.",
  nextReview: "The next review is missing.",
} as const satisfies Partial<Record<keyof Eia, string>>;

const SHORT_HEAD = {
  owner: FULL_HEAD.owner,
  author: FULL_HEAD.author,
  aim: FULL_HEAD.aim,
  whyNoMore: "Why no more is needed is missing.",
} as const satisfies Partial<Record<keyof Eia, string>>;

type HeadField = keyof typeof FULL_HEAD | keyof typeof SHORT_HEAD;

/**
 * The texts that the head of the EIA lacks, in the order in which it asks for them. One that is complete is never asked why it is
 * short. Its date, its classification and its outcome have rules of their own.
 */
export function headGaps(eia: Eia, isShortEnough: boolean): { field: HeadField; message: string }[] {
  const full = missingOf(eia, FULL_HEAD);
  return full.length > 0 && isShortEnough ? missingOf(eia, SHORT_HEAD) : full;
}

function missingOf<Field extends HeadField>(eia: Eia, asked: Readonly<Record<Field, string>>) {
  return (Object.keys(asked) as Field[])
    .filter((field) => eia[field].trim() === "")
    .map((field) => ({ field, message: asked[field] }));
}

/** What is published of it: nothing where more is needed by now than when it was written. */
export function whyNoMore(content: Assessed & Pick<FrameworkContent, "eia">): string {
  return isShortHeadEnough(content) ? content.eia.whyNoMore : "";
}
