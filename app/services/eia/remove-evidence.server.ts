import { eq } from "drizzle-orm";
import { entryEvidence } from "~db/schema";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { writeToEntry, type EntryInput } from "./internal/entry-writing.server";
import { Refusal } from "~/services/refusal";

/** Takes a row of evidence out of an entry. What it said stays in the audit log. */
export async function removeEvidence(
  context: ServiceContext,
  input: EntryInput & { evidenceId: number },
): Promise<void> {
  return writeToEntry(
    context,
    input,
    () => ({}),
    async (write) => {
      const { change, entry, tx } = write;
      const row = entry.evidence.find(({ id }) => id === input.evidenceId);
      if (!row) throw new Refusal({ kind: "not-found" });
      await tx.delete(entryEvidence).where(eq(entryEvidence.id, row.id));
      recordEvent(write, {
        act: "evidence.remove",
        role: "eia_author",
        subject: change.title,
        before: row,
        detail: { changeId: change.id },
      });
    },
  );
}
