import { GUIDED_FIELDS, type Guidance } from "~/domain/templates/template";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import {
  moveTemplate,
  templateName,
  withDraftTemplate,
  type TemplatePlace,
} from "./internal/template-write.server";

/**
 * What the office says beside what every entry is asked, in a draft.
 * @throws Refusal forbidden; not-found, also for a kind that has none; conflict; stale
 */
export async function saveTemplateGuidance(
  context: ServiceContext,
  { guidance, version, ...template }: TemplatePlace & { guidance: Guidance; version: number },
): Promise<void> {
  if (template.kind !== "entry") throw new Refusal({ kind: "not-found" });
  await withDraftTemplate(context, template, async (write) => {
    const { role } = write;
    const before = write.template.guidance;
    requireVersion(write.template, version, inWords(before));
    const after = said(guidance);
    await moveTemplate(write, { guidance: after });
    recordEvent(write, {
      act: "office.template-guidance",
      role,
      subject: templateName(template),
      before: { ...before },
      after: { ...after },
    });
  });
}

const said = (guidance: Guidance): Guidance =>
  Object.fromEntries(
    GUIDED_FIELDS.flatMap((field) => {
      const text = guidance[field]?.trim() ?? "";
      return text === "" ? [] : [[field, text]];
    }),
  );

const inWords = (guidance: Guidance): Record<string, string> =>
  Object.fromEntries(GUIDED_FIELDS.map((field) => [field, guidance[field] ?? ""]));
