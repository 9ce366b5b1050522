import { consideredOption } from "~db/schema";
import type { OptionInWords } from "~/domain/decision/considered-options";
import { recordEvent, writeContent, type ServiceContext } from "~/services/context.server";

/** Lists an option besides the proposal (rule 26). */
export async function addOption(
  context: ServiceContext,
  { frameworkId, option, whyNot }: OptionInWords & { frameworkId: number },
): Promise<{ optionId: number }> {
  return writeContent(context, frameworkId, async (write) => {
    const [added] = await write.tx
      .insert(consideredOption)
      .values({ frameworkId, option, whyNot })
      .returning({ id: consideredOption.id });
    if (!added) throw new Error("The option was not inserted");
    recordEvent(write, {
      act: "option.add",
      role: "eia_author",
      subject: write.framework.title,
      after: { option, whyNot },
      detail: { optionId: added.id },
    });
    return { optionId: added.id };
  });
}
