import { and, eq } from "drizzle-orm";
import { entryEvidence } from "~db/schema";
import type { EiaEntry, EvidenceWords } from "~/domain/eia/eia";
import { asHeld } from "~/domain/eia/evidence";
import { recordEvent } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import type { EntryPartWrite } from "./entry-writing.server";

/**
 * What an entry's findings rest on, or what is not held (rule 20). It leaves the entry's version to whoever calls.
 * @throws Refusal invalid at `datedOn` for a day to come; conflict for a change that is screened out; not-found for a row of
 *   another entry
 */
export async function storeEvidence(
  write: EntryPartWrite,
  evidenceId: number | "new",
  input: EvidenceWords,
): Promise<void> {
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
}

/** What a person wrote, without what says where it belongs. */
function wordsOf(input: EvidenceWords): EvidenceWords {
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
