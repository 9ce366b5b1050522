import { getBudget } from "~db/queries/content.server";
import { matchField } from "~/domain/budget/import-pairs";
import type { LineMatches } from "~/domain/budget/imported-budget";
import type { ServiceContext } from "~/services/context.server";
import { changeDraft } from "./internal/import-draft.server";
import { refuseFaults } from "~/services/refusal";

/**
 * Decides which lines of the budget imported rows are, so that these keep their identity; a row may be a new line.
 * @param input.matches line ids by row; null for a new line. What was decided of other rows stays.
 * @param input.version of the import under way
 * @throws Refusal invalid, by row (`match-<row>`): each line is one row at most, and is of this budget; conflict
 */
export async function matchImportLines(
  context: ServiceContext,
  input: { frameworkId: number; version: number; matches: LineMatches },
): Promise<void> {
  await changeDraft(context, input, async (draft, { tx, framework }) => {
    const ids = new Set((await getBudget(tx, framework.id)).lines.map(({ id }) => id));
    const matches: LineMatches = { ...draft.matches, ...input.matches };
    const rowOf = new Map<number, number>();
    const faults: Record<string, string> = {};
    for (const [key, lineId] of Object.entries(matches)) {
      const row = Number(key);
      if (lineId === null) continue;
      const other = rowOf.get(lineId);
      if (row in input.matches && !ids.has(lineId)) {
        faults[matchField(row)] = "That line is no longer in the budget. Choose again";
      } else if (other !== undefined) {
        faults[matchField(row in input.matches ? row : other)] =
          `Rows ${other} and ${row} cannot both be this line. Choose which it is`;
      }
      rowOf.set(lineId, row);
    }
    refuseFaults(faults);
    return { matches };
  });
}
