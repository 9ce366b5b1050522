import { getOffice } from "~db/queries/office.server";
import { listSections } from "~db/queries/content.server";
import { frameworkSection } from "~db/schema";
import { headingsToAdd, inPlacement, withSectionMoved } from "~/domain/framework/sections";
import { arrangementVersion, type Move } from "~/domain/shared/arrangement";
import {
  recordEvent,
  requireVersion,
  writeContent,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { orderInWords, storeOrder } from "./internal/section.server";

/** What a button on the page of all sections asks for: one of them moved, or the headings that the office proposes. */
export type Arrange = Move | "propose";

/**
 * Changes the order of the sections, or begins those that the office proposes and that are not there yet.
 * @param asked null where no button was pressed that is known here
 * @throws Refusal stale; conflict where nothing can be done
 */
export async function arrangeSections(
  context: ServiceContext,
  { frameworkId, version, asked }: { frameworkId: number; version: number; asked: Arrange | null },
): Promise<void> {
  await writeContent(context, frameworkId, async (write) => {
    const { tx, framework } = write;
    const before = await listSections(tx, frameworkId);
    requireVersion({ version: arrangementVersion(before) }, version, {});
    const moved = asked === "propose" ? await addProposed(write) : await move(write, asked, before);
    if (!moved) throw new Refusal({ kind: "conflict", message: NOTHING_TO_DO });
    recordEvent(write, {
      act: "section.arrange",
      role: "eia_author",
      subject: framework.title,
      before: { sections: orderInWords(before) },
      after: { sections: orderInWords(await listSections(tx, frameworkId)) },
    });
  });
}

const NOTHING_TO_DO = "Nothing is to be moved there, so nothing was changed. Look at the list again.";

async function move(
  { tx }: FrameworkWrite,
  asked: Move | null,
  sections: Awaited<ReturnType<typeof listSections>>,
): Promise<boolean> {
  const now = asked && withSectionMoved(sections, asked);
  if (!now) return false;
  await storeOrder(
    tx,
    now.map((section) => ({ ...section, version: section.version + (section.id === asked.id ? 1 : 0) })),
  );
  return true;
}

async function addProposed({ tx, framework }: FrameworkWrite): Promise<boolean> {
  const { headingsBefore, headingsAfter } = await getOffice(tx);
  const sections = await listSections(tx, framework.id);
  const added = headingsToAdd({ before_budget: headingsBefore, after_budget: headingsAfter }, sections);
  if (added.length === 0) return false;
  await tx.insert(frameworkSection).values(
    added.map((section, index) => ({
      frameworkId: framework.id,
      position: sections.length + index + 1,
      ...section,
    })),
  );
  await storeOrder(tx, inPlacement(await listSections(tx, framework.id)));
  return true;
}
