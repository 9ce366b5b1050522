import { eq } from "drizzle-orm";
import { fundingSource } from "~db/schema";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { fundingInWords, getFundingSource } from "./internal/funding-fields.server";

/** @throws Refusal not-found or stale */
export async function removeFundingSource(
  context: ServiceContext,
  input: { frameworkId: number; sourceId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    const source = await getFundingSource(tx, framework.id, input.sourceId);
    requireVersion(source, input.version, fundingInWords(source));
    await tx.delete(fundingSource).where(eq(fundingSource.id, source.id));
    recordEvent(write, {
      act: "funding.remove",
      role: "eia_author",
      subject: source.name,
      before: { name: source.name, amounts: source.amounts },
      detail: { sourceId: source.id },
    });
  });
}
