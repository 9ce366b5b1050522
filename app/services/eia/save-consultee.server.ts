import { and, eq, sql } from "drizzle-orm";
import { consulteeInfluence } from "~db/schema";
import {
  hasFindingsOfItsOwn,
  WITHOUT_FINDINGS,
  type ConsulteeInfluence,
  type ConsulteeWords,
  type EiaEntry,
} from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { writeToEntry, type EntryInput } from "./internal/entry-writing.server";
import { Refusal } from "~/services/refusal";

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
  return writeToEntry(
    context,
    input,
    (entry) => consulteesInWords(entry, consulteeId),
    async (write) => {
      const { change, entry, tx } = write;
      refuseContradictions(entry);
      const [saved] =
        consulteeId === "new"
          ? await tx
              .insert(consulteeInfluence)
              .values({ ...influence, entryId: entry.id })
              .returning({ id: consulteeInfluence.id })
          : await tx
              .update(consulteeInfluence)
              .set({ ...influence, version: sql`${consulteeInfluence.version} + 1` })
              .where(and(eq(consulteeInfluence.id, consulteeId), eq(consulteeInfluence.entryId, entry.id)))
              .returning({ id: consulteeInfluence.id });
      if (!saved) throw new Refusal({ kind: "not-found" });
      recordEvent(write, {
        act: "consultee.save",
        role: "eia_author",
        subject: influence.consultee,
        before: entry.consultees.find(({ id }) => id === consulteeId) ?? null,
        after: { id: saved.id, ...influence },
        detail: { changeId: change.id },
      });
      return saved.id;
    },
  );
}

function refuseContradictions(entry: EiaEntry): void {
  if (entry.nobodyConsultedReason.trim() !== "") {
    throw new Refusal({
      kind: "invalid",
      errors: {
        consultee:
          "This entry gives a reason why nobody was consulted. Clear that reason first, then say who was consulted",
      },
    });
  }
  if (!hasFindingsOfItsOwn(entry.kind)) {
    throw new Refusal({
      kind: "conflict",
      message: `This change is ${WITHOUT_FINDINGS[entry.kind]}, so nobody is consulted about it here. Choose to assess it first.`,
    });
  }
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
