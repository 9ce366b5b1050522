import { getBudget } from "~db/queries/content.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetLine } from "~db/schema";
import { lineAsWritten } from "~/domain/budget/line-history";
import { recordEvent, writeContent, type ServiceContext } from "~/services/context.server";
import {
  lineColumns,
  lineFaults,
  reasonFaults,
  writeLineAmounts,
  type LineFields,
  type WithReason,
} from "./internal/line-fields.server";
import { recordLineEdits } from "./internal/line-history.server";
import { materialiseChangesAround } from "~/services/changes/internal/materialise-changes.server";
import { refuseFaults } from "~/services/refusal";

/**
 * Adds a line at the end of the budget; until it is linked, it is a change of its own.
 * @param input an amount in pence for each of the framework's years
 * @throws Refusal invalid, by field
 */
export async function addBudgetLine(
  context: ServiceContext,
  input: LineFields & WithReason & { frameworkId: number },
): Promise<{ lineId: number }> {
  return writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    const budget = await getBudget(tx, framework.id);
    const { reason = "" } = input;
    refuseFaults({
      ...lineFaults(input, budget),
      ...(await reasonFaults(tx, framework.id, "added", input)),
    });
    const [added] = await tx
      .insert(budgetLine)
      .values({
        frameworkId: framework.id,
        position: await nextPosition(tx, budgetLine, framework.id),
        ...lineColumns(input),
      })
      .returning({ id: budgetLine.id });
    if (!added) throw new Error("The line was not inserted");
    await writeLineAmounts(tx, added.id, input.amounts);
    await materialiseChangesAround(tx, framework);
    const after = lineAsWritten(input, budget.priorities);
    await recordLineEdits(write, [{ lineId: added.id, kind: "added", before: null, after, reason }]);
    recordEvent(write, {
      act: "line.add",
      role: "eia_author",
      subject: input.service,
      after,
      detail: { lineId: added.id, reason },
    });
    return { lineId: added.id };
  });
}
