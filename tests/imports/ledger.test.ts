import { describe, expect, it } from "vitest";
import { planImport } from "~/domain/budget/import-plan";
import type { ImportAnswers, ImportChoices, ImportColumn, Sheet } from "~/domain/budget/imported-budget";
import { parseBudget } from "~/imports/budget.parse";
import { guessColumns, guessMapping, mappingFaults, sheetExtent } from "~/imports/columns.parse";
import { ledgerAdvice } from "~/imports/ledger.parse";

/** One row for each line and year. */
const HEADINGS = ["Priority", "Service", "Provider", "Financial year", "Budget (£)"];
const ROWS = [
  ["Victims", "Locks", "Catch 22", "2018/19", "1000"],
  ["Victims", "Locks", "Catch 22", "2019/20", "1200.50"],
  ["Victims", "Bolts", "Catch 22", "2018/19", "30"],
  ["Families", "Locks", "FreeVA", "2019/20", "7"],
];

function sheetOf(rows: readonly (readonly string[])[], facts?: Sheet["facts"]): Sheet {
  return { name: "Budget", rows, ...(facts ? { facts } : {}) };
}

function read(
  rows: readonly (readonly string[])[],
  {
    answers = {},
    choices = {},
    facts,
  }: { answers?: ImportAnswers; choices?: ImportChoices; facts?: Sheet["facts"] } = {},
) {
  const sheet = sheetOf(rows, facts);
  const mapping = guessMapping([sheet]);
  if (!mapping) throw new Error("No headings");
  expect(mappingFaults(sheetExtent(sheet), mapping)).toEqual([]);
  return parseBudget(sheet, mapping, answers, choices);
}

const linesOf = ({ lines }: ReturnType<typeof read>) =>
  lines.map(({ row, priority, service, deliveryOrganisation, amounts }) => [
    row,
    priority,
    service,
    deliveryOrganisation,
    amounts,
  ]);

