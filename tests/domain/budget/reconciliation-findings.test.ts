import { describe, expect, it } from "vitest";
import {
  reconciliationFindings,
  statedFindings,
  type FindingFacts,
} from "~/domain/budget/reconciliation-findings";
import { linesBefore, suspectLines } from "~/domain/budget/suspects";
import { aBudget, aFundingSource, aLine, aLink, aStatedTotal } from "../../support/content-builder";

const pounds = (amounts: Record<number, number>) =>
  Object.fromEntries(Object.entries(amounts).map(([year, amount]) => [year, Math.round(amount * 100)]));
const line = (id: number, service: string, amounts: Record<number, number>, priorityId = 1) =>
  aLine({ id, service, priorityId, amounts: pounds(amounts) });

const YEARS = [2018, 2019];
const PRIORITIES = [
  { id: 1, name: "Victims" },
  { id: 2, name: "Prevention" },
];
function findings(overrides: Partial<FindingFacts>) {
  return reconciliationFindings({
    budget: aBudget({ years: YEARS, priorities: PRIORITIES, lines: [] }),
    previous: null,
    links: [],
    fundingSources: [],
    statedTotals: [],
    explanations: [],
    ...overrides,
  });
}
const subTotal = (priorityId: number | null, amount: number, year = 2018) =>
  aStatedTotal({ priorityId, year, pence: Math.round(amount * 100) });

describe("every stated figure is held against the lines", () => {
  const budget = aBudget({
    years: YEARS,
    priorities: PRIORITIES,
    lines: [line(1, "Victim First", { 2018: 1_280_775.75, 2019: 10 })],
  });

  it("and agrees to within £1 of rounding: £1,280,776 for £1,280,775.75", () => {
    const [first, second] = findings({
      budget,
      statedTotals: [subTotal(1, 1_280_776), subTotal(null, 10, 2019)],
    });
    expect(first).toMatchObject({
      subject: "Victims sub-total for 2018/19",
      agrees: true,
      difference: 25,
      message: "£1,280,776 is stated; the lines add up to £1,280,775.75: the same, but for rounding.",
      suspects: [],
    });
    expect(second).toMatchObject({
      subject: "Total for 2019/20",
      agrees: true,
      message: "£10 is stated, and the lines add up to it.",
    });
  });

  it("and says by how much it does not, with the author's explanation", () => {
    const statedTotals = [subTotal(null, 12, 2019)];
    const explanations = [{ key: "total:2019", pence: 2_00, text: "A late grant" }];
    expect(findings({ budget, statedTotals, explanations })[0]).toMatchObject({
      agrees: false,
      isBinding: true,
      stated: 12_00,
      lines: 10_00,
      difference: 2_00,
      explanation: "A late grant",
      message: "£12 is stated; the lines add up to £10: a difference of +£2.",
    });
  });
});

describe("a figure that agrees", () => {
  const budget = aBudget({
    years: YEARS,
    priorities: PRIORITIES,
    lines: [line(1, "Kicks", { 2018: 500, 2019: 500 })],
  });

  it.each([
    [501, true],
    [499, true],
    [501.01, false],
    [498.99, false],
  ])("is up to £1 away from the lines' £500: %d", (amount, agrees) => {
    expect(findings({ budget, statedTotals: [subTotal(null, amount)] })[0]?.agrees).toBe(agrees);
  });

  it("has no suspects, though a line has the same amount in another year", () => {
    expect(findings({ budget, statedTotals: [subTotal(1, 500)] })[0]?.suspects).toEqual([]);
  });
});

