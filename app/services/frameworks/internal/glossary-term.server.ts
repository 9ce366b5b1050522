import type { Db } from "~db/client.server";
import { listGlossary } from "~db/queries/content.server";
import { glossaryTermFaults, type GlossaryTerm, type TermInWords } from "~/domain/framework/glossary";
import { Refusal, refuseFaults } from "~/services/refusal";

/** @throws Refusal not-found where the framework has no such term */
export async function getTerm(tx: Db, frameworkId: number, termId: number): Promise<GlossaryTerm> {
  const term = (await listGlossary(tx, frameworkId)).find(({ id }) => id === termId);
  if (!term) throw new Refusal({ kind: "not-found" });
  return term;
}

/**
 * @param termId the term that is edited, which is no double of itself
 * @throws Refusal invalid, by field
 */
export async function refuseTermFaults(
  tx: Db,
  frameworkId: number,
  written: TermInWords,
  termId?: number,
): Promise<void> {
  const others = (await listGlossary(tx, frameworkId)).filter(({ id }) => id !== termId);
  refuseFaults(glossaryTermFaults(written, others));
}
