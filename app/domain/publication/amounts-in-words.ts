import type { YearComparison } from "../budget/changes";
import { comparisonInWords } from "../budget/not-stated";
import type { DetailsChange } from "../decision/record-bodies";
import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";

type Sides = Pick<DetailsChange, "kind" | "previousServices" | "newServices">;

/**
 * Rule 22: an amount before and after, in words that are true of it. Nothing in a year is not “unchanged” for a service that
 * begins later or has ended, and without an earlier budget no figure is new.
 */
export function amountInYear(change: Sides, figures: YearComparison): string {
  return `${formatFinancialYear(figures.year)}: ${inWords(change, figures)}`;
}

function inWords({ kind, previousServices, newServices }: Sides, figures: YearComparison): string {
  const words = comparisonInWords(figures);
  if (figures.previousYear === null) {
    return `${words.new}; no earlier budget is recorded here`;
  }
  if (figures.unstated) return `before ${words.previous}, now ${words.new}`;
  if (figures.previous === 0 && figures.new === 0) {
    if (previousServices.length === 0) return "nothing in this year: the service is new";
    if (newServices.length === 0) {
      return `nothing in this year: the service ${kind === "transfer" ? "is transferred" : "has ended"}`;
    }
    return "£0 before and £0 now";
  }
  if (figures.change === 0) return `${formatMoney(figures.new)}, unchanged`;
  // A service that is transferred has not ended, whatever the figures say.
  const share = kind === "transfer" ? "transferred" : words.share;
  return `${words.previous} to ${words.new} (${share})`;
}

/**
 * What happens to the budgets behind some changes, a line for rises, for falls and for what stays the same. Never one sum of
 * rises and falls: a direction says what happens to people, and a budget may fall where that is good for them.
 * @param changes what each of the budgets rises or falls by, in pence; null where an amount of it is not stated
 */
export function risesAndFalls(
  changes: readonly (number | null)[],
  money: (pence: number) => string,
): string[] {
  const totals = changes.filter((pence) => pence !== null);
  const unstated = changes.length - totals.length;
  const line = (of: readonly number[], one: string, many: string) => {
    if (of.length === 0) return [];
    const sum = money(of.reduce((total, pence) => total + Math.abs(pence), 0));
    return [
      of.length === 1 ? `1 budget ${one} by ${sum}` : `${of.length} budgets ${many} by ${sum} together`,
    ];
  };
  const same = totals.filter((pence) => pence === 0).length;
  return [
    ...line(
      totals.filter((pence) => pence > 0),
      "rises",
      "rise",
    ),
    ...line(
      totals.filter((pence) => pence < 0),
      "falls",
      "fall",
    ),
    ...(same === 0 ? [] : [same === 1 ? "1 budget stays the same" : `${same} budgets stay the same`]),
    ...(unstated === 0 ? [] : [`${unstated} ${unstated === 1 ? "budget is" : "budgets are"} not stated`]),
  ];
}
