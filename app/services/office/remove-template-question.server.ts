import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import {
  moveTemplate,
  templateName,
  withDraftTemplate,
  type TemplatePlace,
} from "./internal/template-write.server";

/** Takes a question out of a draft; earlier versions go on to ask it. @throws Refusal forbidden; not-found; conflict; stale */
export async function removeTemplateQuestion(
  context: ServiceContext,
  { questionKey, version, ...template }: TemplatePlace & { questionKey: number; version: number },
): Promise<void> {
  await withDraftTemplate(context, template, async (write) => {
    const { role } = write;
    const { questions } = write.template;
    const removed = questions.find(({ key }) => key === questionKey);
    if (!removed) throw new Refusal({ kind: "not-found" });
    requireVersion(write.template, version, {});
    await moveTemplate(write, { questions: questions.filter((one) => one !== removed) });
    recordEvent(write, {
      act: "office.template-question-remove",
      role,
      subject: templateName(template),
      before: { ...removed },
    });
  });
}
