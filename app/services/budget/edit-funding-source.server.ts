import { eq } from "drizzle-orm";
import { fundingSource } from "~db/schema";
import { saidOfFunding } from "~/domain/budget/budget";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import {
  fundingFaults,
  fundingInWords,
  getFundingSource,
  writeFundingAmounts,
  type FundingFields,
} from "./internal/funding-fields.server";
import { refuseFaults } from "~/services/refusal";

/** @throws Refusal not-found, stale, or invalid by field */
export async function editFundingSource(
  context: ServiceContext,
  input: FundingFields & { frameworkId: number; sourceId: number; version: number },
): Promise<void> {
  await writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    const before = await getFundingSource(tx, framework.id, input.sourceId);
    requireVersion(before, input.version, fundingInWords(before));
    refuseFaults(fundingFaults(input, framework.years));
    await tx
      .update(fundingSource)
      .set({
        name: input.name,
        caveat: "",
        statedIn: "",
        ...saidOfFunding(input),
        version: before.version + 1,
      })
      .where(eq(fundingSource.id, before.id));
    await writeFundingAmounts(tx, before.id, input.amounts);
    recordEvent(write, {
      act: "funding.edit",
      role: "eia_author",
      subject: input.name,
      before: { name: before.name, amounts: before.amounts, ...saidOfFunding(before) },
      after: { name: input.name, amounts: input.amounts, ...saidOfFunding(input) },
      detail: { sourceId: before.id },
    });
  });
}
