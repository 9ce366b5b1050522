import { formatMoney, formatPercentChange, type MoneyFormat } from "../shared/money";
import type { YearAmounts } from "./year-amounts";

/**
 * Rule 24: an amount that a budget does not state is neither a figure nor £0. It is a year that `YearAmounts` does not
 * have. It equals nothing, so that a change with it needs an entry; sums with it are the least that it may come to.
 */
export const NOT_STATED = "not stated";

/** Said where sums lead from one total to the other. */
export const STEPS_OF_WHAT_IS_STATED =
  "Some amounts are not stated. These steps are of those that are, so each total is the least that it may come to.";

/** How people write it in a table: “n/k”, “TBC”, “to be agreed”. What only says that nothing is paid is not among them. */
const WAYS_OF_WRITING =
  /^(?:amount )?(?:not (?:yet )?(?:stated|known|given|agreed|confirmed|set)|unknown|unstated|n\/?k|tb[acd]|to be (?:agreed|announced|confirmed|decided|determined|set))\.?$/iu;

export function readsAsNotStated(text: string): boolean {
  return WAYS_OF_WRITING.test(text.replace(/\s+/gu, " ").trim());
}

/** Which side of a comparison has an amount that is not stated. */
export type UnstatedSide = "previous" | "new" | "both";

/** What was and is, and what that changes, in pence. */
export interface ComparedFigures {
  previous: number;
  new: number;
  change: number;
  /** Where an amount on either side is not stated: the figures are then the least that they may be. */
  unstated?: UnstatedSide;
}

/** To be spread: nothing where every amount is stated, so that what was recorded before this was known reads the same. */
export function unstatedSide(previous: boolean, now: boolean): { unstated?: UnstatedSide } {
  if (previous) return { unstated: now ? "both" : "previous" };
  return now ? { unstated: "new" } : {};
}

/** Where amounts are summed up: unstated if one of them is. */
export function unstatedAmong(figures: readonly { unstated?: UnstatedSide }[]): { unstated?: UnstatedSide } {
  const has = (side: "previous" | "new") =>
    figures.some(({ unstated }) => unstated === side || unstated === "both");
  return unstatedSide(has("previous"), has("new"));
}

export function hasUnstated(lines: readonly { amounts: YearAmounts }[], year: number): boolean {
  return lines.some(({ amounts }) => amounts[year] === undefined);
}

/** @param pence undefined where it is not stated */
export function amountInWords(pence: number | undefined, format?: MoneyFormat): string {
  return pence === undefined ? NOT_STATED : formatMoney(pence, format);
}

/** A sum in which an amount may be missing: at least what is stated, or not stated where that is nothing. */
export function sumInWords(pence: number, isAtLeast: boolean, format?: MoneyFormat): string {
  if (!isAtLeast) return formatMoney(pence, format);
  return pence === 0 ? NOT_STATED : `at least ${formatMoney(pence, format)}`;
}

/** What was, what is, what that changes and by what share; of an amount that is not stated no difference follows. */
export function comparisonInWords(
  figures: ComparedFigures,
  format?: MoneyFormat,
): { previous: string; new: string; change: string; share: string } {
  const { unstated } = figures;
  return {
    previous: sumInWords(figures.previous, unstated === "previous" || unstated === "both", format),
    new: sumInWords(figures.new, unstated === "new" || unstated === "both", format),
    change: unstated ? NOT_STATED : formatMoney(figures.change, { ...format, signed: true }),
    share: unstated ? NOT_STATED : formatPercentChange(figures.previous, figures.new),
  };
}
