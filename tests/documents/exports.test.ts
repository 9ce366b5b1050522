import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetExport } from "~/documents/budget-export.view";
import { changesExport } from "~/documents/changes-export.view";
import { renderCsv } from "~/documents/csv.render.server";
import { exportFileName, type ExportedTable } from "~/documents/exported-table.view";
import { renderOds } from "~/documents/ods.render.server";
import { reconciliationExport } from "~/documents/reconciliation-export.view";
import { renderXlsx } from "~/documents/xlsx.render.server";
import { contractInWords } from "~/domain/budget/contract-words";
import { serviceOf } from "~/domain/budget/line-history";
import { calendarDate } from "~/domain/shared/calendar-date";
import { anyContract } from "../support/arbitraries";
import { COMMISSIONING_METHODS, type Budget, type StatedTotal } from "~/domain/budget/budget";
import type { Sheet } from "~/domain/budget/imported-budget";
import { asInertText, fromInertText } from "~/domain/shared/formula-text";
import { MAX_PENCE } from "~/domain/shared/money";
import { readAmount } from "~/imports/amount.parse";
import { parseBudget } from "~/imports/budget.parse";
import { guessMapping, mappingFaults, sheetExtent } from "~/imports/columns.parse";
import { readUpload } from "~/imports/read-upload.server";
import { aBudget, aCompleteFramework, aLine, aStatedTotal } from "../support/content-builder";
import { propertyRuns } from "../support/property-runs";

const FORMATS = ["xlsx", "ods", "csv"] as const;
type Format = (typeof FORMATS)[number];

/** The table as it comes back from a file. */
async function readBack(table: ExportedTable, format: Format): Promise<Sheet> {
  const write = { xlsx: renderXlsx, ods: renderOds, csv: (given: ExportedTable) => buffer(renderCsv(given)) };
  const bytes = await write[format](table);
  const reading = await readUpload(bytes, `table.${format}`);
  if (!reading.ok) throw new Error(reading.problem);
  expect(reading.sheets).toHaveLength(1);
  return reading.sheets[0] ?? { name: "", rows: [] };
}

async function importOf(budget: Budget, stated: readonly StatedTotal[], format: Format) {
  const sheet = await readBack(budgetExport(budget, stated), format);
  const mapping = guessMapping([sheet]);
  if (!mapping) throw new Error("The headings were not found");
  expect(mappingFaults(sheetExtent(sheet), mapping)).toEqual([]);
  return parseBudget(sheet, mapping, {});
}

/** What of a budget an import gives: by names, without ids. */
function inWords({ years, priorities, lines }: Budget, stated: readonly StatedTotal[]) {
  const nameOf = (id: number | null) => priorities.find((priority) => priority.id === id)?.name ?? "";
  const unprioritised = (line: { priorityId: number | null }) => Number(line.priorityId !== null);
  return {
    years: [...years],
    lines: [...lines]
      .sort((a, b) => unprioritised(a) - unprioritised(b))
      .map(({ id: _id, version: _version, priorityId, contract, ...line }) => ({
        priority: nameOf(priorityId),
        ...line,
        contract: contract && contractInWords(contract, serviceOf(lines, contract.followedById)),
      })),
    totals: stated
      .map(({ priorityId, year, pence }) => ({ priority: priorityId && nameOf(priorityId), year, pence }))
      .sort(byYearAndName),
    questions: [],
    notices: [],
  };
}
type Total = { priority: string | null | 0; year: number };
const byYearAndName = (a: Total, b: Total) =>
  a.year - b.year || String(a.priority).localeCompare(String(b.priority));

function importInWords({ years, lines, totals, questions, notices }: ReturnType<typeof parseBudget>) {
  return {
    years,
    lines: lines.map(({ row: _row, blankYears: _blank, ...line }) => line),
    totals: totals.map(({ priority, year, pence }) => ({ priority, year, pence })).sort(byYearAndName),
    questions,
    notices,
  };
}