describe("what the lines were before", () => {
  const budget = aBudget({
    years: YEARS,
    priorities: PRIORITIES,
    lines: [line(1, "Kicks", { 2018: 60, 2019: 10 }), line(2, "Helpline", { 2018: 40, 2019: 10 }, 2)],
  });
  const previous = aBudget({ years: [2017], lines: [line(71, "Kicks", { 2017: 90 })] });
  const statedTotals = [subTotal(1, 90), subTotal(2, 40)];
  const facts = { budget, fundingSources: [], statedTotals, links: [], explanations: [] };
  const suspected = (found: ReturnType<typeof findings>) =>
    found.flatMap(({ suspects }) => suspects.map(({ service }) => service));

  it("is looked up where some figures agree and one does not", () => {
    expect(suspected(findings({ budget, previous, statedTotals }))).toEqual(["Kicks"]);
    expect(suspected(findings({ budget, previous: null, statedTotals }))).toEqual([]);
  });

  it("is looked up by the links, too", () => {
    const moved = { ...previous, lines: [line(71, "Street football", { 2017: 90 })] };
    const links = [aLink({ previousLineIds: [71], newLineIds: [1] })];
    expect(suspected(findings({ budget, previous: moved, statedTotals, links }))).toEqual(["Kicks"]);
  });

  it("is what the caller has looked up, where that was done", () => {
    const known = linesBefore(budget, previous, []);
    expect(suspected(statedFindings({ ...facts, previous: null }, known))).toEqual(["Kicks"]);
    expect(suspected(statedFindings({ ...facts, previous }, null))).toEqual([]);
  });

  it("is for the stated figures only, where no funding is looked at", () => {
    expect(statedFindings({ ...facts, previous }).map(({ key }) => key)).toEqual([
      "priority:1:2018",
      "priority:2:2018",
    ]);
  });
});

describe("the funding", () => {
  const budget = aBudget({ years: YEARS, lines: [line(1, "All", { 2018: 4_283_405, 2019: 4_288_855 })] });
  const source = (id: number, name: string, amounts: Record<number, number>) =>
    aFundingSource({ id, name, amounts: pounds(amounts) });

  it("of 2018/19 adds up: £4,151,355 and £132,050 of the reserve make £4,283,405", () => {
    const fundingSources = [
      source(1, "Commissioning budget", { 2018: 4_151_355 }),
      source(2, "Earmarked reserve", { 2018: 132_050 }),
    ];
    expect(findings({ budget, fundingSources })).toMatchObject([
      { key: "funding", subject: "Funding for 2018/19", stated: 4_283_405_00, agrees: true, isBinding: true },
    ]);
  });

  it("of a later year is shown where there is some, and need not add up", () => {
    const fundingSources = [source(1, "Commissioning budget", { 2018: 4_283_405, 2019: 4_000_000 })];
    expect(findings({ budget, fundingSources })).toMatchObject([
      { key: "funding", agrees: true },
      {
        key: "funding:2019",
        subject: "Funding for 2019/20",
        agrees: false,
        isBinding: false,
        difference: -288_855_00,
        message:
          "£4,000,000 is named; the lines add up to £4,288,855. A later year has its own budget, so this need not add up yet.",
        suspects: [],
      },
    ]);
  });

  it("of the first year follows from nothing where only it differs", () => {
    const fundingSources = [source(1, "Commissioning budget", { 2018: 4_000_000 })];
    expect(findings({ budget, fundingSources })).toMatchObject([
      { key: "funding", agrees: false, followsFrom: null },
    ]);
    const statedTotals = [subTotal(null, 4_283_405), subTotal(null, 4_000_000, 2019)];
    expect(findings({ budget, fundingSources, statedTotals }).at(-1)).toMatchObject({
      key: "funding",
      followsFrom: null,
    });
  });
});

