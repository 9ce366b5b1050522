import { eq, inArray, sql } from "drizzle-orm";
import { listConsultations } from "~db/queries/content.server";
import { consultation, consultationEntry, eiaEntry } from "~db/schema";
import { linkFault, type ConsultationLink, type ConsultationWords } from "~/domain/eia/consultation";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import {
  recordEvent,
  requireVersion,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { consultationInWords } from "./internal/consultation-in-words.server";
import { writeEia } from "./internal/entry-writing.server";

export interface SaveConsultationInput extends ConsultationWords {
  frameworkId: number;
  consultationId: number | "new";
  /** Of the consultation that the form was made on; of a new one there is none. */
  version: number;
}

/**
 * Records once what a consultation said, and of each change that it was about what came of it (rule 28).
 * @returns its id
 * @throws Refusal not-found; stale; invalid at `entries` where it cannot have been about one of them
 */
export async function saveConsultation(
  context: ServiceContext,
  { frameworkId, consultationId, version, links, ...words }: SaveConsultationInput,
): Promise<number> {
  return writeEia(context, frameworkId, async (write) => {
    const { tx, content } = write;
    const before =
      consultationId === "new"
        ? null
        : (await listConsultations(tx, frameworkId)).find(({ id }) => id === consultationId);
    if (before === undefined) throw new Refusal({ kind: "not-found" });
    if (before) requireVersion(before, version, consultationInWords(before, content));
    refuseLinks(content, links);
    const [saved] = before
      ? await tx
          .update(consultation)
          .set({ ...words, version: before.version + 1 })
          .where(eq(consultation.id, before.id))
          .returning({ id: consultation.id })
      : await tx
          .insert(consultation)
          .values({ ...words, frameworkId })
          .returning({ id: consultation.id });
    if (!saved) throw new Error("A consultation was saved");
    await writeLinks(tx, saved.id, links, before?.links ?? []);
    recordEvent(write, {
      act: "consultation.save",
      role: "eia_author",
      subject: words.consultee,
      before,
      after: { id: saved.id, ...words, links },
    });
    return saved.id;
  });
}

function refuseLinks(content: FrameworkContent, links: readonly ConsultationLink[]): void {
  const titles = new Map(changesOf(content).map(({ id, title }) => [id, title]));
  if (links.length === 0) {
    throw new Refusal({
      kind: "invalid",
      errors: { entries: "Choose at least one change that it was about" },
    });
  }
  for (const { entryId } of links) {
    const entry = content.entries.find(({ id }) => id === entryId);
    if (!entry) {
      throw new Refusal({ kind: "invalid", errors: { entries: "Choose changes that are answered for" } });
    }
    const fault = linkFault(entry);
    if (fault !== null) {
      throw new Refusal({
        kind: "invalid",
        errors: { entries: `${titles.get(entry.changeId) ?? "A change"} ${fault}` },
      });
    }
  }
}

/** What it says of an entry is part of that entry, whose version goes up with it. */
async function writeLinks(
  tx: FrameworkWrite["tx"],
  consultationId: number,
  links: readonly ConsultationLink[],
  before: readonly ConsultationLink[],
): Promise<void> {
  await tx.delete(consultationEntry).where(eq(consultationEntry.consultationId, consultationId));
  await tx.insert(consultationEntry).values(links.map((link) => ({ ...link, consultationId })));
  const touched = [...new Set([...before, ...links].map(({ entryId }) => entryId))];
  await tx
    .update(eiaEntry)
    .set({ version: sql`${eiaEntry.version} + 1` })
    .where(inArray(eiaEntry.id, touched));
}
