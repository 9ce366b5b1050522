import { eq } from "drizzle-orm";
import { frameworkSection } from "~db/schema";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { getSection, sectionAsTyped } from "./internal/section.server";

/** Takes a section out of the paper. @throws Refusal not-found or stale */
export async function removeSection(
  context: ServiceContext,
  input: { frameworkId: number; sectionId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const section = await getSection(write.tx, input.frameworkId, input.sectionId);
    requireVersion(section, input.version, sectionAsTyped(section));
    await write.tx.delete(frameworkSection).where(eq(frameworkSection.id, section.id));
    const { heading, text, isReady } = section;
    recordEvent(write, {
      act: "section.remove",
      role: "eia_author",
      subject: write.framework.title,
      before: { heading, text, isReady },
      detail: { sectionId: section.id },
    });
  });
}