describe("one row for each line and year", () => {
  it("comes to one line for each priority, service and delivery organisation", () => {
    const imported = read([HEADINGS, ...ROWS]);
    expect(linesOf(imported)).toEqual([
      [2, "Victims", "Locks", "Catch 22", { 2018: 100_000, 2019: 120_050 }],
      [4, "Victims", "Bolts", "Catch 22", { 2018: 3_000, 2019: 0 }],
      [5, "Families", "Locks", "FreeVA", { 2018: 0, 2019: 700 }],
    ]);
    expect(imported.years).toEqual([2018, 2019]);
    expect(imported.questions).toEqual([]);
    expect(imported.lines.map(({ blankYears }) => blankYears)).toEqual([[], [2019], [2018]]);
    expect(imported.notices).toContain(
      "Each row has the amount of one year. 4 rows are put together by priority, service and delivery organisation, and come to 3. A year of which a line has no row is taken as £0.",
    );
  });

  it("comes to the same, in whatever order the rows stand and however the names are capitalised", () => {
    const shuffled = [ROWS[3], ROWS[1], ROWS[2], ["victims ", "LOCKS", "Catch\u00a022", "2018/19", "1000"]];
    const imported = read([HEADINGS, ...shuffled.flatMap((row) => (row ? [row] : []))]);
    expect(linesOf(imported).map(([, ...line]) => line)).toEqual([
      ["Families", "Locks", "FreeVA", { 2018: 0, 2019: 700 }],
      ["Victims", "Locks", "Catch 22", { 2018: 100_000, 2019: 120_050 }],
      ["Victims", "Bolts", "Catch 22", { 2018: 3_000, 2019: 0 }],
    ]);
  });

  it("asks where two rows are of the same line and year, and takes what is answered", () => {
    const rows = [HEADINGS, ...ROWS, ["Victims", "Locks", "Catch 22", "2018/19", "500"]];
    expect(read(rows).questions).toEqual([
      {
        ...{ key: "2:5", row: 2, year: 2018, subject: "Locks", isTotal: false },
        text: "1000 (row 2), 500 (row 6)",
        why: "These rows are of the same line and the same year. Say what the amount of the year is, or leave out the rows that do not count.",
      },
    ]);
    const answered = read(rows, { answers: { "2:5": 150_000 } });
    expect([answered.questions, answered.lines[0]?.amounts[2018]]).toEqual([[], 150_000]);
    const leftOut = read(rows, { choices: { leftOut: { 6: "Entered twice" } } });
    expect([leftOut.questions, leftOut.lines[0]?.amounts[2018]]).toEqual([[], 100_000]);
  });

  it("does not ask about a blank beside an amount", () => {
    const imported = read([HEADINGS, ...ROWS, ["Victims", "Bolts", "Catch 22", "2018/19", ""]]);
    expect([imported.questions, imported.lines[1]?.amounts[2018]]).toEqual([[], 3_000]);
  });

  it("cannot go on with an amount of no year, until the row is left out", () => {
    const rows = [HEADINGS, ...ROWS, ["Victims", "Hinges", "", "next year", "9"]];
    const faultsOf = (imported: ReturnType<typeof read>) =>
      planImport({
        ...{ imported, columns: new Set<never>(), statedTotals: [], fundedYears: [], pairs: [] },
        budget: {
          ...{ frameworkId: 1, title: "Budget", budgetDate: null },
          ...{ years: [2018, 2019], priorities: [], lines: [] },
        },
      }).faults;
    expect(faultsOf(read(rows))).toEqual([
      "Row 6 has an amount, but no financial year that can be read. Write it in the sheet as 2018/19, or leave the row out.",
    ]);
    expect(faultsOf(read(rows, { choices: { leftOut: { 6: "A plan" } } }))).toEqual([]);
  });

  it("takes totals by year, and says which are left out", () => {
    const imported = read([
      HEADINGS,
      ...ROWS,
      ["", "Total", "", "2018/19", "1030"],
      ["", "Total", "", "2019/20", "1207.50"],
      ["", "Grand total", "", "", "2237.50"],
    ]);
    expect(imported.totals.map(({ year, pence }) => [year, pence])).toEqual([
      [2018, 103_000],
      [2019, 120_750],
    ]);
    expect(imported.lines).toHaveLength(3);
    expect(imported.notices).toContain("Row 8 has a total of no one year, and is left out.");
  });

  it("keeps apart lines under different headings of their own", () => {
    const imported = read([
      ["Service", "Financial year", "Budget"],
      ["Victims"],
      ["Locks", "2018/19", "5"],
      ["Locks", "2019/20", "6"],
      ["Families"],
      ["Locks", "2018/19", "7"],
    ]);
    expect(linesOf(imported)).toEqual([
      [3, "Victims", "Locks", "", { 2018: 500, 2019: 600 }],
      [6, "Families", "Locks", "", { 2018: 700, 2019: 0 }],
    ]);
  });

  it("reads the unit, what is hidden, merged or scaled as elsewhere", () => {
    const headings = ["Service", "Year", "Budget (£000)"];
    const rows = [headings, ["Locks", "2018/19", "5"], ["Locks", "", "6"], ["Locks", "2019/20", "7000"]];
    const imported = read(rows, {
      facts: { hiddenRows: [4], scaled: { 3: [4] }, merged: [{ row: 2, column: 2, rows: 2, columns: 1 }] },
    });
    expect(imported.questions.map(({ key, text }) => [key, text])).toEqual([["2:3", "5 (row 2), 6 (row 3)"]]);
    expect(imported.lines[0]?.amounts).toEqual({ 2019: 700_000 });
    expect(imported.notices).toContain(
      "Row 4 is hidden in the sheet, and is read all the same: “Locks”, £7,000 in 2019/20.",
    );
  });

  it("says what is not the same in all rows of a line, and keeps each note", () => {
    const headings = ["Service", "Year", "Budget", "Commissioning method", "Note"];
    const imported = read([
      headings,
      ["Locks", "2018/19", "5", "Grant funded", "First"],
      ["Locks", "2019/20", "6", "Procured", "Second"],
    ]);
    expect(imported.lines).toMatchObject([{ method: "grant", note: "First\nSecond" }]);
    expect(imported.notices).toContain(
      "Rows 2 and 3 are one line, and do not say the same: “Grant funded” is taken, not “Procured”.",
    );
  });

  it("says how a year was read that could be another", () => {
    const rows = [
      ["Service", "Year", "Budget"],
      ["Locks", "FY2019", "5"],
      ["Bolts", "FY2019", "6"],
    ];
    const imported = read(rows);
    expect(imported.years).toEqual([2018]);
    expect(imported.notices).toContain("“FY2019” is read as 2018/19, the financial year that ends in 2019.");
  });
});