describe("a figure that differs because others do", () => {
  const budget = aBudget({
    years: YEARS,
    priorities: PRIORITIES,
    lines: [
      line(1, "Changing Lives", { 2018: 6_000, 2019: 9_000 }),
      line(2, "Locality Fund", { 2018: 200_000, 2019: 500_000 }, 2),
    ],
  });
  const subTotals = [subTotal(1, 9_000), subTotal(2, 500_000)];

  it("says so, and leaves the suspects to them", () => {
    const found = findings({ budget, statedTotals: [...subTotals, subTotal(null, 509_000)] });
    expect(found.map(({ suspects }) => suspects.map(({ service }) => service))).toEqual([
      ["Changing Lives"],
      ["Locality Fund"],
      [],
      [],
    ]);
    expect(found.map(({ followsFrom }) => followsFrom)).toEqual([
      null,
      null,
      "It follows from the sub-totals, which together differ by as much: Victims sub-total +£3,000, Prevention sub-total +£300,000.",
      null,
    ]);
  });

  it("leaves them a line that would explain both", () => {
    const statedTotals = [subTotal(1, 9_000), subTotal(null, 209_000)];
    expect(findings({ budget, statedTotals })).toMatchObject([
      { followsFrom: null, suspects: [{ service: "Changing Lives" }] },
      { followsFrom: expect.stringContaining("from the sub-totals"), suspects: [] },
      { key: "funding" },
    ]);
  });

  it("does not, where they come to something else", () => {
    const total = findings({ budget, statedTotals: [...subTotals, subTotal(null, 209_000)] })[2];
    expect(total).toMatchObject({ followsFrom: null, suspects: [{ service: "Changing Lives" }] });
  });

  it("is the funding, too", () => {
    const fundingSources = [aFundingSource({ amounts: pounds({ 2018: 509_000 }) })];
    const ofSubTotals = findings({ budget, fundingSources, statedTotals: subTotals }).at(-1);
    expect(ofSubTotals).toMatchObject({
      key: "funding",
      followsFrom: expect.stringContaining("from the sub-totals"),
    });
    const ofTotal = findings({ budget, fundingSources, statedTotals: [subTotal(null, 509_000)] }).at(-1);
    expect(ofTotal?.followsFrom).toBe("It follows from the stated total, which differs by as much.");
  });
});

describe("a line's amount in the previous budget makes it a suspect", () => {
  const rutland = line(1, "Changing Lives Rutland", { 2018: 6_000, 2019: 6_000 });
  const before = [
    line(71, "Changing Lives - Rutland", { 2017: 9_000 }),
    line(72, "Leicestershire Cares", { 2017: 40_000 }),
  ];
  const previous = { years: [2017], lines: before };
  const difference = { priorityId: 1, year: 2018, pence: 3_000_00 };
  const budgetOf = (...lines: (typeof rutland)[]) => ({ years: YEARS, lines });
  const suspects = (lines: (typeof rutland)[], links: Parameters<typeof linesBefore>[2] = []) =>
    suspectLines(difference, budgetOf(...lines), linesBefore(budgetOf(...lines), previous, links));

  it("by its name", () => {
    expect(suspects([rutland])).toEqual([
      {
        lineId: 1,
        service: "Changing Lives Rutland",
        reason: "£6,000 in 2018/19, but £9,000 in the previous budget: just the difference.",
      },
    ]);
  });

  it("by its link, whatever it is called", () => {
    const wire = line(1, "WIRE", { 2018: 37_000, 2019: 30_000 });
    expect(suspects([wire])).toEqual([]);
    const link = aLink({ previousLineIds: [72], newLineIds: [1] });
    expect(suspects([wire], [link])).toMatchObject([{ service: "WIRE" }]);
    expect(suspects([wire], [{ ...link, previousLineIds: [71, 72] }])).toEqual([]);
  });

  it("together with another year", () => {
    const twice = { ...rutland, amounts: pounds({ 2018: 6_000, 2019: 9_000 }) };
    expect(suspects([twice])[0]?.reason).toBe(
      "£6,000 in 2018/19, but £9,000 in 2019/20 and in the previous budget: just the difference.",
    );
  });

  it("to the pound where a stated figure is rounded, and then says so", () => {
    const rounded = suspectLines(
      { ...difference, pence: 3_000_25 },
      budgetOf(rutland),
      linesBefore(budgetOf(rutland), previous, []),
    );
    expect(rounded[0]?.reason).toContain("the difference, but for rounding.");
  });

  it("not where two lines have its name, on either side", () => {
    expect(suspects([rutland, { ...rutland, id: 2 }])).toEqual([]);
    const doubled = { years: [2017], lines: [...before, { ...(before[0] ?? rutland), id: 73 }] };
    expect(linesBefore(budgetOf(rutland), doubled, [])?.lines.size).toBe(0);
  });

  it("in the same year where it has that, else in its last", () => {
    const both = {
      years: [2017, 2018],
      lines: [line(71, "Changing Lives Rutland", { 2017: 9_000, 2018: 6_000 })],
    };
    expect(suspectLines(difference, budgetOf(rutland), linesBefore(budgetOf(rutland), both, []))).toEqual([]);
  });
});
