import { and, eq } from "drizzle-orm";
import { entryImpact } from "~db/schema";
import type { Characteristic } from "~/domain/eia/characteristics";
import { recordEvent, type ServiceContext } from "./context.server";
import { writeToEntry, type EntryInput } from "./entry-writing.server";
import { Refusal } from "./refusal";

/** Takes the row of one characteristic out of an entry. What it said stays in the audit log. */
export async function removeImpact(
  context: ServiceContext,
  input: EntryInput & { characteristic: Characteristic },
): Promise<void> {
  return writeToEntry(
    context,
    input,
    () => ({}),
    async (write) => {
      const { change, entry, tx } = write;
      const impact = entry.impacts.find(({ characteristic }) => characteristic === input.characteristic);
      if (!impact) throw new Refusal({ kind: "not-found" });
      await tx
        .delete(entryImpact)
        .where(and(eq(entryImpact.entryId, entry.id), eq(entryImpact.characteristic, impact.characteristic)));
      recordEvent(write, {
        act: "impact.remove",
        role: "eia_author",
        subject: change.title,
        before: impact,
        detail: { changeId: change.id },
      });
    },
  );
}
