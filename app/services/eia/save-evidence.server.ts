import { and, eq } from "drizzle-orm";
import { entryEvidence } from "~db/schema";
import { EVIDENCE_KIND_LABELS, type EiaEntry, type Evidence, type EvidenceWords } from "~/domain/eia/eia";
import { asHeld } from "~/domain/eia/evidence";
import { formatDate } from "~/domain/shared/calendar-date";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { writeToEntry, type EntryInput } from "./internal/entry-writing.server";
import { Refusal } from "~/services/refusal";

export interface SaveEvidenceInput extends EntryInput, EvidenceWords {
  evidenceId: number | "new";
}

/**
 * Says what an entry's findings rest on, or what is not held (rule 20).
 * @throws Refusal invalid at `datedOn` for a day to come; conflict for a change that is screened out; not-found for a row of
 *   another entry
 */
export async function saveEvidence(context: ServiceContext, input: SaveEvidenceInput): Promise<void> {
  const { evidenceId } = input;
  return writeToEntry(
    context,
    input,
    (entry) => evidenceInWords(entry, evidenceId),
    async (write) => {
      const { change, entry, tx, today } = write;
      refuseScreenedOut(entry);
      const words = asHeld(wordsOf(input));
      if (words.datedOn !== null && words.datedOn > today) {
        throw new Refusal({
          kind: "invalid",
          errors: { datedOn: "Date of the evidence must be today or earlier" },
        });
      }
      const [saved] =
        evidenceId === "new"
          ? await tx
              .insert(entryEvidence)
              .values({ entryId: entry.id, ...words })
              .returning({ id: entryEvidence.id })
          : await tx
              .update(entryEvidence)
              .set(words)
              .where(and(eq(entryEvidence.id, evidenceId), eq(entryEvidence.entryId, entry.id)))
              .returning({ id: entryEvidence.id });
      if (!saved) throw new Refusal({ kind: "not-found" });
      recordEvent(write, {
        act: "evidence.save",
        role: "eia_author",
        subject: change.title,
        before: entry.evidence.find(({ id }) => id === evidenceId) ?? null,
        after: { id: saved.id, ...words },
        detail: { changeId: change.id },
      });
    },
  );
}

/** What a person wrote, without what says where it belongs. */
function wordsOf(input: SaveEvidenceInput): EvidenceWords {
  return {
    kind: input.kind,
    source: input.source,
    datedOn: input.datedOn,
    covers: input.covers,
    shows: input.shows,
    numbers: input.numbers,
    gapReason: input.gapReason,
  };
}

function refuseScreenedOut(entry: EiaEntry): void {
  if (entry.kind === "screened_out") {
    throw new Refusal({
      kind: "conflict",
      message: "This change is screened out, so it has no findings to show. Choose to assess it first.",
    });
  }
}

/** What a stale form is shown: the evidence as it is now, or for a new row what is there already. */
function evidenceInWords({ evidence }: EiaEntry, evidenceId: number | "new"): Record<string, string> {
  const row = evidence.find(({ id }) => id === evidenceId);
  if (row) return rowInWords(row);
  return { source: evidence.map(({ source, covers }) => source || covers).join("\n") };
}

function rowInWords({ id: _id, kind, datedOn, ...words }: Evidence): Record<string, string> {
  return {
    ...words,
    kind: EVIDENCE_KIND_LABELS[kind],
    datedOn: datedOn === null ? "" : formatDate(datedOn),
  };
}
