import { eq } from "drizzle-orm";
import { glossaryTerm } from "~db/schema";
import type { TermInWords } from "~/domain/framework/glossary";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { getTerm, refuseTermFaults } from "./internal/glossary-term.server";

/** @throws Refusal not-found, stale, or invalid by field */
export async function editGlossaryTerm(
  context: ServiceContext,
  input: TermInWords & { frameworkId: number; termId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx } = write;
    const before = await getTerm(tx, input.frameworkId, input.termId);
    const { term, meaning } = input;
    requireVersion(before, input.version, { term: before.term, meaning: before.meaning });
    await refuseTermFaults(tx, input.frameworkId, { term, meaning }, before.id);
    await tx
      .update(glossaryTerm)
      .set({ term, meaning, version: before.version + 1 })
      .where(eq(glossaryTerm.id, before.id));
    recordEvent(write, {
      act: "glossary.edit",
      role: "eia_author",
      subject: term,
      before: { term: before.term, meaning: before.meaning },
      after: { term, meaning },
      detail: { termId: before.id },
    });
  });
}
