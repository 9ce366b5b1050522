import { eq } from "drizzle-orm";
import { glossaryTerm } from "~db/schema";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { getTerm } from "./internal/glossary-term.server";

/** @throws Refusal not-found or stale */
export async function removeGlossaryTerm(
  context: ServiceContext,
  input: { frameworkId: number; termId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const term = await getTerm(write.tx, input.frameworkId, input.termId);
    requireVersion(term, input.version, { term: term.term, meaning: term.meaning });
    await write.tx.delete(glossaryTerm).where(eq(glossaryTerm.id, term.id));
    recordEvent(write, {
      act: "glossary.remove",
      role: "eia_author",
      subject: term.term,
      before: { term: term.term, meaning: term.meaning },
      detail: { termId: term.id },
    });
  });
}
