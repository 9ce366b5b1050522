import type { ActThat } from "~/domain/audit/acts";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { writeToEntry, type EntryInput, type EntryWrite } from "./entry-writing.server";

interface Removal<Row> {
  /** The row that is meant; undefined where the entry has none such. */
  find: (write: EntryWrite) => Row | undefined;
  remove: (write: EntryWrite, row: Row) => Promise<unknown>;
  act: ActThat<"removes">;
  /** What the log calls it; the change's title where left out. */
  subject?: (row: Row) => string;
  detail?: (write: EntryWrite, row: Row) => Record<string, unknown>;
}

/**
 * Takes a part out of an entry. What it was stays in the audit log, from which it can be put back
 * (`put-back.server.ts`).
 * @throws Refusal not-found; stale
 */
export async function removeFromEntry<Row>(
  context: ServiceContext,
  input: EntryInput,
  { find, remove, act, subject, detail }: Removal<Row>,
): Promise<void> {
  return writeToEntry(
    context,
    input,
    () => ({}),
    async (write) => {
      const row = find(write);
      if (row === undefined) throw new Refusal({ kind: "not-found" });
      await remove(write, row);
      recordEvent(write, {
        act,
        role: "eia_author",
        subject: subject?.(row) ?? write.change.title,
        before: row,
        detail: { changeId: write.change.id, ...detail?.(write, row) },
      });
    },
  );
}
