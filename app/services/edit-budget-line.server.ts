import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { listChangesOfLine } from "~db/queries/changes.server";
import { getBudget } from "~db/queries/content.server";
import { budgetChange, budgetLine } from "~db/schema";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "./context.server";
import {
  lineColumns,
  lineFaults,
  lineInWords,
  writeLineAmounts,
  type LineFields,
} from "./line-fields.server";
import { Refusal, refuseFaults } from "./refusal";

/**
 * What was assessed on the line as it was is stale from now on. A change of this line alone that bears its name
 * follows it; one that a person gave another title does not.
 * @throws Refusal not-found, stale, or invalid by field
 */
export async function editBudgetLine(
  context: ServiceContext,
  input: LineFields & { frameworkId: number; lineId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    const budget = await getBudget(tx, framework.id);
    const before = budget.lines.find(({ id }) => id === input.lineId);
    if (!before) throw new Refusal({ kind: "not-found" });
    requireVersion(before, input.version, lineInWords(before, budget));
    refuseFaults(lineFaults(input, budget));
    await tx
      .update(budgetLine)
      .set({ ...lineColumns(input), version: before.version + 1 })
      .where(eq(budgetLine.id, before.id));
    await writeLineAmounts(tx, before.id, input.amounts);
    await moveChanges(tx, before, input.service);
    await recordEvent(write, {
      act: "line.edit",
      role: "eia_author",
      subject: input.service,
      detail: { lineId: before.id, before, amounts: input.amounts },
    });
  });
}

/** A form that shows one of the line's changes is stale as well: what it would confirm has moved. */
async function moveChanges(
  tx: Db,
  before: { id: number; service: string },
  serviceNow: string,
): Promise<void> {
  const changes = await listChangesOfLine(tx, before.id);
  if (changes.length === 0) return;
  await tx
    .update(budgetChange)
    .set({ version: sql`${budgetChange.version} + 1` })
    .where(
      inArray(
        budgetChange.id,
        changes.map(({ id }) => id),
      ),
    );
  const named = changes.filter(({ lineCount, title }) => lineCount === 1 && title === before.service);
  if (named.length === 0) return;
  await tx
    .update(budgetChange)
    .set({ title: serviceNow })
    .where(
      inArray(
        budgetChange.id,
        named.map(({ id }) => id),
      ),
    );
}
