import { eq } from "drizzle-orm";
import { nextPosition } from "~db/queries/positions.server";
import { frameworkSection } from "~db/schema";
import { sectionFaults, type FrameworkSection } from "~/domain/framework/sections";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { getSection, sectionAsTyped } from "./internal/section.server";

export type SectionAnswer = Pick<FrameworkSection, "heading" | "text" | "isReady">;

/**
 * Writes a part of the paper that a framework is (rule 41). A new one comes last, after the budget: from there it is moved.
 * @throws Refusal not-found, stale, or invalid at `text`
 */
export async function saveSection(
  context: ServiceContext,
  {
    frameworkId,
    sectionId,
    version,
    ...answer
  }: SectionAnswer & { frameworkId: number; sectionId: number | "new"; version: number },
): Promise<void> {
  await writeContent(context, frameworkId, async (write) => {
    const { tx, framework } = write;
    const { heading, text, isReady } = answer;
    const written = { heading, text, isReady };
    if (sectionId === "new") {
      refuseFaults(sectionFaults(written));
      const position = await nextPosition(tx, frameworkSection, frameworkId);
      const [added] = await tx
        .insert(frameworkSection)
        .values({ frameworkId, position, placement: "after_budget", ...written })
        .returning({ id: frameworkSection.id });
      recordEvent(write, {
        act: "section.add",
        role: "eia_author",
        subject: framework.title,
        after: written,
        detail: { sectionId: added?.id ?? 0 },
      });
      return;
    }
    const before = await getSection(tx, frameworkId, sectionId);
    requireVersion(before, version, sectionAsTyped(before));
    refuseFaults(sectionFaults(written));
    await tx
      .update(frameworkSection)
      .set({ ...written, version: before.version + 1 })
      .where(eq(frameworkSection.id, sectionId));
    recordEvent(write, {
      act: "section.edit",
      role: "eia_author",
      subject: framework.title,
      before: { heading: before.heading, text: before.text, isReady: before.isReady },
      after: written,
      detail: { sectionId },
    });
  });
}
