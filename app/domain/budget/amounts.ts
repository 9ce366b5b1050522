import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney, MAX_PENCE } from "../shared/money";
import type { Budget, StatedTotal, YearAmounts } from "./budget";

/** The name of the field in which the amount for a year is given, and at which a fault in it is told. */
export function amountField(year: number): `amount-${number}` {
  return `amount-${year}`;
}

/** The same for a stated sub-total, or for a stated total (no priority). */
export function statedTotalField(
  priorityId: number | null,
  year: number,
): `total-${number}` | `priority-${number}-${number}` {
  return priorityId === null ? `total-${year}` : `priority-${priorityId}-${year}`;
}

/**
 * What is wrong with the amounts of a line or funding source, by field. They are whole pence, £0 or more.
 * @param required the years that must have one; none may be given for a year outside `years`
 */
export function amountFaults(
  amounts: YearAmounts,
  years: readonly number[],
  required: readonly number[] = years,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const year of required) {
    if (amounts[year] === undefined) {
      faults[amountField(year)] = `Enter the amount for ${formatFinancialYear(year)}, or 0`;
    }
  }
  for (const [key, pence] of Object.entries(amounts)) {
    const fault = amountFault(Number(key), pence, years);
    if (fault) faults[amountField(Number(key))] = fault;
  }
  return faults;
}

/** What is wrong with stated figures, by field: each names a priority and year of the budget, and is £0 or more. */
export function statedTotalFaults(
  totals: readonly Omit<StatedTotal, "id">[],
  { priorities, years }: Pick<Budget, "priorities" | "years">,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { priorityId, year, pence } of totals) {
    const isOwn = priorityId === null || priorities.some(({ id }) => id === priorityId);
    const fault = isOwn ? amountFault(year, pence, years) : "This priority is not one of the framework’s";
    if (fault) faults[statedTotalField(priorityId, year)] = fault;
  }
  return faults;
}

function amountFault(year: number, pence: number, years: readonly number[]): string | null {
  const name = `The amount for ${formatFinancialYear(year)}`;
  if (!years.includes(year)) return `${name} is not asked for: the framework does not have that year`;
  if (!Number.isSafeInteger(pence)) return `${name} must be in whole pence`;
  if (pence < 0) return `${name} must be £0 or more`;
  return pence > MAX_PENCE ? `${name} must be ${formatMoney(MAX_PENCE)} or less` : null;
}

/** Sums of amounts in each of these years, in pence. */
export function sumByYear(
  items: readonly { amounts: YearAmounts }[],
  years: readonly number[],
): { year: number; pence: number }[] {
  return years.map((year) => ({
    year,
    pence: items.reduce((total, { amounts }) => total + (amounts[year] ?? 0), 0),
  }));
}
