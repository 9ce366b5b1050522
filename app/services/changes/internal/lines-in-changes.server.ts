import { eq, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { listChangesOfLines, type ChangeOfLine } from "~db/queries/changes.server";
import { amongIds, inPieces, jsonRows, othersTurn } from "~db/queries/many-rows.server";
import type { Framework } from "~db/queries/frameworks.server";
import { hasReturns } from "~db/queries/results.server";
import { budgetChange, budgetLine, changeNewLine, changePreviousLine } from "~db/schema";
import { Refusal } from "~/services/refusal";

/** What becomes of the changes whose lines are edited or removed, of one line or of ten thousand. */

/**
 * The edited lines' changes have moved, so a form that shows one of them is stale. A change of one line alone that
 * bears its name follows it; one that a person gave another title does not.
 */
export async function moveChanges(
  tx: Db,
  lines: readonly { id: number; before: string; now: string }[],
): Promise<void> {
  const changes = await listChangesOfLines(
    tx,
    lines.map(({ id }) => id),
  );
  for (const piece of inPieces(changes)) {
    await countUp(tx, piece);
    await othersTurn();
  }
  const renamed = renamedBy(lines, changes);
  if (renamed.length === 0) return;
  await tx
    .update(budgetChange)
    .set({ title: sql`renamed.title` })
    .from(sql`${jsonRows(renamed)} as renamed(id int, title text)`)
    .where(eq(budgetChange.id, sql`renamed.id`));
}

/** The same of one line, to be written. */
export function changeMoves(
  tx: Db,
  line: { id: number; before: string; now: string },
  changes: readonly ChangeOfLine[],
) {
  if (changes.length === 0) return [];
  const titles = new Map(renamedBy([line], changes).map(({ id, title }) => [id, title]));
  const moved = changes.map(({ id, title }) => ({ id, title: titles.get(id) ?? title }));
  return [
    tx
      .update(budgetChange)
      .set({ version: sql`${budgetChange.version} + 1`, title: sql`moved.title` })
      .from(sql`${jsonRows(moved)} as moved(id int, title text)`)
      .where(eq(budgetChange.id, sql`moved.id`)),
  ];
}

/** Those that follow a line of their name. */
function renamedBy(
  lines: readonly { id: number; before: string; now: string }[],
  changes: readonly ChangeOfLine[],
): { id: number; title: string }[] {
  const lineById = new Map(lines.map((line) => [line.id, line]));
  return changes.flatMap(({ id, lineCount, heldLineId, title }) => {
    const line = lineById.get(heldLineId);
    const follows =
      lineCount === 1 && line !== undefined && line.now !== line.before && line.before === title;
    return follows ? [{ id, title: line.now }] : [];
  });
}

/**
 * Removes lines and their places in changes. A change that this leaves without a line goes too, unless something was
 * written about it: `assessmentsLost` says where that must be refused first.
 * @throws Refusal conflict where results of one were returned
 */
export async function removeLines(tx: Db, lineIds: readonly number[]): Promise<void> {
  if (await hasReturns(tx, lineIds)) {
    throw new Refusal({
      kind: "conflict",
      message: "Results were returned for a line that this would remove, so it stays.",
    });
  }
  const changes = await listChangesOfLines(tx, lineIds);
  await tx.delete(changePreviousLine).where(amongIds(changePreviousLine.lineId, lineIds));
  await tx.delete(changeNewLine).where(amongIds(changeNewLine.lineId, lineIds));
  const isLeftEmpty = (change: ChangeOfLine) => isEmptied(change) && !change.hasEntry;
  const idsOf = (chosen: readonly ChangeOfLine[]) => chosen.map(({ id }) => id);
  await tx.delete(budgetChange).where(amongIds(budgetChange.id, idsOf(changes.filter(isLeftEmpty))));
  await countUp(
    tx,
    changes.filter((change) => !isLeftEmpty(change)),
  );
  await tx.delete(budgetLine).where(amongIds(budgetLine.id, lineIds));
}

async function countUp(tx: Db, changes: readonly ChangeOfLine[]): Promise<void> {
  const ids = changes.map(({ id }) => id);
  await tx
    .update(budgetChange)
    .set({ version: sql`${budgetChange.version} + 1` })
    .where(amongIds(budgetChange.id, ids));
}

const isEmptied = ({ lineCount, heldCount }: ChangeOfLine) => lineCount === heldCount;

/**
 * Why lines cannot be removed, in sentences: an assessment would lose its change. In a withdrawn framework the emptied
 * change stays with its assessment, as nobody can link it elsewhere any more.
 */
export async function assessmentsLost(
  db: Db,
  framework: Pick<Framework, "id">,
  lines: readonly { id: number; service: string }[],
): Promise<string[]> {
  if (lines.length === 0) return [];
  const changes = await listChangesOfLines(
    db,
    lines.map(({ id }) => id),
  );
  const serviceOf = new Map(lines.map(({ id, service }) => [id, service]));
  return changes
    .filter((change) => isEmptied(change) && change.hasEntry && change.framework.state !== "withdrawn")
    .map((change) => {
      const where = change.framework.id === framework.id ? "" : ` in ${change.framework.title}`;
      const answered = `“${change.title}”${where} is answered for in the EIA, and`;
      return change.heldCount === 1
        ? `${answered} “${serviceOf.get(change.heldLineId) ?? ""}” is its only line. Link the line with another one first, so that what was written is kept; then remove it.`
        : `${answered} all its ${change.heldCount} lines would go. Link one of them with another line first, so that what was written is kept; then remove them.`;
    });
}
