import { eq } from "drizzle-orm";
import { entryEvidence } from "~db/schema";
import type { ServiceContext } from "~/services/context.server";
import { removeFromEntry } from "./internal/entry-removal.server";
import type { EntryInput } from "./internal/entry-writing.server";

/** Takes a row of evidence out of an entry. What it said stays in the audit log. */
export async function removeEvidence(
  context: ServiceContext,
  input: EntryInput & { evidenceId: number },
): Promise<void> {
  return removeFromEntry(context, input, {
    act: "evidence.remove",
    find: ({ entry }) => entry.evidence.find(({ id }) => id === input.evidenceId),
    remove: ({ tx }, { id }) => tx.delete(entryEvidence).where(eq(entryEvidence.id, id)),
  });
}
