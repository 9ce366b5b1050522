import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { eiaEntry, storedCopy } from "~db/schema";
import { linesFingerprint } from "~/domain/budget/changes";
import type { Allocation } from "~/domain/eia/allocation";
import {
  ENTRY_KIND_LABELS,
  SCREENING_QUESTION_FIELDS,
  type EiaEntry,
  type EntryAnswer,
  type ScreeningAnswers,
} from "~/domain/eia/eia";
import { yesNoInWords } from "~/domain/eia/screening";
import { checkCopy } from "~/domain/eia/stored-copy";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { type OwnQuestion } from "~/domain/templates/template";
import { recordEvent, type FrameworkWrite } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { ownAnswersInWords, understoodAnswers } from "~/services/templates/internal/own-answers.server";
import { markStarted } from "./eia-start.server";
import type { ChangeWrite } from "./entry-writing.server";

export interface AnswerToStore extends EntryAnswer {
  /** A file to store as the copy of the separate EIA, in place of one that is there; null keeps what is there. */
  separateCopy: UploadedFile | null;
}

export interface UploadedFile {
  fileName: string;
  bytes: Uint8Array;
}

/**
 * How a change is answered for, as a revision: the entry is about the change's lines as they are now (rule 5). It raises the
 * entry's version, and makes the entry where there is none.
 * @returns the entry's id
 * @throws Refusal invalid at `noImpactReason`, `nobodyConsultedReason`, `separateDate` or `separateCopy`
 */
export async function storeAnswer(write: ChangeWrite, input: AnswerToStore): Promise<number> {
  const { change, entry } = write;
  refuseContradictions(write, input);
  const copyId = input.separateCopy && (await storeCopy(write, input.separateCopy));
  const ownAnswers = understoodAnswers(write.content.ownQuestions, input.ownAnswers);
  const answer = {
    kind: input.kind,
    screeningReason: input.screeningReason,
    ...screeningOf(input),
    screenedOutOn: screenedOutOn(write, input),
    separateReference: input.separateReference,
    separateDate: input.separateDate,
    separateCopyId: copyId ?? entry?.separateEia.copy?.id ?? null,
    ...allocationColumns(input.allocation),
    noImpactReason: input.noImpactReason,
    othersReason: input.othersReason,
    combinedNote: input.combinedNote,
    contradictedReason: input.contradictedReason,
    nobodyConsultedReason: input.nobodyConsultedReason,
    ownAnswers,
    fingerprint: linesFingerprint(change),
    confirmedAt: write.now,
  };
  const [saved] = entry
    ? await write.tx
        .update(eiaEntry)
        .set({ ...answer, version: sql`${eiaEntry.version} + 1` })
        .where(eq(eiaEntry.id, entry.id))
        .returning({ id: eiaEntry.id })
    : await write.tx
        .insert(eiaEntry)
        .values({ ...answer, frameworkId: write.framework.id, changeId: change.id })
        .returning({ id: eiaEntry.id });
  if (!saved) throw new Error(`The answer to change ${change.id} was not stored`);
  await markStarted(write);
  const { confirmedAt: _now, ...after } = answer;
  recordEvent(write, {
    act: "entry.answer",
    role: "eia_author",
    subject: change.title,
    before: entry ? answerOf(entry) : null,
    after,
    detail: { changeId: change.id, kind: input.kind, ...(entry ? { formerKind: entry.kind } : {}) },
  });
  return saved.id;
}

/** Since when it is: from the answer that screened it out, whatever is revised afterwards. */
function screenedOutOn({ entry, today }: ChangeWrite, { kind }: EntryAnswer): CalendarDate | null {
  if (kind !== "screened_out") return null;
  return entry?.kind === "screened_out" ? entry.screenedOutOn : today;
}

const screeningOf = (answers: ScreeningAnswers): ScreeningAnswers => ({
  changesRecipients: answers.changesRecipients,
  changesAmount: answers.changesAmount,
  changesPlace: answers.changesPlace,
  changesProvider: answers.changesProvider,
  changesStaff: answers.changesStaff,
  screenedDespite: answers.screenedDespite,
});