describe("the columns of a ledger", () => {
  const guess = (...rows: string[][]) => guessColumns(sheetOf(rows), 0);

  it("are found by what stands in them", () => {
    expect(guess(HEADINGS, ...ROWS)).toEqual([
      "priority",
      "service",
      "deliveryOrganisation",
      "year",
      "amount",
    ]);
  });

  it("are the person's to choose where there are several of amounts", () => {
    const headings = ["Service", "Year", "Original", "Revised"];
    const beneath = [
      ["Locks", "2018/19", "5", "6"],
      ["Bolts", "2018/19", "5", "6"],
    ];
    expect(guess(headings, ...beneath)).toEqual(["service", "year", "ignore", "ignore"]);
    expect(guess(["Service", "Year", "Actual", "Spend to date"], ...beneath)[2]).toBe("ignore");
    expect(guess(["Service", "Year", "Actual", "Budget"], ...beneath)).toEqual([
      "service",
      "year",
      "ignore",
      "amount",
    ]);
  });

  it("are none where the headings name years", () => {
    expect(
      guess(["Service", "Agreed in", "2018/19"], ["Locks", "2017/18", "5"], ["Bolts", "2017/18", "6"]),
    ).toEqual(["service", "ignore", "year-2018"]);
  });

  const faults = (...columns: ImportColumn[]) =>
    mappingFaults({ rowCount: 9, width: columns.length }, { sheet: 0, headingRow: 0, columns });
  it.each<[ImportColumn[], string[]]>([
    [["service", "year", "amount"], []],
    [["service", "year", "ignore"], ["Say which column holds the amount for the year of the row."]],
    [["service", "ignore", "amount"], ["Say which column holds the financial year of the row."]],
    [
      ["service", "year", "year-2018"],
      [
        "The amounts are either in one column for each financial year, or in one column beside the year of the row. Choose one of the two.",
      ],
    ],
    [
      ["service", "year", "amount", "amount"] as ImportColumn[],
      ["Only one column can hold the amount for the year of the row. Choose which."],
    ],
  ])("%j", (columns, expected) => {
    expect(faults(...columns)).toEqual(expected);
  });

  const advice = (...rows: string[][]) => {
    const sheet = sheetOf(rows);
    return ledgerAdvice(sheet, { sheet: 0, headingRow: 0, columns: guessColumns(sheet, 0) });
  };

  it("are said, with what becomes of the rows", () => {
    expect(advice(HEADINGS, ...ROWS)).toBe(
      "Column “Financial year” names the financial year of each row and column “Budget (£)” its amount, so one line stands in several rows. Rows with the same priority, service and delivery organisation are put together, one amount for each year; where two of them are of the same year, you are asked.",
    );
    expect(advice(["Service", "2018/19"], ["Locks", "5"], ["Bolts", "6"])).toBeNull();
  });

  it("are told what to change where single years stand in them", () => {
    expect(advice(["Service", "Year", "Budget"], ["Locks", "2018", "5"], ["Locks", "2019", "6"])).toBe(
      "Column “Year” gives single years, such as 2018, and it is not certain which financial years these are. In the spreadsheet write each as a financial year, 2018/19, and upload it again: the rows of a line are then put together by this column.",
    );
  });
});
