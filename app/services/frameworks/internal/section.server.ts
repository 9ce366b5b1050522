import { eq } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { listSections } from "~db/queries/content.server";
import { frameworkSection } from "~db/schema";
import { PLACEMENT_LABELS, type FrameworkSection } from "~/domain/framework/sections";
import { Refusal } from "~/services/refusal";

/** @throws Refusal not-found where the framework has no such section */
export async function getSection(tx: Db, frameworkId: number, sectionId: number): Promise<FrameworkSection> {
  const section = (await listSections(tx, frameworkId)).find(({ id }) => id === sectionId);
  if (!section) throw new Refusal({ kind: "not-found" });
  return section;
}

/** Gives the sections the order and the placements that they have in the list. */
export async function storeOrder(
  tx: Db,
  sections: readonly Pick<FrameworkSection, "id" | "placement" | "version">[],
): Promise<void> {
  for (const [index, { id, placement, version }] of sections.entries()) {
    await tx
      .update(frameworkSection)
      .set({ position: index + 1, placement, version })
      .where(eq(frameworkSection.id, id));
  }
}

/** As a stale form shows what is there now. */
export const sectionAsTyped = ({ heading, text, isReady }: FrameworkSection) => ({
  heading,
  text,
  isReady: isReady ? "Yes" : "No",
});

/** The sections in words, for the log. */
export const orderInWords = (sections: readonly Pick<FrameworkSection, "heading" | "placement">[]) =>
  sections.map(({ heading, placement }) => `${PLACEMENT_LABELS[placement]}: ${heading}`);
