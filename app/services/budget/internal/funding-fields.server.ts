import { eq } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { listFundingSources } from "~db/queries/content.server";
import { fundingAmount } from "~db/schema";
import { amountField, fundingAmountFaults } from "~/domain/budget/amounts";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import type { FundingSource } from "~/domain/budget/budget";
import { formatMoney } from "~/domain/shared/money";
import { Refusal } from "~/services/refusal";

/** What a person writes of a funding source. Only the first year must have an amount: later years may not be agreed. */
export type FundingFields = Pick<FundingSource, "name" | "amounts" | "caveat" | "statedIn">;

export function fundingFaults({ name, amounts }: FundingFields, years: readonly number[]) {
  return {
    ...(name.trim() === "" ? { name: "Enter the name of the funding source" } : {}),
    ...fundingAmountFaults(amounts, years),
  };
}

/** @throws Refusal not-found where the framework has no such source */
export async function getFundingSource(
  tx: Db,
  frameworkId: number,
  sourceId: number,
): Promise<FundingSource> {
  const source = (await listFundingSources(tx, frameworkId)).find(({ id }) => id === sourceId);
  if (!source) throw new Refusal({ kind: "not-found" });
  return source;
}

export async function writeFundingAmounts(tx: Db, sourceId: number, amounts: YearAmounts): Promise<void> {
  await tx.delete(fundingAmount).where(eq(fundingAmount.sourceId, sourceId));
  await tx
    .insert(fundingAmount)
    .values(Object.entries(amounts).map(([year, pence]) => ({ sourceId, year: Number(year), pence })));
}

/** A source as it stands, by form field, for someone whose form is stale. */
export function fundingInWords({
  name,
  amounts,
  caveat = "",
  statedIn = "",
}: FundingFields): Record<string, string> {
  return {
    ...{ name, caveat, statedIn },
    ...Object.fromEntries(
      Object.entries(amounts).map(([year, pence]) => [amountField(Number(year)), formatMoney(pence)]),
    ),
  };
}
