import { eq, inArray, sql } from "drizzle-orm";
import { getContent } from "~db/queries/content.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetChange, changeNewLine, changePreviousLine, framework } from "~db/schema";
import type { Db } from "~db/client.server";
import type { ChangeLink } from "~/domain/budget/changes";
import { planRelinking } from "~/domain/budget/relinking";
import type { FrameworkContent } from "~/domain/framework/content";
import { absorbEntries } from "./absorb-entries.server";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "./context.server";
import { Refusal, refuseFaults } from "./refusal";

export interface LinesToLink {
  frameworkId: number;
  /** The framework's version: another linking since the form was shown is noticed. */
  version: number;
  title: string;
  previousLineIds: readonly number[];
  newLineIds: readonly number[];
}

/**
 * Joins lines of both budgets into one change, out of whatever changes they are in. What was written about a change
 * that this empties is kept with the one that takes its lines; answers about lines that moved are stale.
 * @throws Refusal not-found for a line of neither budget; invalid for fewer than two lines; stale
 */
export async function linkLines(context: ServiceContext, input: LinesToLink): Promise<{ changeId: number }> {
  return writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework: row } = write;
    if (row.state === "baseline") throw new Refusal({ kind: "not-found" });
    const content = await getContent(tx, row.id);
    requireOwnLines(content, input);
    requireVersion(row, input.version, { previousLineIds: linksInWords(content, input) });
    refuseFaults(faults(input));

    const plan = planRelinking(
      content.links,
      input,
      new Set(content.entries.map(({ changeId }) => changeId)),
    );
    const survivorId = plan.survivorId ?? (await insertChange(tx, row.id, input.title));
    await moveLines(tx, row.id, survivorId, input);
    const emptied = content.links.filter(({ id }) => plan.emptiedIds.includes(id));
    await keepTexts(tx, content, survivorId, emptied);
    if (emptied.length > 0) {
      await tx.delete(budgetChange).where(inArray(budgetChange.id, [...plan.emptiedIds]));
    }
    await tx
      .update(budgetChange)
      .set({ version: sql`${budgetChange.version} + 1` })
      .where(inArray(budgetChange.id, [survivorId, ...plan.reducedIds]));
    await tx.update(budgetChange).set({ title: input.title }).where(eq(budgetChange.id, survivorId));
    await tx
      .update(framework)
      .set({ version: row.version + 1 })
      .where(eq(framework.id, row.id));
    const { previousLineIds, newLineIds } = input;
    const before = content.links.find(({ id }) => id === survivorId) ?? null;
    await recordEvent(write, {
      act: "change.link",
      role: "eia_author",
      subject: input.title,
      detail: {
        changeId: survivorId,
        previousLineIds,
        newLineIds,
        before,
        emptied,
        reduced: plan.reducedIds,
      },
    });
    return { changeId: survivorId };
  });
}

async function keepTexts(
  tx: Db,
  { entries }: FrameworkContent,
  survivorId: number,
  emptied: readonly ChangeLink[],
): Promise<void> {
  const entryOf = new Map(entries.map((entry) => [entry.changeId, entry]));
  const answered = emptied.flatMap((change) => {
    const entry = entryOf.get(change.id);
    return entry ? [{ change, entry }] : [];
  });
  if (answered.length === 0) return;
  const into = entryOf.get(survivorId);
  if (!into) throw new Error(`Change ${survivorId} has no entry to keep the texts of others`);
  await absorbEntries(tx, into, answered);
}

function requireOwnLines({ budget, previous }: FrameworkContent, chosen: LinesToLink): void {
  const newIds = new Set(budget.lines.map(({ id }) => id));
  const previousIds = new Set(previous?.lines.map(({ id }) => id));
  const areOwn =
    chosen.newLineIds.every((id) => newIds.has(id)) &&
    chosen.previousLineIds.every((id) => previousIds.has(id));
  if (!areOwn) throw new Refusal({ kind: "not-found" });
}

function faults({ title, previousLineIds, newLineIds }: LinesToLink): Record<string, string> {
  const lines = new Set(previousLineIds).size + new Set(newLineIds).size;
  return {
    ...(lines < 2 ? { previousLineIds: "Choose at least two lines, from either budget or from both" } : {}),
    ...(title.trim() === "" ? { title: "Enter a title for the change" } : {}),
  };
}

/** In which change each of the lines chosen is now. */
function linksInWords(
  { budget, previous, links }: FrameworkContent,
  { previousLineIds, newLineIds }: LinesToLink,
): string {
  const side = (
    ids: readonly number[],
    lines: readonly { id: number; service: string }[],
    of: "previousLineIds" | "newLineIds",
  ) =>
    ids.map((id) => {
      const service = lines.find((line) => line.id === id)?.service ?? "";
      const title = links.find((link) => link[of].includes(id))?.title ?? "";
      return `${service}: in “${title}”`;
    });
  return [
    ...side(previousLineIds, previous?.lines ?? [], "previousLineIds"),
    ...side(newLineIds, budget.lines, "newLineIds"),
  ].join("\n");
}

async function insertChange(tx: Db, frameworkId: number, title: string): Promise<number> {
  const [added] = await tx
    .insert(budgetChange)
    .values({ frameworkId, title, position: await nextPosition(tx, budgetChange, frameworkId) })
    .returning({ id: budgetChange.id });
  if (!added) throw new Error("The change was not inserted");
  return added.id;
}

async function moveLines(
  tx: Db,
  frameworkId: number,
  changeId: number,
  { previousLineIds, newLineIds }: LinesToLink,
): Promise<void> {
  if (previousLineIds.length > 0) {
    await tx
      .insert(changePreviousLine)
      .values([...new Set(previousLineIds)].map((lineId) => ({ frameworkId, lineId, changeId })))
      .onConflictDoUpdate({
        target: [changePreviousLine.frameworkId, changePreviousLine.lineId],
        set: { changeId },
      });
  }
  if (newLineIds.length > 0) {
    await tx
      .insert(changeNewLine)
      .values([...new Set(newLineIds)].map((lineId) => ({ frameworkId, lineId, changeId })))
      .onConflictDoUpdate({ target: changeNewLine.lineId, set: { changeId } });
  }
}
