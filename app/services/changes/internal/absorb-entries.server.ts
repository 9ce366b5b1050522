import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { action, eiaEntry, entryFinding } from "~db/schema";
import type { ChangeLink } from "~/domain/budget/changes";
import type { EiaEntry } from "~/domain/eia/eia";
import { entryAsText } from "~/domain/eia/entry-text";

export interface AnsweredChange {
  change: Pick<ChangeLink, "title" | "isTransfer" | "transferredTo">;
  entry: EiaEntry;
}

/**
 * The entries of changes whose lines all go to another one: their texts are kept with its entry, to read, and their
 * actions move there. What they found adverse or not yet known is found of it as well (rule 19). Nothing that anyone wrote is
 * lost.
 */
export async function absorbEntries(
  tx: Db,
  into: EiaEntry,
  answered: readonly AnsweredChange[],
): Promise<void> {
  if (answered.length === 0) return;
  const ids = answered.map(({ entry }) => entry.id);
  const texts = answered.flatMap(({ change, entry }) => [
    { title: change.title, text: transferText(change) + entryAsText(entry) },
    ...entry.absorbed,
  ]);
  await tx
    .update(eiaEntry)
    .set({ absorbed: [...into.absorbed, ...texts], version: sql`${eiaEntry.version} + 1` })
    .where(eq(eiaEntry.id, into.id));
  await tx.update(action).set({ entryId: into.id }).where(inArray(action.entryId, ids));
  const found = answered.flatMap(({ entry }) =>
    entry.findings.flatMap(({ foundOn, ...finding }) =>
      foundOn === null ? [] : [{ entryId: into.id, ...finding, foundOn }],
    ),
  );
  if (found.length > 0) await tx.insert(entryFinding).values(found).onConflictDoNothing();
  await tx.delete(eiaEntry).where(inArray(eiaEntry.id, ids));
}

function transferText({ isTransfer, transferredTo }: AnsweredChange["change"]): string {
  return isTransfer ? `Transferred to: ${transferredTo}\n` : "";
}
