import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ROUNDING_PENCE,
  differenceInWords,
  reconciledFigures,
  reconciliationDifferences,
  type ReconciliationFacts,
} from "~/domain/budget/reconciliation";
import { aFundingSource, aLine, aStatedTotal } from "../../support/content-builder";

/** Two lines of £100,000 and £50,000 in 2018 and £60,000 in 2019, funded and stated to the penny. */
function facts(overrides: Partial<ReconciliationFacts> = {}): ReconciliationFacts {
  return {
    budget: {
      years: [2018, 2019],
      lines: [
        aLine({ id: 1, priorityId: 1, amounts: { 2018: 100_000_00, 2019: 60_000_00 } }),
        aLine({ id: 2, priorityId: 2, amounts: { 2018: 50_000_00 } }),
      ],
    },
    fundingSources: [
      aFundingSource({ id: 1, amounts: { 2018: 120_000_00, 2019: 1 } }),
      aFundingSource({ id: 2, amounts: { 2018: 30_000_00 } }),
    ],
    statedTotals: [],
    explanations: [],
    ...overrides,
  };
}
const total = (pence: number, year = 2018) => aStatedTotal({ year, pence });
const subTotal = (priorityId: number, pence: number, year = 2018) =>
  aStatedTotal({ priorityId, year, pence });

describe("a stated figure agrees with the lines", () => {
  it.each([
    ["nothing is stated", []],
    ["the total", [total(150_000_00)]],
    ["the total of a later year", [total(60_000_00, 2019)]],
    ["the sub-totals", [subTotal(1, 100_000_00), subTotal(2, 50_000_00), subTotal(2, 0, 2019)]],
    ["exactly £1 more", [total(150_001_00)]],
    ["exactly £1 less", [total(149_999_00)]],
    [
      "each figure by £1, so that together they are £2 out",
      [subTotal(1, 100_001_00), subTotal(2, 50_001_00)],
    ],
    ["nothing for a priority without lines", [subTotal(77, 0)]],
  ])("%s", (_name, statedTotals) => {
    expect(reconciliationDifferences(facts({ statedTotals }))).toEqual([]);
  });
});

describe("a stated figure differs from the lines", () => {
  it.each([
    [
      "£1.01 more",
      total(150_001_01),
      { key: "total:2018", subject: "total", stated: 150_001_01, actual: 150_000_00, pence: 101 },
    ],
    ["£1.01 less", total(149_998_99), { key: "total:2018", pence: -101 }],
    ["a later year", total(61_000_00, 2019), { key: "total:2019", year: 2019, pence: 1_000_00 }],
    [
      "a sub-total",
      subTotal(2, 49_000_00),
      { key: "priority:2:2018", subject: "priority", priorityId: 2, actual: 50_000_00, pence: -1_000_00 },
    ],
    [
      "a sub-total of a later year",
      subTotal(1, 60_002_00, 2019),
      { key: "priority:1:2019", actual: 60_000_00, pence: 2_00 },
    ],
    ["a year without amounts", total(5_00, 2030), { key: "total:2030", actual: 0, pence: 5_00 }],
    ["a priority without lines", subTotal(77, 5_00), { key: "priority:77:2018", actual: 0, pence: 5_00 }],
  ])("%s", (_name, stated, expected) => {
    const differences = reconciliationDifferences(facts({ statedTotals: [stated] }));
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ ...expected, explanation: null });
  });
});

