import { eq } from "drizzle-orm";
import { findTemplateVersion } from "~db/queries/templates.server";
import { templateVersion } from "~db/schema";
import { TEMPLATE_KIND_LABELS, type TemplateKind, type TemplateVersion } from "~/domain/templates/template";
import type { ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { writeOffice, type OfficeWrite } from "./office-write.server";

export interface TemplatePlace {
  kind: TemplateKind;
  /** Of the version. */
  number: number;
}

export interface TemplateWrite extends OfficeWrite {
  template: TemplateVersion;
}

/**
 * A version that is drafted still. The office's row is locked, so that nobody puts it into use meanwhile.
 * @throws Refusal forbidden; not-found; conflict for one that was put into use: it stays as it is
 */
export function withDraftTemplate<T>(
  context: ServiceContext,
  { kind, number }: TemplatePlace,
  work: (write: TemplateWrite) => Promise<T>,
): Promise<T> {
  return writeOffice(context, "office.manage", async (write) => {
    const template = await findTemplateVersion(write.tx, kind, number);
    if (!template) throw new Refusal({ kind: "not-found" });
    if (template.inUseSince !== null) {
      throw new Refusal({
        kind: "conflict",
        message: "This version was put into use, so it stays as it is. Begin another version.",
      });
    }
    return work({ ...write, template });
  });
}

export async function moveTemplate(
  { tx, template: { id, version } }: Pick<TemplateWrite, "tx" | "template">,
  changed: Partial<Omit<typeof templateVersion.$inferInsert, "id" | "kind" | "number" | "version">>,
): Promise<void> {
  await tx
    .update(templateVersion)
    .set({ ...changed, version: version + 1 })
    .where(eq(templateVersion.id, id));
}

/** How the log calls it. */
export const templateName = ({ kind, number }: TemplatePlace) =>
  `${TEMPLATE_KIND_LABELS[kind]}, version ${number}`;
