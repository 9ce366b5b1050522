import { monitoringQuestions, type SafeTable } from "../consultation/monitoring";
import { safeCounts } from "../consultation/safe-counts";
import type { Characteristic } from "../eia/characteristics";

/** Which way is good. */
export const GOOD_DIRECTIONS = ["higher", "lower"] as const;
export type GoodDirection = (typeof GOOD_DIRECTIONS)[number];

export const GOOD_DIRECTION_LABELS: Record<GoodDirection, string> = {
  higher: "Higher is better",
  lower: "Lower is better",
};

/** What an author writes of an indicator of one budget line. Figures are hundredths. */
export interface IndicatorWords {
  name: string;
  /** Empty where it is a number of something that its name says. */
  unit: string;
  goodDirection: GoodDirection;
  /** How it was before, in a period as long as those that are returned; null where nobody knows. */
  baseline: number | null;
  /** What is expected in each period; null where nothing is set. */
  target: number | null;
  /** Whose results it shows, so that they stand beside what the EIA expected for them; null: everybody's. */
  about: Characteristic | null;
  /** By which characteristic the people are counted; null where they are not. */
  countedBy: Characteristic | null;
}

export interface Indicator extends IndicatorWords {
  id: number;
  lineId: number;
  version: number;
}

/** Against its target. What stands for it is always a word; a colour only repeats it. */
export const STANDINGS = ["on_target", "near_target", "off_target", "no_target"] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_LABELS: Record<Standing, string> = {
  on_target: "Green: on target",
  near_target: "Amber: near target",
  off_target: "Red: off target",
  no_target: "No target",
};

/** Hundredths by which a figure is better than another; below 0 where it is worse. */
export const betterBy = (goodDirection: GoodDirection, figure: number, than: number): number =>
  goodDirection === "higher" ? figure - than : than - figure;

/** Whether a difference is larger than the limit allows, exactly: of 0 every difference is. */
export const isBeyond = (difference: number, of: number, limitPercent: number): boolean =>
  Math.abs(difference) * 100 > Math.abs(of) * limitPercent;

/** Rule 39: green on target or better, amber where it misses it by no more than the office's limit, else red. */
export function standingOf(
  { goodDirection, target }: Pick<IndicatorWords, "goodDirection" | "target">,
  value: number,
  limitPercent: number,
): Standing {
  if (target === null) return "no_target";
  const better = betterBy(goodDirection, value, target);
  if (better >= 0) return "on_target";
  return isBeyond(better, target, limitPercent) ? "off_target" : "near_target";
}

/** Stands for those of whom the provider does not know it. */
export const NOT_KNOWN = "not_known";

/** People by answer, of one indicator of one return. */
export interface PeopleCount {
  answer: string;
  people: number;
}

/** What people can be counted as, in the words in which the public is asked. */
export function groupsOf(characteristic: Characteristic): { value: string; text: string }[] {
  const question = monitoringQuestions([]).find(({ key }) => key === characteristic);
  return [...(question?.options ?? [])];
}

/** What of the counts may be shown: the rule of a consultation's monitoring (rule 31), of each return by itself. */
export function safeTable(characteristic: Characteristic, counts: readonly PeopleCount[]): SafeTable["rows"] {
  const groups = groupsOf(characteristic);
  const of = (answer: string) => counts.find((count) => count.answer === answer)?.people ?? 0;
  const numbers = groups.map(({ value }) => of(value));
  const people = numbers.reduce((sum, count) => sum + count, of(NOT_KNOWN));
  const safe = safeCounts(numbers, people);
  return groups.map(({ text }, place) => ({ text, people: safe[place] ?? null }));
}
