import { saidOfFunding } from "~/domain/budget/budget";
import { nextPosition } from "~db/queries/positions.server";
import { fundingSource } from "~db/schema";
import { recordEvent, writeContent, type ServiceContext } from "~/services/context.server";
import { fundingFaults, writeFundingAmounts, type FundingFields } from "./internal/funding-fields.server";
import { refuseFaults } from "~/services/refusal";

/**
 * @param input an amount in pence for the first year at least
 * @throws Refusal invalid, by field
 */
export async function addFundingSource(
  context: ServiceContext,
  input: FundingFields & { frameworkId: number },
): Promise<{ sourceId: number }> {
  return writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    refuseFaults(fundingFaults(input, framework.years));
    const [added] = await tx
      .insert(fundingSource)
      .values({
        frameworkId: framework.id,
        name: input.name,
        ...saidOfFunding(input),
        position: await nextPosition(tx, fundingSource, framework.id),
      })
      .returning({ id: fundingSource.id });
    if (!added) throw new Error("The funding source was not inserted");
    await writeFundingAmounts(tx, added.id, input.amounts);
    recordEvent(write, {
      act: "funding.add",
      role: "eia_author",
      subject: input.name,
      after: { name: input.name, amounts: input.amounts, ...saidOfFunding(input) },
      detail: { sourceId: added.id },
    });
    return { sourceId: added.id };
  });
}
