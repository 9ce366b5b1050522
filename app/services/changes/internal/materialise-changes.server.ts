import { and, eq, gte } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { listUnlinkedLines } from "~db/queries/changes.server";
import { insertMany } from "~db/queries/many-rows.server";
import { getPreviousId, listComparedWith, type Framework } from "~db/queries/frameworks.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetChange, changeNewLine, changePreviousLine } from "~db/schema";

/**
 * Makes a change of its own for every line, of either budget, that is in none: so that every line is in exactly one
 * change, and every change has an id to which an answer can be given. The framework's row must be locked.
 */
export async function materialiseUnlinkedChanges(tx: Db, frameworkId: number): Promise<void> {
  const previousId = await getPreviousId(tx, frameworkId);
  const lines = await listUnlinkedLines(tx, { id: frameworkId, previousId });
  if (lines.length === 0) return;
  const first = await nextPosition(tx, budgetChange, frameworkId);
  const placed = lines.map((line, index) => ({ ...line, position: first + index }));
  await insertMany(
    tx,
    budgetChange,
    placed.map(({ service, position }) => ({ frameworkId, position, title: service })),
  );
  const changes = await tx
    .select({ id: budgetChange.id, position: budgetChange.position })
    .from(budgetChange)
    .where(and(eq(budgetChange.frameworkId, frameworkId), gte(budgetChange.position, first)));
  const changeAt = new Map(changes.map(({ id, position }) => [position, id]));
  const rowsOf = (wanted: "previous" | "new") =>
    placed.flatMap(({ id: lineId, side, position }) => {
      const changeId = changeAt.get(position);
      return side === wanted && changeId !== undefined ? [{ frameworkId, lineId, changeId }] : [];
    });
  await insertMany(tx, changePreviousLine, rowsOf("previous"));
  await insertMany(tx, changeNewLine, rowsOf("new"));
}

/** The same after lines of a budget were added: a baseline's are previous lines in those compared with it. */
export async function materialiseChangesAround(
  tx: Db,
  framework: Pick<Framework, "id" | "state">,
): Promise<void> {
  if (framework.state !== "baseline") return materialiseUnlinkedChanges(tx, framework.id);
  for (const { id, state } of await listComparedWith(tx, framework.id)) {
    if (state === "drafting") await materialiseUnlinkedChanges(tx, id);
  }
}
