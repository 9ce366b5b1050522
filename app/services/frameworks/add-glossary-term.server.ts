import { glossaryTerm } from "~db/schema";
import type { TermInWords } from "~/domain/framework/glossary";
import { recordEvent, writeContent, type ServiceContext } from "~/services/context.server";
import { refuseTermFaults } from "./internal/glossary-term.server";

/** @throws Refusal invalid, by field */
export async function addGlossaryTerm(
  context: ServiceContext,
  { frameworkId, term, meaning }: TermInWords & { frameworkId: number },
): Promise<{ termId: number }> {
  return writeContent(context, frameworkId, async (write) => {
    const { tx } = write;
    await refuseTermFaults(tx, frameworkId, { term, meaning });
    const [added] = await tx
      .insert(glossaryTerm)
      .values({ frameworkId, term, meaning })
      .returning({ id: glossaryTerm.id });
    if (!added) throw new Error("The term was not inserted");
    recordEvent(write, {
      act: "glossary.add",
      role: "eia_author",
      subject: term,
      after: { term, meaning },
      detail: { termId: added.id },
    });
    return { termId: added.id };
  });
}
