import { eq, inArray, sql } from "drizzle-orm";
import { listChangesOfLine, type ChangeOfLine } from "~db/queries/changes.server";
import { getBudget } from "~db/queries/content.server";
import { budgetChange, budgetLine, changeNewLine, changePreviousLine } from "~db/schema";
import {
  recordEvent,
  requireVersion,
  writeContent,
  type FrameworkWrite,
  type ServiceContext,
} from "./context.server";
import { lineInWords } from "./line-fields.server";
import { Refusal } from "./refusal";

/**
 * Removes a line and its place in a change. A change that this leaves without a line goes too, unless something was
 * written about it.
 * @throws Refusal not-found; stale; conflict where an assessment would lose its change
 */
export async function removeBudgetLine(
  context: ServiceContext,
  input: { frameworkId: number; lineId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    const budget = await getBudget(tx, framework.id);
    const line = budget.lines.find(({ id }) => id === input.lineId);
    if (!line) throw new Refusal({ kind: "not-found" });
    requireVersion(line, input.version, lineInWords(line, budget));
    const changes = await listChangesOfLine(tx, line.id);
    refuseLosingAssessment(write, line.service, changes);

    await tx.delete(changePreviousLine).where(eq(changePreviousLine.lineId, line.id));
    await tx.delete(changeNewLine).where(eq(changeNewLine.lineId, line.id));
    const isLeftEmpty = ({ lineCount, hasEntry }: ChangeOfLine) => lineCount === 1 && !hasEntry;
    const emptied = changes.filter(isLeftEmpty).map(({ id }) => id);
    const reduced = changes.filter((change) => !isLeftEmpty(change)).map(({ id }) => id);
    if (emptied.length > 0) await tx.delete(budgetChange).where(inArray(budgetChange.id, emptied));
    if (reduced.length > 0) {
      await tx
        .update(budgetChange)
        .set({ version: sql`${budgetChange.version} + 1` })
        .where(inArray(budgetChange.id, reduced));
    }
    await tx.delete(budgetLine).where(eq(budgetLine.id, line.id));
    await recordEvent(write, {
      act: "line.remove",
      role: "eia_author",
      subject: line.service,
      detail: { line, changes: changes.map(({ id, title }) => ({ id, title })) },
    });
  });
}

/** In a withdrawn framework the emptied change stays with its assessment: nobody can link it elsewhere any more. */
function refuseLosingAssessment(
  { framework }: FrameworkWrite,
  service: string,
  changes: readonly ChangeOfLine[],
): void {
  const losing = changes.find(
    (change) => change.lineCount === 1 && change.hasEntry && change.framework.state !== "withdrawn",
  );
  if (!losing) return;
  const where = losing.framework.id === framework.id ? "" : ` in ${losing.framework.title}`;
  throw new Refusal({
    kind: "conflict",
    message: `“${losing.title}”${where} is answered for in the EIA, and “${service}” is its only line. Link the line with another one first, so that what was written is kept; then remove it.`,
  });
}
