import { eq } from "drizzle-orm";
import { consideredOption } from "~db/schema";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { getOption } from "./internal/option.server";

/** Takes an option off the list. @throws Refusal not-found or stale */
export async function removeOption(
  context: ServiceContext,
  input: { frameworkId: number; optionId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { id, version, option, whyNot } = await getOption(write.tx, input.frameworkId, input.optionId);
    requireVersion({ version }, input.version, { option, whyNot });
    await write.tx.delete(consideredOption).where(eq(consideredOption.id, id));
    recordEvent(write, {
      act: "option.remove",
      role: "eia_author",
      subject: write.framework.title,
      before: { option, whyNot },
      detail: { optionId: id },
    });
  });
}
