import { eq, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { action, eiaEntry } from "~db/schema";
import type { ChangeLink } from "~/domain/budget/changes";
import type { EiaEntry } from "~/domain/eia/eia";
import { entryAsText } from "~/domain/eia/entry-text";

/**
 * The entry of a change whose lines all go to another one. Where that one has no entry, it takes this one over, stale
 * and with all its text; where it has, this one's text is kept there to read, and its actions move to it.
 * Nothing that anyone wrote is lost.
 */
export async function absorbEntry(
  tx: Db,
  { entry, change, into }: { entry: EiaEntry; change: ChangeLink; into: EiaEntry | undefined },
): Promise<void> {
  if (!into) throw new Error("x");
  const transfer = change.isTransfer ? `Transferred to: ${change.transferredTo}\n` : "";
  const absorbed = [{ title: change.title, text: transfer + entryAsText(entry) }, ...entry.absorbed];
  await tx
    .update(eiaEntry)
    .set({
      absorbed: sql`${eiaEntry.absorbed} || ${JSON.stringify(absorbed)}::jsonb`,
      version: sql`${eiaEntry.version} + 1`,
    })
    .where(eq(eiaEntry.id, into.id));
  await tx.update(action).set({ entryId: into.id }).where(eq(action.entryId, entry.id));
  await tx.delete(eiaEntry).where(eq(eiaEntry.id, entry.id));
}
