import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";
import type { Budget, BudgetLine } from "./budget";
import { ROUNDING_PENCE, type Difference } from "./reconciliation";

export interface Suspect {
  lineId: number;
  service: string;
  /** A sentence: why a slip in this line would explain the difference. */
  reason: string;
}

/**
 * Lines in which a slip would explain why a stated figure and its lines differ: one whose amount, put right by the
 * difference, is what it is in another year; or one that is the difference itself, so that it may be there twice.
 */
export function suspectLines(
  { priorityId, year, pence }: Pick<Difference, "priorityId" | "year" | "pence">,
  { lines, years }: Pick<Budget, "lines" | "years">,
): Suspect[] {
  return lines
    .filter((line) => priorityId === null || line.priorityId === priorityId)
    .flatMap((line) => {
      const reason = slipOfYear(line, year, pence, years) ?? countedTwice(line, year, pence);
      return reason === null ? [] : [{ lineId: line.id, service: line.service, reason }];
    });
}

const near = (a: number, b: number) => Math.abs(a - b) <= ROUNDING_PENCE;

function slipOfYear(
  { amounts }: BudgetLine,
  year: number,
  pence: number,
  years: readonly number[],
): string | null {
  const amount = amounts[year] ?? 0;
  const other = years.find(
    (candidate) => candidate !== year && near(amounts[candidate] ?? 0, amount + pence),
  );
  if (other === undefined) return null;
  return `${formatMoney(amount)} in ${formatFinancialYear(year)}, but ${formatMoney(amounts[other] ?? 0)} in ${formatFinancialYear(other)}: just the difference.`;
}

function countedTwice({ amounts }: BudgetLine, year: number, pence: number): string | null {
  const amount = amounts[year] ?? 0;
  return amount > 0 && near(amount, -pence)
    ? `${formatMoney(amount)} is just the difference. Is it counted twice, or not in the stated figure?`
    : null;
}
