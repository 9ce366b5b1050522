import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import {
  moveTemplate,
  templateName,
  withDraftTemplate,
  type TemplatePlace,
} from "./internal/template-write.server";

/**
 * Puts a draft into use: what is begun from now on begins with it, and what was begun keeps what it began with. From then on it stays
 * as it is. One without questions ends that any are asked.
 * @throws Refusal forbidden; not-found; conflict; stale
 */
export async function putTemplateIntoUse(
  context: ServiceContext,
  { version, ...template }: TemplatePlace & { version: number },
): Promise<void> {
  await withDraftTemplate(context, template, async (write) => {
    const { actor, now, role } = write;
    const { questions, guidance } = write.template;
    requireVersion(write.template, version, {});
    await moveTemplate(write, { inUseSince: now, usedBy: actor.personId, usedByName: actor.name });
    recordEvent(write, {
      act: "office.template-use",
      role,
      subject: templateName(template),
      before: { state: "draft" },
      after: { state: "in use", questions, guidance },
    });
  });
}
