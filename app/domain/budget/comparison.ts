import { sumByYear, type YearSum } from "./amounts";
import type { Budget, BudgetLine } from "./budget";
import { comparisonYear, type YearComparison } from "./changes";
import { unstatedSide } from "./not-stated";

const NO_PRIORITY = "No priority";

export interface PriorityLines {
  /** Null for lines that stand under no priority. */
  priorityId: number | null;
  name: string;
  lines: readonly BudgetLine[];
  byYear: readonly YearSum[];
}

/** The lines under their priorities, with sub-totals; every priority is there, and "No priority" where it has lines. */
export function linesByPriority({
  priorities,
  lines,
  years,
}: Pick<Budget, "priorities" | "lines" | "years">): PriorityLines[] {
  const ids = new Set<number | null>(priorities.map(({ id }) => id));
  const group = (priorityId: number | null, name: string, own: readonly BudgetLine[]) => ({
    priorityId,
    name,
    lines: own,
    byYear: sumByYear(own, years),
  });
  const without = lines.filter(({ priorityId }) => !ids.has(priorityId));
  return [
    ...priorities.map(({ id, name }) =>
      group(
        id,
        name,
        lines.filter(({ priorityId }) => priorityId === id),
      ),
    ),
    ...(without.length > 0 ? [group(null, NO_PRIORITY, without)] : []),
  ];
}

export interface PriorityComparison {
  name: string;
  byYear: readonly YearComparison[];
}

type ComparedBudget = Pick<Budget, "priorities" | "lines" | "years">;

/**
 * Sub-totals of both budgets, priority by priority. The two budgets have priorities of their own: those of one name
 * are taken to be the same. They always add up to the two totals.
 */
export function comparePriorities(
  current: ComparedBudget,
  previous: ComparedBudget | null,
): PriorityComparison[] {
  const now = linesByPriority(current);
  const before = previous ? linesByPriority(previous) : [];
  const names = [...new Set([...now, ...before].map(({ name }) => name))].sort(
    (a, b) => Number(a === NO_PRIORITY) - Number(b === NO_PRIORITY),
  );
  const sumOf = (groups: readonly PriorityLines[], name: string, year: number | null) => {
    const sums = groups
      .filter((group) => group.name === name)
      .flatMap(({ byYear }) => byYear.filter((figure) => figure.year === year));
    return {
      pence: sums.reduce((total, { pence }) => total + pence, 0),
      isAtLeast: sums.some(({ isAtLeast }) => isAtLeast),
    };
  };
  return names.map((name) => ({
    name,
    byYear: current.years.map((year) => {
      const previousYear = comparisonYear(year, previous?.years ?? []);
      const [was, is] = [sumOf(before, name, previousYear), sumOf(now, name, year)];
      return {
        ...{ year, previousYear, previous: was.pence, new: is.pence, change: is.pence - was.pence },
        ...unstatedSide(was.isAtLeast, is.isAtLeast),
      };
    }),
  }));
}
