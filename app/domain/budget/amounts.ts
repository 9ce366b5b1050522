import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney, MAX_PENCE } from "../shared/money";
import type { Budget, StatedTotal } from "./budget";
import type { YearAmounts } from "./year-amounts";
import { hasUnstated } from "./not-stated";

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
 * What is wrong with the amounts of a line, by field. They are whole pence; one below £0 is income, a fee, or a saving still to
 * be found. A year without one is not stated; none may be given for a year outside `years`.
 */
export function lineAmountFaults(amounts: YearAmounts, years: readonly number[]): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const [key, pence] of Object.entries(amounts)) {
    const fault = amountFault(Number(key), pence, years);
    if (fault) faults[amountField(Number(key))] = fault;
  }
  return faults;
}

/** The same of a funding source: £0 or more, and the first year must have one. Later years may not be agreed yet. */
export function fundingAmountFaults(amounts: YearAmounts, years: readonly number[]): Record<string, string> {
  const faults = lineAmountFaults(amounts, years);
  for (const [key, pence] of Object.entries(amounts)) {
    const year = Number(key);
    if (pence < 0)
      faults[amountField(year)] = `The amount for ${formatFinancialYear(year)} must be £0 or more`;
  }
  const [first] = years;
  if (first !== undefined && amounts[first] === undefined) {
    faults[amountField(first)] = `Enter the amount for ${formatFinancialYear(first)}, or 0`;
  }
  return faults;
}

/** What is wrong with stated figures, by field: each names a priority and year of the budget. */
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
  if (!years.includes(year)) return `${name} is not asked for: the budget does not have that year`;
  if (!Number.isSafeInteger(pence)) return `${name} must be in whole pence`;
  if (pence < -MAX_PENCE) return `${name} must be ${formatMoney(-MAX_PENCE)} or more`;
  return pence > MAX_PENCE ? `${name} must be ${formatMoney(MAX_PENCE)} or less` : null;
}

export interface YearSum {
  year: number;
  pence: number;
  /** Whether one of the amounts is not stated. */
  isAtLeast: boolean;
}

/** Sums of amounts in each of these years, in pence: the least that they may be where one is not stated. */
export function sumByYear(items: readonly { amounts: YearAmounts }[], years: readonly number[]): YearSum[] {
  return years.map((year) => ({
    year,
    pence: items.reduce((total, { amounts }) => total + (amounts[year] ?? 0), 0),
    isAtLeast: hasUnstated(items, year),
  }));
}
