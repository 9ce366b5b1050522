import { and, eq, sql } from "drizzle-orm";
import { consulteeInfluence } from "~db/schema";
import { hasFindingsOfItsOwn, WITHOUT_FINDINGS, type ConsulteeWords, type EiaEntry } from "~/domain/eia/eia";
import { recordEvent } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import type { EntryPartWrite } from "./entry-writing.server";

/**
 * What a consultee said about a change and what came of it. It leaves the entry's version to whoever calls.
 * @returns the consultee's id
 * @throws Refusal invalid at `consultee`; conflict for a change that is screened out; not-found for a row of another entry
 */
export async function storeConsultee(
  write: EntryPartWrite,
  consulteeId: number | "new",
  influence: ConsulteeWords,
): Promise<number> {
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
