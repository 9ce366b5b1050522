import { eq } from "drizzle-orm";
import { eia, eiaEntry } from "~db/schema";
import { linesFingerprint } from "~/domain/budget/changes";
import { isStale, whatMoved } from "~/domain/eia/freshness";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { requireLinesSeen, writeToEntry, type EntryInput } from "./internal/entry-writing.server";
import { Refusal } from "~/services/refusal";

/**
 * An author says that a stale entry is still right for its change's lines as they are now (rule 5).
 * @throws Refusal conflict where nothing moved, so that there is nothing to confirm
 */
export async function confirmEntry(
  context: ServiceContext,
  input: EntryInput & { linesSeen?: string | undefined },
): Promise<void> {
  return writeToEntry(
    context,
    input,
    () => ({}),
    async (write) => {
      const { change, entry } = write;
      requireLinesSeen(change, input.linesSeen);
      if (!isStale(entry, change)) {
        throw new Refusal({
          kind: "conflict",
          message: "This entry is about today’s figures: there is nothing to confirm.",
        });
      }
      const fingerprint = linesFingerprint(change);
      await write.tx
        .update(eiaEntry)
        .set({ fingerprint, confirmedAt: write.now })
        .where(eq(eiaEntry.id, entry.id));
      await write.tx
        .update(eia)
        .set({ confirmedAt: write.now })
        .where(eq(eia.frameworkId, input.frameworkId));
      recordEvent(write, {
        act: "entry.confirm",
        role: "eia_author",
        subject: change.title,
        before: { fingerprint: entry.fingerprint },
        after: { fingerprint },
        detail: { changeId: change.id, moved: whatMoved(entry.fingerprint, change) },
      });
    },
  );
}
