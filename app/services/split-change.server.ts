import { and, eq, inArray } from "drizzle-orm";
import { budgetChange, changeNewLine, changePreviousLine, framework } from "~db/schema";
import type { Db } from "~db/client.server";
import { recordEvent, requireVersion, type ServiceContext } from "./context.server";
import { writeForChange } from "./entry-writing.server";
import { materialiseUnlinkedChanges } from "./materialise-changes.server";
import { Refusal } from "./refusal";

/**
 * Makes each line of a change a change of its own again. The first line, a previous one where there is any, keeps
 * what was written about the whole: its entry, which is stale from now on, and its transfer mark.
 * @throws Refusal not-found; stale; conflict where it has one line only
 */
export async function splitChange(
  context: ServiceContext,
  input: { frameworkId: number; changeId: number; version: number },
): Promise<void> {
  await writeForChange(context, input, async (write) => {
    const { tx, framework: row, change } = write;
    const lines = [...change.previousLines, ...change.newLines];
    requireVersion(change, input.version, {
      title: change.title,
      lines: lines.map(({ service }) => service).join("\n"),
    });
    const [first, ...others] = lines;
    if (!first || others.length === 0) {
      throw new Refusal({
        kind: "conflict",
        message: "This change has one line only, so there is nothing to split.",
      });
    }
    await takeOut(
      tx,
      change.id,
      others.map(({ id }) => id),
    );
    await tx
      .update(budgetChange)
      .set({ title: first.service, version: change.version + 1 })
      .where(eq(budgetChange.id, change.id));
    await materialiseUnlinkedChanges(tx, row.id);
    await tx
      .update(framework)
      .set({ version: row.version + 1 })
      .where(eq(framework.id, row.id));
    await recordEvent(write, {
      act: "change.split",
      role: "eia_author",
      subject: change.title,
      detail: {
        changeId: change.id,
        previousLineIds: change.previousLines.map(({ id }) => id),
        newLineIds: change.newLines.map(({ id }) => id),
      },
    });
  });
}

async function takeOut(tx: Db, changeId: number, lineIds: readonly number[]): Promise<void> {
  for (const links of [changePreviousLine, changeNewLine]) {
    await tx.delete(links).where(and(eq(links.changeId, changeId), inArray(links.lineId, [...lineIds])));
  }
}
