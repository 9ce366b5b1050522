import { eq } from "drizzle-orm";
import { consideredOption } from "~db/schema";
import type { OptionInWords } from "~/domain/decision/considered-options";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { getOption } from "./internal/option.server";

/** @throws Refusal not-found or stale */
export async function editOption(
  context: ServiceContext,
  input: OptionInWords & { frameworkId: number; optionId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const before = await getOption(write.tx, input.frameworkId, input.optionId);
    const { option, whyNot } = input;
    requireVersion(before, input.version, { option: before.option, whyNot: before.whyNot });
    await write.tx
      .update(consideredOption)
      .set({ option, whyNot, version: before.version + 1 })
      .where(eq(consideredOption.id, before.id));
    recordEvent(write, {
      act: "option.edit",
      role: "eia_author",
      subject: write.framework.title,
      before: { option: before.option, whyNot: before.whyNot },
      after: { option, whyNot },
      detail: { optionId: before.id },
    });
  });
}