describe("the funding sources add up to the first year's total", () => {
  const funded = (...pounds: number[]) =>
    facts({
      fundingSources: pounds.map((amount, index) =>
        aFundingSource({ id: index + 1, amounts: { 2018: amount * 100, 2019: 999 } }),
      ),
    });

  it.each([
    ["to the penny", funded(150_000)],
    ["from two sources", funded(100_000, 50_000)],
    ["to £1", funded(150_001)],
    ["to £1 less", funded(149_999)],
    ["where there is no line yet", facts({ budget: { years: [2018], lines: [] } })],
    ["where there is no year yet", facts({ budget: { years: [], lines: [aLine()] } })],
  ])("%s", (_name, given) => {
    expect(reconciliationDifferences(given)).toEqual([]);
  });

  it.each([
    ["no line", { years: [2018], lines: [] }],
    ["no year", { years: [], lines: [aLine()] }],
  ])("is no figure at all while there is %s", (_name, budget) => {
    expect(reconciledFigures(facts({ budget }))).toEqual([]);
  });

  it("is held against nothing where every line of the budget before ends", () => {
    const ended = { budget: { years: [2018], lines: [] }, previous: { lines: [aLine()] } };
    expect(reconciliationDifferences(facts({ ...ended, fundingSources: [] }))).toEqual([]);
    expect(reconciliationDifferences(facts(ended))).toMatchObject([
      { key: "funding", year: 2018, actual: 0, stated: 150_000_00 },
    ]);
  });

  it.each([
    ["£1.01 too much", funded(150_001.01), 101],
    ["£1.01 too little", funded(149_998.99), -101],
    ["no source at all", funded(), -150_000_00],
  ])("differ: %s", (_name, given, pence) => {
    expect(reconciliationDifferences(given)).toMatchObject([
      { key: "funding", subject: "funding", year: 2018, actual: 150_000_00, pence },
    ]);
  });

  it("are held against the lines, not against what is stated", () => {
    const given = facts({
      statedTotals: [total(160_000_00)],
      fundingSources: [aFundingSource({ amounts: { 2018: 160_000_00 } })],
    });
    expect(reconciliationDifferences(given).map(({ key }) => key)).toEqual(["total:2018", "funding"]);
  });
});

describe("a stated £0 is told from funding of which nothing is entered", () => {
  it.each([
    ["priority" as const, 1, "£0 is stated; the lines add up to £5: a difference of −£5."],
    ["total" as const, null, "£0 is stated; the lines add up to £5: a difference of −£5."],
    ["funding" as const, null, "None is entered; the lines add up to £5."],
  ])("%s", (subject, priorityId, message) => {
    const figure = {
      key: "",
      year: 2018,
      stated: 0,
      actual: 500,
      isAtLeast: false,
      pence: -500,
      explanation: null,
    };
    expect(differenceInWords({ ...figure, subject, priorityId }, new Map([[1, "Victims"]])).message).toBe(
      message,
    );
  });
});

describe("an explanation counts for just the difference it was written for", () => {
  const text = "A late grant";
  it.each([
    ["the same figure and difference", { key: "total:2018", pence: 5_00, text }, text],
    ["another difference", { key: "total:2018", pence: 6_00, text }, null],
    ["the opposite difference", { key: "total:2018", pence: -5_00, text }, null],
    ["another year", { key: "total:2019", pence: 5_00, text }, null],
    ["another figure", { key: "priority:1:2018", pence: 5_00, text }, null],
    ["the funding", { key: "funding", pence: 5_00, text }, null],
  ])("%s", (_name, explanation, expected) => {
    const [difference] = reconciliationDifferences(
      facts({ statedTotals: [total(150_005_00)], explanations: [explanation] }),
    );
    expect(difference?.explanation).toBe(expected);
  });
});

describe("always", () => {
  it("a stated total differs exactly when it is more than £1 out", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -1e9, max: 1e9 })),
        (out) => {
          const differences = reconciliationDifferences(facts({ statedTotals: [total(150_000_00 + out)] }));
          expect(differences.map(({ pence }) => pence)).toEqual(Math.abs(out) > ROUNDING_PENCE ? [out] : []);
        },
      ),
    );
  });

  it("the order of lines and sources does not matter", () => {
    const given = facts({ statedTotals: [total(1)] });
    const reversed = {
      ...given,
      budget: { ...given.budget, lines: [...given.budget.lines].reverse() },
      fundingSources: [...given.fundingSources].reverse(),
    };
    expect(reconciliationDifferences(reversed)).toEqual(reconciliationDifferences(given));
  });
});
