import { formatFinancialYear } from "~/domain/shared/calendar-date";
import type { YearSum } from "~/domain/budget/amounts";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { amountInWords, sumInWords } from "~/domain/budget/not-stated";

/** A column for each financial year. */
export function yearHead(years: readonly number[]) {
  return years.map((year) => ({ text: formatFinancialYear(year), numeric: true }));
}

/** @param pence whether all figures of the table show pence */
export function amountCells(amounts: YearAmounts, years: readonly number[], pence: boolean) {
  return years.map((year) => ({ content: amountInWords(amounts[year], { pence }), numeric: true }));
}

export function sumCells(byYear: readonly YearSum[], pence: boolean) {
  return byYear.map((sum) => ({ content: sumInWords(sum.pence, sum.isAtLeast, { pence }), numeric: true }));
}
