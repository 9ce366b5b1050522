import type { Db } from "~db/client.server";
import { listUnlinkedLines } from "~db/queries/changes.server";
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
  const changes = await tx
    .insert(budgetChange)
    .values(lines.map(({ service }, index) => ({ frameworkId, position: first + index, title: service })))
    .returning({ id: budgetChange.id, position: budgetChange.position });
  const changeAt = new Map(changes.map(({ id, position }) => [position, id]));
  const links = lines.flatMap(({ id: lineId, side }, index) => {
    const changeId = changeAt.get(first + index);
    return changeId === undefined ? [] : [{ side, row: { frameworkId, lineId, changeId } }];
  });
  const rowsOf = (wanted: "previous" | "new") =>
    links.filter(({ side }) => side === wanted).map(({ row }) => row);
  const [previousRows, newRows] = [rowsOf("previous"), rowsOf("new")];
  if (previousRows.length > 0) await tx.insert(changePreviousLine).values(previousRows);
  if (newRows.length > 0) await tx.insert(changeNewLine).values(newRows);
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
