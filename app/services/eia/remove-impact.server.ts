import { eq } from "drizzle-orm";
import { entryImpact } from "~db/schema";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { writeToEntry, type EntryInput } from "./internal/entry-writing.server";
import { Refusal } from "~/services/refusal";

/**
 * Takes an impact out of an entry. What it said stays in the audit log, with the actions that were tied to it: those stay in
 * the action plan, and no longer mitigate it.
 */
export async function removeImpact(
  context: ServiceContext,
  input: EntryInput & { impactId: number },
): Promise<void> {
  return writeToEntry(
    context,
    input,
    () => ({}),
    async (write) => {
      const { change, content, entry, tx } = write;
      const impact = entry.impacts.find(({ id }) => id === input.impactId);
      if (!impact) throw new Refusal({ kind: "not-found" });
      const tied = content.actions.filter(({ mitigates }) => mitigates.includes(impact.id));
      await tx.delete(entryImpact).where(eq(entryImpact.id, impact.id));
      recordEvent(write, {
        act: "impact.remove",
        role: "eia_author",
        subject: change.title,
        before: impact,
        detail: { changeId: change.id, actionIds: tied.map(({ id }) => id) },
      });
    },
  );
}
