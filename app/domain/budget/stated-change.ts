import { formatMoney } from "../shared/money";
import { formatFinancialYear } from "../shared/calendar-date";
import type { BudgetChange } from "./changes";

/** How exactly a stated figure is: £50,000 is in tens of thousands. @param pence not 0 */
function roundedTo(pence: number): number {
  const size = Math.abs(pence);
  let unit = 1;
  while (size % (unit * 10) === 0) unit *= 10;
  return unit;
}

/** Whether a figure that was computed rounds to the one that is stated. */
export function isAsStated(stated: number, computed: number): boolean {
  return stated === 0 ? computed === 0 : Math.abs(stated - computed) * 2 <= roundedTo(stated);
}

/**
 * What a paper states that a change rises or falls by in its first year, in round figures, where the amounts say otherwise.
 * @returns a sentence; null where it agrees, where nothing is stated, and where it cannot be compared
 */
export function statedChangeGap({
  statedChange,
  byYear: [first],
}: Pick<BudgetChange, "statedChange" | "byYear">): string | null {
  if (statedChange === undefined || first === undefined || first.previousYear === null || first.unstated) {
    return null;
  }
  if (isAsStated(statedChange, first.change)) return null;
  return `It is stated elsewhere that ${inWords(statedChange)} in ${formatFinancialYear(first.year)}. By the amounts ${inWords(first.change)}.`;
}

function inWords(pence: number): string {
  if (pence === 0) return "it stays the same";
  return `it ${pence > 0 ? "rises" : "falls"} by ${formatMoney(Math.abs(pence))}`;
}
