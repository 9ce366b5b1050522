import { EVIDENCE_KIND_LABELS, type EiaEntry, type Evidence, type EvidenceWords } from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import type { ServiceContext } from "~/services/context.server";
import { writeToEntryAlone, type EntryInput } from "./internal/entry-writing.server";
import { storeEvidence } from "./internal/store-evidence.server";

export interface SaveEvidenceInput extends EntryInput, EvidenceWords {
  evidenceId: number | "new";
}

/**
 * Says what an entry's findings rest on, or what is not held (rule 20).
 * @throws Refusal invalid at `datedOn` for a day to come; conflict for a change that is screened out; not-found for a row of
 *   another entry
 */
export async function saveEvidence(context: ServiceContext, input: SaveEvidenceInput): Promise<void> {
  return writeToEntryAlone(
    context,
    input,
    (entry) => evidenceInWords(entry, input.evidenceId),
    (write) => storeEvidence(write, input.evidenceId, input),
  );
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
