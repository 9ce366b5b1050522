import type { ConsulteeInfluence, ConsulteeWords, EiaEntry } from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import type { ServiceContext } from "~/services/context.server";
import { writeToEntryAlone, type EntryInput } from "./internal/entry-writing.server";
import { storeConsultee } from "./internal/store-consultee.server";

export interface SaveConsulteeInput extends EntryInput, ConsulteeWords {
  consulteeId: number | "new";
}

/**
 * Records what a consultee said about a change and what came of it.
 * @returns the consultee's id
 * @throws Refusal invalid at `consultee` where the entry says that nobody was consulted; conflict for a change
 *   that is screened out
 */
export async function saveConsultee(context: ServiceContext, input: SaveConsulteeInput): Promise<number> {
  const { frameworkId: _f, changeId: _c, version: _v, consulteeId, ...influence } = input;
  return writeToEntryAlone(
    context,
    input,
    (entry) => consulteesInWords(entry, consulteeId),
    (write) => storeConsultee(write, consulteeId, influence),
  );
}

/** What a stale form is shown: the consultee as it is now, or for a new one who is recorded already. */
function consulteesInWords(entry: EiaEntry, consulteeId: number | "new"): Record<string, string> {
  const consultee = entry.consultees.find(({ id }) => id === consulteeId);
  if (consultee) return consulteeInWords(consultee);
  return { consultee: entry.consultees.map((recorded) => recorded.consultee).join("\n") };
}

function consulteeInWords({
  id: _id,
  version: _version,
  consultationId: _of,
  consultedFrom,
  consultedTo,
  amountBefore,
  amountAfter,
  ...words
}: ConsulteeInfluence): Record<string, string> {
  const amount = (pence: number | null) => (pence === null ? "" : formatMoney(pence));
  const day = (date: ConsulteeInfluence["consultedTo"]) => (date === null ? "" : formatDate(date));
  return {
    ...words,
    consultedFrom: day(consultedFrom),
    consultedTo: day(consultedTo),
    amountBefore: amount(amountBefore),
    amountAfter: amount(amountAfter),
  };
}
