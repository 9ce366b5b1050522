import { describe, expect, it } from "vitest";
import { reconcileImport } from "~/domain/budget/import-reconciliation";
import type { ImportedBudget, ImportedLine, ImportedTotal } from "~/domain/budget/imported-budget";
import { aBudget, aLine } from "../../support/content-builder";
import { anImportedBudget, anImportedLine } from "../../support/imported";

/** A line of one year, in pounds; one without an amount cannot be read. */
const line = (row: number, pounds: number | null, overrides: Partial<ImportedLine> = {}) =>
  anImportedLine({
    row,
    priority: "",
    service: `Line ${row}`,
    amounts: pounds === null ? {} : { 2018: pounds * 100 },
    ...overrides,
  });
const blank = (row: number, overrides: Partial<ImportedLine> = {}) =>
  line(row, 0, { blankYears: [2018], ...overrides });
const total = (pounds: number, overrides: Partial<ImportedTotal> = {}): ImportedTotal => ({
  row: 90,
  label: "Total",
  priority: null,
  year: 2018,
  pence: pounds * 100,
  ...overrides,
});
const question = (row: number) => ({
  key: `${row}:3`,
  row,
  year: 2018,
  subject: "",
  isTotal: false,
  text: "TBC",
  why: "",
});

function sheet(lines: readonly ImportedLine[], overrides: Partial<ImportedBudget> = {}): ImportedBudget {
  const unread = lines.filter(({ amounts }) => amounts[2018] === undefined);
  return anImportedBudget({
    years: [2018],
    lines,
    questions: unread.map(({ row }) => question(row)),
    ...overrides,
  });
}
const reasons = (imported: ImportedBudget, ...previous: Parameters<typeof aBudget>) =>
  reconcileImport(imported, previous.length > 0 ? aBudget(...previous) : null).findings.map(({ suspects }) =>
    suspects.map(({ lineId, reason }) => [lineId, reason]),
  );
const blanks = (imported: ImportedBudget) =>
  reconcileImport(imported, null).blanks.map(({ message, isNothingMissing }) => ({
    says: message.replace("The amount for 2018/19 is blank, and taken as £0. ", ""),
    isNothingMissing,
  }));

describe("the stated figures of a sheet", () => {
  it("are held against its lines: a total against all of them, a sub-total against its priority's", () => {
    const imported = sheet(
      [line(2, 60, { priority: "Victims" }), line(3, 30, { priority: "Prevention" }), line(4, 10)],
      {
        totals: [total(100), total(60, { priority: "Victims" }), total(31, { priority: "Prevention" })],
      },
    );
    const { findings } = reconcileImport(imported, null);
    expect(findings.map(({ subject, lines, agrees }) => [subject, lines, agrees])).toEqual([
      ["Total for 2018/19", 100_00, true],
      ["Victims sub-total for 2018/19", 60_00, true],
      ["Prevention sub-total for 2018/19", 30_00, true],
    ]);
  });

  it("count once for a priority and year: the first of them", () => {
    const imported = sheet([line(2, 60)], { totals: [total(60), total(70, { row: 91 })] });
    expect(reconcileImport(imported, null).findings).toMatchObject([{ stated: 60_00, agrees: true }]);
  });
});

