import { eq } from "drizzle-orm";
import { entryImpact } from "~db/schema";
import type { ServiceContext } from "~/services/context.server";
import { removeFromEntry } from "./internal/entry-removal.server";
import type { EntryInput } from "./internal/entry-writing.server";

/**
 * Takes an impact out of an entry. What it said stays in the audit log, with the actions that were tied to it: those stay in
 * the action plan, and no longer mitigate it.
 */
export async function removeImpact(
  context: ServiceContext,
  input: EntryInput & { impactId: number },
): Promise<void> {
  return removeFromEntry(context, input, {
    act: "impact.remove",
    find: ({ entry }) => entry.impacts.find(({ id }) => id === input.impactId),
    remove: ({ tx }, { id }) => tx.delete(entryImpact).where(eq(entryImpact.id, id)),
    detail: ({ content }, { id }) => ({
      actionIds: content.actions.filter(({ mitigates }) => mitigates.includes(id)).map((action) => action.id),
    }),
  });
}
