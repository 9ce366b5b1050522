import type { YearAmounts } from "~/domain/budget/budget";
import { amountField } from "~/domain/budget/amounts";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { moneyField, moneyValue, type RawValues, type TextField } from "./form";

type AmountFields<T> = Record<ReturnType<typeof amountField>, TextField<T>>;

/** One box for each financial year, all of them asked for. 0 is an answer. */
export function amountFields(years: readonly number[]): AmountFields<number> {
  return eachYear(years, (year) =>
    moneyField(amountLabel(year), `Enter the amount for ${formatFinancialYear(year)}, or 0`),
  );
}

/** The same, where only the first year is asked for: later years may not be agreed yet. */
export function firstYearAmountFields(years: readonly number[]): AmountFields<number | null> {
  return eachYear(years, (year, index) =>
    index === 0
      ? moneyField(amountLabel(year), `Enter the amount for ${formatFinancialYear(year)}, or 0`)
      : moneyField(amountLabel(year), null, { hint: "Leave empty where it is not agreed yet" }),
  );
}

function amountLabel(year: number): string {
  return `Amount for ${formatFinancialYear(year)}`;
}

function eachYear<T>(years: readonly number[], field: (year: number, index: number) => TextField<T>) {
  return Object.fromEntries(years.map((year, index) => [amountField(year), field(year, index)]));
}

/** @returns pence by year, of the years that have an amount */
export function readAmounts(
  value: Partial<Record<ReturnType<typeof amountField>, number | null>>,
  years: readonly number[],
): YearAmounts {
  return Object.fromEntries(
    years.flatMap((year) => {
      const pence = value[amountField(year)];
      return pence === null || pence === undefined ? [] : [[year, pence]];
    }),
  );
}

export function amountValues(amounts: YearAmounts, years: readonly number[]): RawValues {
  return Object.fromEntries(years.map((year) => [amountField(year), moneyValue(amounts[year] ?? null)]));
}