function refuseContradictions({ entry, today }: ChangeWrite, input: AnswerToStore): void {
  const errors = {
    ...(input.noImpactReason !== "" && entry && entry.impacts.length > 0
      ? {
          noImpactReason:
            "Characteristics are assessed below, so it cannot be that nobody is affected. Remove them first, or clear this reason",
        }
      : {}),
    ...(input.nobodyConsultedReason !== "" && entry && entry.consultees.length > 0
      ? {
          nobodyConsultedReason:
            "Consultees are recorded below, so it cannot be that nobody was consulted. Remove them first, or clear this reason",
        }
      : {}),
    ...(input.separateDate !== null && input.separateDate > today
      ? { separateDate: "Date of the separate EIA must be today or earlier" }
      : {}),
  };
  if (Object.keys(errors).length > 0) throw new Refusal({ kind: "invalid", errors });
}

/** The same file stored again is the one that is there. A copy that is replaced stays, as earlier submissions name its digest. */
async function storeCopy(write: FrameworkWrite, { fileName, bytes }: UploadedFile): Promise<number> {
  const { tx, framework, actor, now } = write;
  const checked = checkCopy(fileName, bytes);
  if (!checked.ok) throw new Refusal({ kind: "invalid", errors: { separateCopy: checked.problem } });
  const copy = {
    frameworkId: framework.id,
    fileName: checked.fileName,
    mediaType: checked.mediaType,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  const [same] = await tx
    .select({ id: storedCopy.id })
    .from(storedCopy)
    .where(
      and(
        eq(storedCopy.frameworkId, copy.frameworkId),
        eq(storedCopy.fileName, copy.fileName),
        eq(storedCopy.mediaType, copy.mediaType),
        eq(storedCopy.sha256, copy.sha256),
      ),
    );
  if (same) return same.id;
  const [stored] = await tx
    .insert(storedCopy)
    .values({ ...copy, byteLength: bytes.length, content: bytes, storedAt: now, storedBy: actor.personId })
    .returning({ id: storedCopy.id });
  if (!stored) throw new Error("The copy was not stored");
  recordEvent(write, {
    act: "copy.store",
    role: "eia_author",
    subject: copy.fileName,
    after: { ...copy, byteLength: bytes.length },
  });
  return stored.id;
}

function allocationColumns({ nothingFixed, decidedBy, decidedOn }: Allocation) {
  return { nothingFixed, allocatedBy: decidedBy, allocatedOn: decidedOn };
}

/** In the columns of its row. */
function answerOf({ separateEia, allocation, ...entry }: EiaEntry) {
  return {
    kind: entry.kind,
    screeningReason: entry.screeningReason,
    ...screeningOf(entry),
    screenedOutOn: entry.screenedOutOn,
    separateReference: separateEia.reference,
    separateDate: separateEia.date,
    separateCopyId: separateEia.copy?.id ?? null,
    ...allocationColumns(allocation),
    noImpactReason: entry.noImpactReason,
    othersReason: entry.othersReason,
    combinedNote: entry.combinedNote,
    contradictedReason: entry.contradictedReason,
    nobodyConsultedReason: entry.nobodyConsultedReason,
    ownAnswers: entry.ownAnswers.map(({ key, answer }) => ({ key, answer })),
    fingerprint: entry.fingerprint,
  };
}

/** What a stale form is shown. */
export function answerInWords(
  entry: EiaEntry | undefined,
  questions: readonly OwnQuestion[],
): Record<string, string> {
  if (!entry) return { kind: "Not assessed" };
  return {
    kind: ENTRY_KIND_LABELS[entry.kind],
    screeningReason: entry.screeningReason,
    ...Object.fromEntries(
      SCREENING_QUESTION_FIELDS.map((question) => [question, yesNoInWords(entry[question])]),
    ),
    screenedDespite: entry.screenedDespite,
    separateReference: entry.separateEia.reference,
    separateDate: entry.separateEia.date ? formatDate(entry.separateEia.date) : "",
    separateCopy: entry.separateEia.copy?.fileName ?? "",
    nothingFixed: entry.allocation.nothingFixed,
    allocatedBy: entry.allocation.decidedBy,
    allocatedOn: entry.allocation.decidedOn ? formatDate(entry.allocation.decidedOn) : "",
    noImpactReason: entry.noImpactReason,
    othersReason: entry.othersReason,
    combinedNote: entry.combinedNote,
    contradictedReason: entry.contradictedReason,
    nobodyConsultedReason: entry.nobodyConsultedReason,
    ...ownAnswersInWords(questions, entry.ownAnswers),
  };
}
