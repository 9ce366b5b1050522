import { eq } from "drizzle-orm";
import { consulteeInfluence } from "~db/schema";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { writeToEntry, type EntryInput } from "./internal/entry-writing.server";
import { Refusal } from "~/services/refusal";

/** Takes a consultee out of an entry. What was recorded stays in the audit log. */
export async function removeConsultee(
  context: ServiceContext,
  input: EntryInput & { consulteeId: number },
): Promise<void> {
  return writeToEntry(
    context,
    input,
    () => ({}),
    async (write) => {
      const { change, entry, tx } = write;
      const consultee = entry.consultees.find(({ id }) => id === input.consulteeId);
      if (!consultee) throw new Refusal({ kind: "not-found" });
      await tx.delete(consulteeInfluence).where(eq(consulteeInfluence.id, consultee.id));
      recordEvent(write, {
        act: "consultee.remove",
        role: "eia_author",
        subject: consultee.consultee,
        before: consultee,
        detail: { changeId: change.id },
      });
    },
  );
}