describe("a cell that cannot be read", () => {
  it("keeps the total from agreeing, under a priority or under none, and no other figure", () => {
    const lines = [
      line(2, 60, { priority: "Victims" }),
      line(3, 30, { priority: "Prevention" }),
      line(4, null),
    ];
    const totals = [total(60, { priority: "Victims" }), total(30, { priority: "Prevention" }), total(95)];
    const { findings } = reconcileImport(sheet(lines, { totals }), null);
    expect(findings).toMatchObject([
      { agrees: true },
      { agrees: true },
      {
        agrees: false,
        message: "£95 is stated; the lines that can be read add up to £90.",
        suspects: [{ lineId: 4, service: "Line 4", reason: "£5 would make the figures agree." }],
      },
    ]);
  });

  it("keeps its priority's sub-total from agreeing, from which the total follows", () => {
    const lines = [line(2, 60, { priority: "Victims" }), line(3, null, { priority: "Victims" })];
    const totals = [total(65, { priority: "Victims" }), total(65)];
    const { findings } = reconcileImport(sheet(lines, { totals }), null);
    expect(findings).toMatchObject([
      { agrees: false, suspects: [{ lineId: 3 }] },
      { agrees: false, suspects: [], followsFrom: expect.stringContaining("from the sub-totals") },
    ]);
  });

  it.each([
    ["£5 less than is stated", 65, "£5 would make the figures agree."],
    ["just what is stated", 60, "£0 would make the figures agree."],
    ["more than is stated", 55, "The other lines already come to more than is stated."],
  ])("is judged by what the other lines come to: %s", (_case, stated, reason) => {
    expect(reasons(sheet([line(2, 60), line(3, null)], { totals: [total(stated)] }))).toEqual([
      [[3, reason]],
    ]);
  });

  it("is told apart from others like it", () => {
    const imported = sheet([line(2, 60), line(3, null), line(4, null)], { totals: [total(65)] });
    const reason = "It and the others that cannot be read would have to come to £5.";
    expect(reasons(imported)).toEqual([
      [
        [3, reason],
        [4, reason],
      ],
    ]);
  });

  it("is likely what stands in another year, or stood in the previous budget", () => {
    const lines = [line(2, null, { amounts: { 2019: 5_00 } })];
    const imported = sheet(lines, { years: [2018, 2019], totals: [total(5)] });
    const before = { years: [2017], lines: [aLine({ service: "Line 2", amounts: { 2017: 5_00 } })] };
    expect(reasons(imported)).toEqual([
      [[2, "£5 would make the figures agree, and is what stands in 2019/20."]],
    ]);
    expect(reasons(imported, before)).toEqual([
      [[2, "£5 would make the figures agree, and is what stands in 2019/20 and in the previous budget."]],
    ]);
  });

  it("of a total is no line's, and keeps nothing from agreeing", () => {
    const imported = sheet([line(2, 60)], {
      totals: [total(60)],
      questions: [{ ...question(91), isTotal: true }],
    });
    expect(reconcileImport(imported, null).findings).toMatchObject([{ agrees: true }]);
  });
});

describe("a blank amount", () => {
  const named = { priority: "Victims" };
  const noTotal = "No total is stated that would show whether anything is missing.";
  const check = "The total for 2018/19 can be checked when all of its lines can be read.";

  it.each([
    ["nothing is stated", sheet([line(2, 60), blank(3)]), noTotal, false],
    [
      "only another priority's sub-total is stated",
      sheet([line(2, 60, { priority: "Prevention" }), blank(3, named)], {
        totals: [total(60, { priority: "Prevention" })],
      }),
      noTotal,
      false,
    ],
    [
      "the total agrees",
      sheet([line(2, 60), blank(3)], { totals: [total(60)] }),
      "The total for 2018/19 agrees with that, so nothing is missing.",
      true,
    ],
    [
      "the sub-total agrees, whatever the total does",
      sheet([line(2, 60, named), blank(3, named)], { totals: [total(99), total(60, named)] }),
      "The Victims sub-total for 2018/19 agrees with that, so nothing is missing.",
      true,
    ],
    [
      "the total differs",
      sheet([line(2, 60), blank(3)], { totals: [total(65)] }),
      "The total for 2018/19 differs by +£5: an amount may be missing.",
      false,
    ],
    [
      "a cell that cannot be read may be all that is missing",
      sheet([line(2, 60), blank(3), line(4, null)], { totals: [total(65)] }),
      "If Line 4 is £5, the total for 2018/19 agrees, and nothing is missing.",
      false,
    ],
    [
      "it may be that cell is nothing",
      sheet([line(2, 60), blank(3), line(4, null)], { totals: [total(60)] }),
      "If Line 4 is £0, the total for 2018/19 agrees, and nothing is missing.",
      false,
    ],
    [
      "such a cell cannot be all",
      sheet([line(2, 60), blank(3), line(4, null)], { totals: [total(55)] }),
      check,
      false,
    ],
    [
      "there are two such cells",
      sheet([line(2, 60), blank(3), line(4, null), line(5, null)], { totals: [total(65)] }),
      check,
      false,
    ],
    [
      "its priority's name speaks of a total itself",
      sheet([line(2, 60), blank(3, { priority: "Total Respect" })], {
        totals: [total(0, { priority: "Total Respect" })],
      }),
      "The Total Respect sub-total for 2018/19 agrees with that, so nothing is missing.",
      true,
    ],
    [
      "and wherever that stands",
      sheet([line(2, 60), blank(3, { priority: "The Total for Youth" })], {
        totals: [total(0, { priority: "The Total for Youth" })],
      }),
      "The The Total for Youth sub-total for 2018/19 agrees with that, so nothing is missing.",
      true,
    ],
  ])("where %s", (_case, imported, says, isNothingMissing) => {
    expect(blanks(imported)).toEqual([{ says, isNothingMissing }]);
  });
});
