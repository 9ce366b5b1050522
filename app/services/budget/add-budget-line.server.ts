import { getBudget } from "~db/queries/content.server";
import { insertMany } from "~db/queries/many-rows.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetLine, budgetLineAmount } from "~db/schema";
import { tidyContract } from "~/domain/budget/line-contract";
import { lineAsWritten } from "~/domain/budget/line-history";
import { recordEvent, writeContent, type ServiceContext } from "~/services/context.server";
import {
  amountRows,
  lineColumns,
  lineFaults,
  reasonFaults,
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
  { frameworkId, ...line }: LineFields & WithReason & { frameworkId: number },
): Promise<{ lineId: number }> {
  const [lineId] = await addBudgetLines(context, { frameworkId, lines: [line] });
  if (lineId === undefined) throw new Error("The line was not inserted");
  return { lineId };
}

/** Several, in their order, all of them or none. @returns their ids */
export async function addBudgetLines(
  context: ServiceContext,
  { frameworkId, lines }: { frameworkId: number; lines: readonly (LineFields & WithReason)[] },
): Promise<number[]> {
  return writeContent(context, frameworkId, async (write) => {
    const { tx, framework } = write;
    const budget = await getBudget(tx, framework.id);
    for (const line of lines) {
      refuseFaults({
        ...lineFaults(line, budget),
        ...(await reasonFaults(tx, framework.id, "added", line)),
      });
    }
    const first = await nextPosition(tx, budgetLine, framework.id);
    const added = await tx
      .insert(budgetLine)
      .values(
        lines.map((line, index) => ({
          frameworkId: framework.id,
          position: first + index,
          ...lineColumns(line),
          contract: tidyContract(line.contract ?? {}),
        })),
      )
      .returning({ id: budgetLine.id });
    const stored = lines.map((line, index) => {
      const lineId = added[index]?.id;
      if (lineId === undefined) throw new Error("A line was not inserted");
      return { ...line, lineId, reason: line.reason ?? "" };
    });
    await insertMany(
      tx,
      budgetLineAmount,
      stored.flatMap(({ lineId, amounts }) => amountRows(lineId, amounts)),
    );
    await materialiseChangesAround(tx, framework);
    const edits = stored.map(({ lineId, reason, ...line }) => ({
      ...{ lineId, kind: "added" as const, before: null, reason },
      after: lineAsWritten(line, budget),
    }));
    await recordLineEdits(write, edits);
    for (const { lineId, after, reason } of edits) {
      recordEvent(write, {
        act: "line.add",
        role: "eia_author",
        subject: after.service,
        after,
        detail: { lineId, reason },
      });
    }
    return stored.map(({ lineId }) => lineId);
  });
}
