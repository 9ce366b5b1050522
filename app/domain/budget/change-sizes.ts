import { sumPence } from "../shared/money";
import type { BudgetChange, YearComparison } from "./changes";

type Sized = Pick<BudgetChange, "byYear">;

/** Largest first, up or down: by the first year, then by all years together; else in their order. */
export function changesBySize<Change extends Sized>(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (a, b) =>
      sizeIn(b.byYear.slice(0, 1)) - sizeIn(a.byYear.slice(0, 1)) || sizeIn(b.byYear) - sizeIn(a.byYear),
  );
}

/** What moves in the first year, rises and cuts alike, in pence. */
export function grossFirstYear(changes: readonly Sized[]): number {
  return sumPence(changes.map(({ byYear }) => sizeIn(byYear.slice(0, 1))));
}

function sizeIn(byYear: readonly YearComparison[]): number {
  return sumPence(byYear.map(({ change }) => Math.abs(change)));
}
