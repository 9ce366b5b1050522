import { eq, inArray, sql } from "drizzle-orm";
import { listConsultations } from "~db/queries/content.server";
import { consultation, eiaEntry } from "~db/schema";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { consultationInWords } from "./internal/consultation-in-words.server";
import { writeEia } from "./internal/entry-writing.server";

/**
 * Takes a consultation out of every entry that it was about. What was recorded stays in the audit log.
 * @throws Refusal not-found or stale
 */
export async function removeConsultation(
  context: ServiceContext,
  { frameworkId, consultationId, version }: { frameworkId: number; consultationId: number; version: number },
): Promise<void> {
  return writeEia(context, frameworkId, async (write) => {
    const { tx, content } = write;
    const found = (await listConsultations(tx, frameworkId)).find(({ id }) => id === consultationId);
    if (!found) throw new Refusal({ kind: "not-found" });
    requireVersion(found, version, consultationInWords(found, content));
    const touched = found.links.map(({ entryId }) => entryId);
    if (touched.length > 0) {
      await tx
        .update(eiaEntry)
        .set({ version: sql`${eiaEntry.version} + 1` })
        .where(inArray(eiaEntry.id, touched));
    }
    await tx.delete(consultation).where(eq(consultation.id, found.id));
    recordEvent(write, {
      act: "consultation.remove",
      role: "eia_author",
      subject: found.consultee,
      before: found,
    });
  });
}
