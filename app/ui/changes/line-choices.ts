import type { BudgetLine } from "~/domain/budget/budget";
import type { BudgetChange } from "~/domain/budget/changes";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { amountInWords } from "~/domain/budget/not-stated";

/** Lines to choose from, each with its amount in one year and the change it is in now. */
export function lineChoices(
  lines: readonly BudgetLine[],
  changes: readonly BudgetChange[],
  year: number | undefined,
): { id: number; text: string; hint: string }[] {
  const changeOf = new Map(
    changes.flatMap((change) => [...change.previousLines, ...change.newLines].map(({ id }) => [id, change])),
  );
  return lines.map(({ id, service, amounts }) => {
    const change = changeOf.get(id);
    const others = change ? change.previousLines.length + change.newLines.length - 1 : 0;
    const amount =
      year === undefined ? [] : [`${amountInWords(amounts[year])} in ${formatFinancialYear(year)}`];
    const place = change && others > 0 ? `in “${change.title}”` : "linked with no other line";
    return { id, text: service, hint: [...amount, place].join("; ") };
  });
}
