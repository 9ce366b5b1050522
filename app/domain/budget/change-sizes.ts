import { sumPence } from "../shared/money";
import { changeIn, type BudgetChange } from "./changes";

type Sized = Pick<BudgetChange, "byYear">;

/** What moves in a year, up or down, in pence. */
export function sizeIn(change: Sized, year: number): number {
  return Math.abs(changeIn(change, year));
}

/** The same in all years together. */
export function sizeInAllYears({ byYear }: Sized): number {
  return sumPence(byYear.map(({ change }) => Math.abs(change)));
}

/** What these move in a year, rises and cuts alike, in pence. */
export function grossIn(changes: readonly Sized[], year: number): number {
  return sumPence(changes.map((change) => sizeIn(change, year)));
}

/** What moves in a year as a share of what it was: infinite where it was nothing and now is something. */
export function shareIn(change: Sized, year: number): number {
  const size = sizeIn(change, year);
  const before = change.byYear.find((figures) => figures.year === year)?.previous ?? 0;
  return size === 0 ? 0 : size / Math.abs(before);
}

/** Largest first, up or down: by what moves in this year, then by all years together; else in their order. */
export function changesBySize<Change extends Sized>(changes: readonly Change[], year: number): Change[] {
  return [...changes].sort(
    (a, b) => sizeIn(b, year) - sizeIn(a, year) || sizeInAllYears(b) - sizeInAllYears(a),
  );
}

/**
 * Whether a change is one that the office wants looked at first, going by any of its years. That orders and highlights, and of
 * such a change it is asked who was consulted (rule 28); no change is ever excused from being answered for because it is small.
 * @param threshold pence; null where the office has set none
 */
export function reachesThreshold({ byYear }: Sized, threshold: number | null): boolean {
  return threshold !== null && byYear.some(({ change }) => Math.abs(change) >= threshold);
}