const penceArb = fc.integer({ min: 0, max: MAX_PENCE });
const NASTY = [
  ...["=1+1", "-5% scheme", "+44 line", "@home", "'=1+1", "''@x", "'quoted'", "\uFF1D1", 'He said "no"'],
  ...[
    "a;b;c",
    "a,b",
    "_x0041_",
    "constructor",
    "__proto__",
    "Ünïcödé – “quotes”",
    "表",
    "£5",
    "1.000",
    "#REF!",
  ],
  ...["TRUE", "2018/19", "n/a", "\u0085x", "a\u0001b", "a & b <c>", "'", "-", "0", "\u{1FFFE}\uFFFD"],
];
/** As people write and forms keep it: one line, nothing around it, one blank at a time. No row of totals is meant. */
const oneLine = fc
  .oneof(
    fc.constantFrom(...NASTY),
    fc.string({ maxLength: 20, unit: "grapheme" }),
    fc.string({ maxLength: 20, unit: "binary" }),
  )
  .map((text) => text.replaceAll("\0", "").toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim())
  .filter((text) => !/total/iu.test(text));
const manyLines = fc.array(oneLine, { maxLength: 3 }).map((lines) => lines.join("\n").trim());
const service = oneLine.map((text) => text || "Helpline");

const aBudgetToExport = fc
  .record({
    years: fc.uniqueArray(fc.integer({ min: 2001, max: 2090 }), { minLength: 1, maxLength: 4 }),
    names: fc.constantFrom(
      ["Victims", "Vulnerable", "Cross cutting"],
      ["=1+1", "All services", "-5% scheme"],
      ["Cost of crime", "'@home", "Prevention; early help"],
    ),
    lines: fc.array(
      fc.record({
        priority: fc.option(fc.nat({ max: 2 })),
        service,
        deliveryOrganisation: oneLine,
        provision: manyLines,
        method: fc.option(fc.constantFrom(...COMMISSIONING_METHODS)),
        fundedWith: oneLine,
        reach: oneLine,
        note: manyLines,
        contract: anyContract(oneLine),
        amounts: fc.array(penceArb, { minLength: 4, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    stated: fc.array(
      fc.record({ priority: fc.option(fc.nat({ max: 2 })), year: fc.nat({ max: 3 }), pence: penceArb }),
    ),
  })
  .map(({ years: unordered, names, lines, stated }) => {
    const years = unordered.toSorted((a, b) => a - b);
    const priorityId = (index: number | null) => (index === null ? null : index + 1);
    const budget = aBudget({
      years,
      priorities: names.map((name, index) => ({ id: index + 1, name })),
      lines: lines.map(({ priority, amounts, ...line }, index) =>
        aLine({
          id: index + 1,
          priorityId: priorityId(priority),
          ...line,
          amounts: Object.fromEntries(years.map((year, at) => [year, amounts[at] ?? 0])),
        }),
      ),
    });
    const totals = stated
      .map(({ priority, year, pence }) =>
        aStatedTotal({ priorityId: priorityId(priority), year: years[year] ?? 0, pence }),
      )
      .filter(
        ({ priorityId: of, year }) =>
          year > 0 && (of === null || budget.lines.some((line) => line.priorityId === of)),
      );
    const once = new Map(totals.map((total) => [`${total.priorityId} ${total.year}`, total]));
    return { budget, stated: [...once.values()] };
  });

describe("a budget comes back in as it went out", () => {
  // What XML cannot hold, an OpenDocument spreadsheet has no escape for: below.
  it.each(["xlsx", "csv"] as const)("whatever is in it: %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(aBudgetToExport, async ({ budget, stated }) => {
        expect(importInWords(await importOf(budget, stated, format))).toEqual(inWords(budget, stated));
      }),
      // A workbook is written in a thread, which takes longer to begin than its work.
      propertyRuns(format === "csv" ? { short: 30, long: 150 } : { short: 10, long: 40 }),
    );
  });

  it.each(FORMATS)("with the line that follows, by its name: %s", async (format) => {
    const budget = aBudget({
      lines: [
        aLine({
          id: 1,
          service: "Helpline",
          contract: { end: { date: calendarDate("2018-09-30"), isMonth: false }, followedById: 2 },
        }),
        aLine({ id: 2, service: "New helpline" }),
      ],
    });
    expect(importInWords(await importOf(budget, [], format))).toEqual(inWords(budget, []));
  });

  it.each(FORMATS)("with all 10,000 lines: %s", async (format) => {
    const budget = aBudget({
      years: [2018, 2019, 2020],
      lines: Array.from({ length: 10_000 }, (_, index) =>
        aLine({
          id: index + 1,
          service: `Service ${index}`,
          amounts: { 2018: index, 2019: 1_00, 2020: 2_50 },
        }),
      ),
    });
    expect(importInWords(await importOf(budget, [], format))).toEqual(inWords(budget, []));
  });

  it("says what the office stated, and nothing that it did not", () => {
    const { rows } = budgetExport(
      aBudget({
        priorities: [
          { id: 1, name: "Victims" },
          { id: 2, name: "Prevention" },
        ],
      }),
      [
        aStatedTotal({ priorityId: 1, pence: 5 }),
        aStatedTotal({ priorityId: 2, pence: 6 }),
        aStatedTotal({ pence: 7 }),
      ],
    );
    expect(rows.map((row) => [row[0], row[1], row[6]])).toEqual([
      ["Victims", "Victim support", { pence: 100_000_00 }],
      ["Victims", "Sub-total", { pence: 5 }],
      ["", "Grand total", { pence: 7 }],
    ]);
    expect(budgetExport(aBudget(), []).rows).toHaveLength(1);
  });
});

const CONTENT = aCompleteFramework({
  statedTotals: [aStatedTotal({ pence: 1_00 }), aStatedTotal({ priorityId: 1, pence: 100_000_00 })],
  explanations: [{ key: "total:2018", pence: 1_00 - 150_000_00, text: "=not a formula" }],
});
const OTHERS = [
  { name: "the changes", table: changesExport(CONTENT) },
  { name: "the reconciliation", table: reconciliationExport(CONTENT) },
];

describe.each(OTHERS)("$name", ({ table }) => {
  it.each(FORMATS)("comes back cell by cell: %s", async (format) => {
    const { rows } = await readBack(table, format);
    expect(rows[0]).toEqual(table.headings);
    const expected = table.rows.map((row) =>
      row.map((cell) => (typeof cell === "string" ? cell : cell.pence)),
    );
    const read = rows.slice(1).map((row) =>
      table.headings.map((_, index) => {
        const original = expected[rows.indexOf(row) - 1]?.[index];
        const cell = row[index] ?? "";
        const amount = typeof original === "number" ? readAmount(cell) : null;
        return amount?.kind === "amount" ? amount.pence : cell;
      }),
    );
    expect(read).toEqual(expected);
  });

  it.each(FORMATS)("is not taken for a budget: %s", async (format) => {
    const sheet = await readBack(table, format);
    const mapping = guessMapping([sheet]);
    expect(mapping === null || mappingFaults(sheetExtent(sheet), mapping).length > 0).toBe(true);
  });
});

describe("what is in the tables", () => {
  it("every change, in its order, with its figures", () => {
    const { headings, rows } = changesExport(CONTENT);
    expect(headings.slice(7, 10)).toEqual([
      "Before, against 2018/19 (£)",
      "2018/19 (£)",
      "Change in 2018/19 (£)",
    ]);
    expect(headings.slice(-3)).toEqual(["Why it is made", "Takes effect on", "EIA entry"]);
    expect(rows[0]?.slice(-3)).toEqual([
      "The grant that paid a part of it ends in September",
      "1 October 2018",
      "Assessed",
    ]);
    expect(rows.map((row) => [row[0], row[1], row[2], row[9], row.at(-1)])).toEqual([
      ["1", "Victim support", "Change", { pence: -10_000_00 }, "Assessed"],
      ["2", "Drugs officers", "Transfer", { pence: -50_000_00 }, "Screened out"],
      ["3", "Youth service", "Unchanged", { pence: 0 }, ""],
      ["4", "Helpline", "Unchanged", { pence: 0 }, ""],
      ["5", "Warning Zone", "Change", { pence: 30_000_00 }, "Separate EIA"],
    ]);
  });

  it("what the page names as suspect: by the previous framework, and of a total its sub-totals", () => {
    const previous = aBudget({
      frameworkId: 1,
      years: [2017],
      priorities: [{ id: 9, name: "Victims" }],
      lines: [aLine({ id: 91, service: "Lives", priorityId: 9, amounts: { 2017: 9_000_00 } })],
    });
    const budget = aBudget({
      years: [2018],
      lines: [aLine({ id: 1, service: "Lives", amounts: { 2018: 6_000_00 } })],
    });
    const statedTotals = [
      aStatedTotal({ priorityId: 1, pence: 9_000_00 }),
      aStatedTotal({ pence: 9_000_00 }),
    ];
    const { rows } = reconciliationExport({
      ...{ budget, previous, statedTotals, links: [], fundingSources: [], explanations: [] },
    });
    expect(rows.slice(0, 2).map((row) => row[7])).toEqual([
      "Lives: £6,000 in 2018/19, but £9,000 in the previous budget: just the difference.",
      "It follows from the sub-totals, which together differ by as much: Victims sub-total +£3,000.",
    ]);
  });

  it("every stated figure, those that agree too, with the reason that was written", () => {
    expect(reconciliationExport(CONTENT).rows.map((row) => row.slice(0, 7))).toEqual([
      [
        "Total",
        "2018/19",
        { pence: 1_00 },
        { pence: 150_000_00 },
        { pence: -149_999_00 },
        "No",
        "=not a formula",
      ],
      ["Victims sub-total", "2018/19", { pence: 100_000_00 }, { pence: 100_000_00 }, { pence: 0 }, "Yes", ""],
      ["Funding", "2018/19", { pence: 150_000_00 }, { pence: 150_000_00 }, { pence: 0 }, "Yes", ""],
    ]);
  });
});

describe("an OpenDocument spreadsheet", () => {
  it("has each text as it is, and a mark for what XML cannot hold", async () => {
    const texts = NASTY.filter((text) => text !== "a\u0001b");
    const headings = [...texts, " two  spaces ", "a\tb\nc", "a\u0001b"];
    const { rows } = await readBack({ name: "T & U", headings, rows: [] }, "ods");
    expect(rows).toEqual([[...headings.slice(0, -1), "a\uFFFDb"]]);
  });

  it("says first what it is", async () => {
    const bytes = await renderOds({ name: "T", headings: ["a"], rows: [] });
    expect(bytes.toString("latin1", 30, 84)).toBe("mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  });
});

describe("a CSV file", () => {
  const textOf = async (...cells: string[]) =>
    (await buffer(renderCsv({ name: "T", headings: cells, rows: [] }))).toString("utf8");

  it("begins with a byte order mark, and quotes what needs it", async () => {
    expect(await textOf("a", 'b"c', "d,e", "f\ng", "")).toBe('\uFEFFa,"b""c","d,e","f\ng",\r\n');
  });

  it("has plain numbers of pounds", async () => {
    const row = [-5, 0, 100, -123_456_78].map((pence) => ({ pence }));
    const bytes = await buffer(renderCsv({ name: "T", headings: [], rows: [row] }));
    expect(bytes.toString("utf8").trim().split("\n").at(-1)).toBe("-0.05,0.00,1.00,-123456.78");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["-5% scheme", "'-5% scheme"],
    ["+44", "'+44"],
    ["@home", "'@home"],
    ["\tx", "'\tx"],
    ["'=1+1", "''=1+1"],
    ["'quoted'", "'quoted'"],
    ["1-2=3", "1-2=3"],
    ["'", "'"],
    ["", ""],
  ])("runs nothing: %j is written %j", (text, written) => {
    expect(asInertText(text)).toBe(written);
    expect(fromInertText(written)).toBe(text);
  });

  it("gives every text back, and none that a spreadsheet runs", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...NASTY)), (text) => {
        expect(fromInertText(asInertText(text))).toBe(text);
        expect(asInertText(text)).not.toMatch(/^[=+\-@\t\r]/u);
      }),
    );
  });
});

it.each([
  ["Commissioning Framework 2018-21", "commissioning-framework-2018-21-budget"],
  ["Llesiant – “Café” & Co/..\\x", "llesiant-cafe-co-x-budget"],
  ["計画", "budget"],
  ["x".repeat(300), `${"x".repeat(93)}-budget`],
])("names the file of %s %s", (title, name) => {
  expect(exportFileName(title, { name: "Budget" })).toBe(name);
});
