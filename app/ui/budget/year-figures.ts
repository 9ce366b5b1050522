import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import type { YearAmounts } from "~/domain/budget/budget";

/** A column for each financial year. */
export function yearHead(years: readonly number[]) {
  return years.map((year) => ({ text: formatFinancialYear(year), numeric: true }));
}

/** @param pence whether all figures of the table show pence */
export function amountCells(amounts: YearAmounts, years: readonly number[], pence: boolean) {
  return years.map((year) => {
    const amount = amounts[year];
    return { content: amount === undefined ? "Not stated" : formatMoney(amount, { pence }), numeric: true };
  });
}

export function sumCells(byYear: readonly { pence: number }[], pence: boolean) {
  return byYear.map((figure) => ({ content: formatMoney(figure.pence, { pence }), numeric: true }));
}
