import { getBudget } from "~db/queries/content.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetLine } from "~db/schema";
import { recordEvent, writeContent, type ServiceContext } from "./context.server";
import { lineColumns, lineFaults, writeLineAmounts, type LineFields } from "./line-fields.server";
import { materialiseChangesAround } from "./materialise-changes.server";
import { refuseFaults } from "./refusal";

/**
 * Adds a line at the end of the budget; until it is linked, it is a change of its own.
 * @param input an amount in pence for each of the framework's years
 * @throws Refusal invalid, by field
 */
export async function addBudgetLine(
  context: ServiceContext,
  input: LineFields & { frameworkId: number },
): Promise<{ lineId: number }> {
  return writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    refuseFaults(lineFaults(input, await getBudget(tx, framework.id)));
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
    await recordEvent(write, {
      act: "line.add",
      role: "eia_author",
      subject: input.service,
      detail: { lineId: added.id, amounts: input.amounts },
    });
    return { lineId: added.id };
  });
}
