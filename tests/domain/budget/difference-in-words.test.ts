import { expect, it } from "vitest";
import { differenceInWords, reconciliationDifferences } from "~/domain/budget/reconciliation";
import { aBudget, aFundingSource, aStatedTotal } from "../../support/content-builder";

it("a difference is told with its figure, its year and both amounts", () => {
  const differences = reconciliationDifferences({
    budget: aBudget(),
    fundingSources: [aFundingSource({ amounts: { 2018: 90_000_00 } })],
    statedTotals: [
      aStatedTotal({ id: 1, pence: 100_500_00 }),
      aStatedTotal({ id: 2, pence: 99_000_00, priorityId: 1 }),
      aStatedTotal({ id: 3, pence: 5_00, priorityId: 9 }),
    ],
    explanations: [],
  });
  const words = differences.map((difference) => differenceInWords(difference, new Map([[1, "Victims"]])));
  const said = (stated: string, actual: string, by: string) =>
    `${stated} is stated; the lines add up to ${actual}: a difference of ${by}.`;
  expect(words).toHaveLength(4);
  expect(words).toEqual(
    expect.arrayContaining([
      { subject: "Funding for 2018/19", message: said("£90,000", "£100,000", "−£10,000") },
      { subject: "Total for 2018/19", message: said("£100,500", "£100,000", "+£500") },
      { subject: "Victims sub-total for 2018/19", message: said("£99,000", "£100,000", "−£1,000") },
      { subject: "Priority sub-total for 2018/19", message: said("£5", "£0", "+£5") },
    ]),
  );
});
