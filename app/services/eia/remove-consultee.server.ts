import { eq } from "drizzle-orm";
import { consulteeInfluence } from "~db/schema";
import type { ServiceContext } from "~/services/context.server";
import { removeFromEntry } from "./internal/entry-removal.server";
import type { EntryInput } from "./internal/entry-writing.server";

/** Takes a consultee out of an entry. What was recorded stays in the audit log. */
export async function removeConsultee(
  context: ServiceContext,
  input: EntryInput & { consulteeId: number },
): Promise<void> {
  return removeFromEntry(context, input, {
    act: "consultee.remove",
    find: ({ entry }) => entry.consultees.find(({ id }) => id === input.consulteeId),
    remove: ({ tx }, { id }) => tx.delete(consulteeInfluence).where(eq(consulteeInfluence.id, id)),
    subject: ({ consultee }) => consultee,
  });
}
