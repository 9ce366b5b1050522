import { and, eq } from "drizzle-orm";
import { findSignedRecord, listAddenda, listPublishedNow } from "~db/queries/addenda.server";
import { eiaEntry, entryReview } from "~db/schema";
import { mayNoteSince } from "~/auth/permissions";
import type { NotedKind, Note } from "~/domain/decision/addendum";
import type { Signer } from "~/domain/decision/seal";
import { stands } from "~/domain/publication/passage-gaps";
import type { RecordPart } from "~/domain/publication/record-parts";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import {
  allow,
  recordEvent,
  withFramework,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { addAddendum, sinceSigned } from "./internal/add-addendum.server";

export interface NoteSinceInput {
  frameworkId: number;
  what: NotedKind;
  on: CalendarDate;
  part: RecordPart;
  words: string;
  by: string;
  /** Of a review. */
  changed: boolean | null;
  /** The action that a review followed from, by its number in the record. */
  actionNumber: number | null;
  /** Of a review of the assessment: by when the next one is, and a text of it as it says since; left out where none. */
  nextReviewOn?: CalendarDate | null;
  updated?: Note["updated"] | null;
  /** The change of the entry that a review is of, because of what its results show (rule 38). */
  changeId: number | null;
}

/**
 * Publishes beside a signed record what happened since (rule 30): a review, a correction, something found out, an allocation assessed,
 * a later decision. It is sealed in an addendum, and goes with the part that it is about.
 * @throws Refusal forbidden; not-found where it is not signed; conflict where that part is not published; invalid, by field
 */
export async function noteSince(
  context: ServiceContext & { signer: Signer },
  input: NoteSinceInput,
): Promise<void> {
  await withFramework(context, input.frameworkId, async (write) => {
    const { tx, framework, actor, standing, today } = write;
    const role = allow(mayNoteSince(actor, standing));
    const signed = await findSignedRecord(tx, framework.id);
    if (!signed) throw new Refusal({ kind: "not-found" });
    const { what, on, part } = input;
    const changeId = what === "review" ? input.changeId : null;
    const { decidedOn } = signed.snapshot.record;
    const note = noteOf(input);
    const { passages } = sinceSigned(await listAddenda(tx, signed.referenceKey));
    refuseFaults({
      ...(note.words === "" ? { words: "Say what happened" } : {}),
      ...(note.by === "" ? { by: "Say who did it, as it is to be printed" } : {}),
      ...(on > today ? { on: "The date must not be in the future" } : {}),
      ...(on < decidedOn ? { on: "The date must not be before the decision" } : {}),
      ...(what === "review" && input.changed === null ? { changed: "Say whether anything changed" } : {}),
      ...(note.nextReviewOn !== undefined && note.nextReviewOn <= on
        ? { nextReviewOn: "The next review must be after this one" }
        : {}),
      ...(note.updated?.words === "" ? { updatedWords: "Enter the text as it says now" } : {}),
      ...(passages.some(({ text }) => stands([note.words, note.by, note.updated?.words ?? ""], text))
        ? { words: "This says a passage that is withdrawn from publication. Leave it out" }
        : {}),
    });
    const now = await listPublishedNow(tx, signed.referenceKey);
    const isPublic = (name: RecordPart) => now.some((one) => one.part === name && one.publishedFrom !== null);
    if (!isPublic("record") || !isPublic(part)) {
      throw new Refusal({
        kind: "conflict",
        message: "That part is not published, so nothing can be published beside it.",
      });
    }
    const entryId = changeId === null ? null : await findEntryId(write, changeId);
    const { number } = await addAddendum(write, context.signer, signed, {
      head: { kind: "noted", on, what },
      leaves: { record: {}, report: {}, details: {}, eia: {}, [part]: { note } },
      role,
    });
    if (entryId !== null) {
      const { referenceKey } = signed;
      await tx.insert(entryReview).values({ referenceKey, addendumNumber: number, entryId, at: write.now });
    }
    recordEvent(write, {
      act: "publication.note",
      role,
      subject: framework.title,
      digest: signed.digest,
      detail: { reference: signed.reference, addendum: number, what, on, part, note, changeId },
    });
  });
}

/** @throws Refusal invalid at `entry` where there is none */
async function findEntryId({ tx, framework }: FrameworkWrite, changeId: number): Promise<number> {
  const [found] = await tx
    .select({ id: eiaEntry.id })
    .from(eiaEntry)
    .where(and(eq(eiaEntry.changeId, changeId), eq(eiaEntry.frameworkId, framework.id)));
  if (!found) {
    throw new Refusal({ kind: "invalid", errors: { entry: "Choose one of the entries of this record" } });
  }
  return found.id;
}

function noteOf({
  what,
  part,
  words,
  by,
  changed,
  actionNumber,
  nextReviewOn,
  updated,
}: NoteSinceInput): Note {
  const isOfEia = what === "review" && part === "eia";
  return {
    words: words.trim(),
    by: by.trim(),
    ...(what === "review" && changed !== null && { changed }),
    ...(what === "review" && actionNumber !== null && { actionNumber }),
    ...(isOfEia && nextReviewOn && { nextReviewOn }),
    ...(isOfEia && updated && { updated: { text: updated.text, words: updated.words.trim() } }),
  };
}
