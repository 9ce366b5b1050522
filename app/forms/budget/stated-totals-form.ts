import type { Priority, StatedTotal } from "~/domain/budget/budget";
import { statedTotalField } from "~/domain/budget/amounts";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import {
  defineForm,
  moneyField,
  moneyValue,
  type FormValue,
  type RawValues,
  type TextField,
} from "~/forms/form";

interface Figure {
  priorityId: number | null;
  year: number;
}

function figuresOf(priorities: readonly Priority[], years: readonly number[]): Figure[] {
  return [...priorities.map(({ id }) => id), null].flatMap((priorityId) =>
    years.map((year) => ({ priorityId, year })),
  );
}

/** Each sub-total and total, as the office's own document states it; empty where it states none. */
export function statedTotalsForm(priorities: readonly Priority[], years: readonly number[]) {
  const nameOf = new Map(priorities.map(({ id, name }) => [id, name]));
  const fields: Record<ReturnType<typeof statedTotalField>, TextField<number | null>> = Object.fromEntries(
    figuresOf(priorities, years).map((figure) => {
      const name = figure.priorityId === null ? "All priorities" : nameOf.get(figure.priorityId);
      return [
        statedTotalField(figure.priorityId, figure.year),
        moneyField(`${name}, ${formatFinancialYear(figure.year)}`, null, { allowNegative: true }),
      ];
    }),
  );
  return defineForm(fields);
}

/** The same of a baseline, with which nothing is compared: it may state what the year before came to. */
export function baselineTotalsForm(priorities: readonly Priority[], years: readonly number[]) {
  const [first] = years;
  return defineForm(
    Object.assign({}, statedTotalsForm(priorities, years).fields, {
      totalBefore: moneyField(
        first === undefined ? "The year before" : `All priorities, ${formatFinancialYear(first - 1)}`,
        null,
        { hint: "What the year before came to, where it is stated. The rise is worked out" },
      ),
    }),
  );
}

/** What `setStatedTotals` takes: the figures that are stated. */
export function readStatedTotals(
  value: FormValue<ReturnType<typeof statedTotalsForm>>,
  priorities: readonly Priority[],
  years: readonly number[],
) {
  return figuresOf(priorities, years).flatMap(({ priorityId, year }) => {
    const pence = value[statedTotalField(priorityId, year)];
    return pence === null || pence === undefined ? [] : [{ priorityId, year, pence }];
  });
}

export function statedTotalsValues(totals: readonly StatedTotal[]): RawValues {
  return Object.fromEntries(
    totals.map(({ priorityId, year, pence }) => [statedTotalField(priorityId, year), moneyValue(pence)]),
  );
}
