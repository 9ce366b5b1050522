import { z } from "zod";
import { amountField } from "~/domain/budget/amounts";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { NOT_STATED, readsAsNotStated } from "~/domain/budget/not-stated";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { moneyField, moneyValue, type RawValues, type TextField } from "~/forms/form";

type AmountFields<T> = Record<ReturnType<typeof amountField>, TextField<T>>;

/** One box for each financial year, all of them asked for. 0 is an answer, and so is that it is not stated. */
export function amountFields(years: readonly number[]): AmountFields<number | null> {
  return eachYear(years, (year, index) =>
    statedOrNotField(
      amountLabel(year),
      `Enter the amount for ${formatFinancialYear(year)}: a figure, 0 or “${NOT_STATED}”`,
      index === 0
        ? {
            hint: `With a minus for income or a saving still to be found. If the budget does not say, write “${NOT_STATED}”.`,
          }
        : {},
    ),
  );
}

/** An amount that is asked for; null where the person writes that it is not stated. */
export function statedOrNotField(
  label: string,
  required: string,
  looks: { hint?: string } = {},
): TextField<number | null> {
  const field = moneyField(label, required, { ...looks, allowNegative: true });
  const schema = z.string().transform((typed, context): number | null => {
    if (readsAsNotStated(typed)) return null;
    const read = field.schema.safeParse(typed);
    if (read.success) return read.data;
    for (const { message } of read.error.issues) context.addIssue({ code: "custom", message });
    return null;
  });
  return { ...field, schema };
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

/** @returns pence by year, of the years whose amount is stated */
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

/** What `statedOrNotField` shows of an amount, or of null. */
export function statedOrNotValue(pence: number | null): string {
  return pence === null ? NOT_STATED : moneyValue(pence);
}

/** The same of a budget line, where a year without an amount is not stated. */
export function lineAmountValues(amounts: YearAmounts, years: readonly number[]): RawValues {
  return Object.fromEntries(
    years.map((year) => [amountField(year), statedOrNotValue(amounts[year] ?? null)]),
  );
}
