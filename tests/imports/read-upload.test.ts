import readExcelFile, { type CellValue } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import type { Sheet } from "~/domain/budget/imported-budget";
import { parseBudget } from "~/imports/budget.parse";
import { guessMapping, mappingFaults, sheetExtent } from "~/imports/columns.parse";
import { shownName } from "~/imports/file-name.parse";
import { readPaste, readUpload } from "~/imports/read-upload.server";
import { rowsOf, type CorpusCase, type Read } from "./corpus/case";
import { EXAMPLES } from "./corpus/examples";
import { LIMITS } from "./corpus/limits";
import { OPEN_DOCUMENTS } from "./corpus/open-document";
import { OTHER_FILES } from "./corpus/other-files";
import { REFUSED_WORKBOOKS } from "./corpus/refused-workbooks";
import { TEXT_FILES } from "./corpus/text-files";
import { UNCERTAIN_WORKBOOKS } from "./corpus/uncertain-workbooks";
import { WORKBOOKS } from "./corpus/workbooks";

const CORPUS: readonly CorpusCase[] = [
  ...[...TEXT_FILES, ...WORKBOOKS, ...UNCERTAIN_WORKBOOKS, ...OPEN_DOCUMENTS, ...EXAMPLES],
  ...[...REFUSED_WORKBOOKS, ...OTHER_FILES, ...LIMITS],
];

/** What the software makes of the sheets when nobody helps it. */
function understand(sheets: readonly Sheet[]): Read["understood"] {
  const mapping = guessMapping(sheets);
  const sheet = mapping && sheets[mapping.sheet];
  if (!sheet || mappingFaults(sheetExtent(sheet), mapping).length > 0) return "no budget in it";
  const { years, lines, totals, questions } = parseBudget(sheet, mapping, {});
  return { years, lines: lines.length, totals: totals.length, questions: questions.length };
}

describe("an upload", () => {
  it("is tried with a corpus of files", () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
  });

  it.each(CORPUS)("$name ($fileName)", async ({ fileName, bytes, expected }) => {
    const reading = await readUpload(await bytes(), fileName);
    if ("problem" in expected) {
      expect(reading).toEqual({ ok: false, problem: expect.stringMatching(expected.problem) });
      return;
    }
    if (!reading.ok) throw new Error(reading.problem);
    if (expected.sheets !== "too long to repeat") expect(reading.sheets).toEqual(expected.sheets);
    expect(understand(reading.sheets)).toEqual(expected.understood);
  });
});

describe("text that is read in pieces", () => {
  /** Bytes in front, so that each place of what follows stands once where one piece ends and the next begins. */
  const places = Array.from({ length: 8 }, (_, index) => 64 * 1024 - 4 - index);

  it.each([
    ["a letter of four bytes", "😀", "😀"],
    ["a letter that is composed", "e\u0301", "é"],
    ["a line break of two characters in quotes", '"x\r\ny"', "x\ny"],
    ["a line break of one in quotes", '"x\ry"', "x\ny"],
  ])("has %s whole, wherever it stands", async (_what, written, read) => {
    for (const place of places) {
      for (const lineBreak of ["\n", "\r\n", "\r"]) {
        const text = `${"a".repeat(place - 1)},${written},b${lineBreak}c,d`;
        const reading = await readUpload(Buffer.from(text), "budget.csv");
        if (!reading.ok) throw new Error(reading.problem);
        const cells = reading.sheets.flatMap(({ rows }) => rows);
        expect(cells.map((row) => row.slice(-2))).toEqual([
          [read, "b"],
          ["c", "d"],
        ]);
      }
    }
  });

  it("is Windows-1252 where its last byte is no UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from(`Café,${"x,y\n".repeat(19_000)}z,`), Buffer.from([0x80])]);
    const reading = await readUpload(bytes, "budget.csv");
    if (!reading.ok) throw new Error(reading.problem);
    expect(reading.sheets[0]?.rows[0]?.[0]).toBe("CafÃ©");
    expect(reading.sheets[0]?.rows.at(-1)).toEqual(["z", "€"]);
  });
});

describe("the name of a file", () => {
  it("becomes the sheet's as text, with no NUL and no folder, and is said so where the file is refused", async () => {
    const text = Buffer.from("service,2018/19\nLocks,5");
    expect(await readUpload(text, "C:\\budgets/bud\0get.csv")).toMatchObject({
      sheets: [{ name: "budget" }],
    });
    expect(await readUpload(text, "bud\0get.doc")).toEqual({
      ok: false,
      problem: expect.stringMatching(/^“budget\.doc” is plain text/u),
    });
  });

  it.each([
    ["folders", "/home/a\\b/c.csv", "c.csv"],
    ["a NUL and half a character", "a\0\ud83db.csv", "a\ufffdb.csv"],
    ["nothing but a NUL", "\0", "file"],
    ["more characters than are shown, none of which is cut in two", "😀".repeat(201), "😀".repeat(200)],
  ])("is cleaned of %s", (_what, fileName, shown) => {
    expect(shownName(fileName)).toBe(shown);
  });
});

describe("another reader of workbooks", () => {
  /** Why it reads these otherwise; see docs/decisions/0015-reading-workbooks-ourselves.md. */
  const BEYOND_IT: Record<string, string> = {
    "formulas with what they came to, and errors as they are shown": "errors are blank cells to it",
    "rows and cells without references, and a namespace prefix": "it stops at a cell without a reference",
    "shared texts: runs of formatting, reading aids, escapes, entities and CDATA":
      "it loses what is in CDATA",
    "dates counted from 1904, and a time alone, which stays a number": "a time alone is a day to it",
  };

  it.each(WORKBOOKS.filter(({ name }) => !(name in BEYOND_IT)))("agrees on $name", async (file) => {
    const bytes = await file.bytes();
    const ours = await readUpload(bytes, file.fileName);
    if (!ours.ok) throw new Error(ours.problem);
    const theirs = await readExcelFile(Buffer.from(bytes), { trim: false });
    const read = theirs.filter(({ data }) => Array.isArray(data));
    expect(read.map(({ sheet }) => sheet)).toEqual(ours.sheets.map(({ name }) => name));
    for (const [index, { rows }] of ours.sheets.entries()) {
      const cells = rows.map((row) => row.map(asComparable));
      const width = Math.max(0, ...rows.map(({ length }) => length));
      const padded = cells.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
      expect((read[index]?.data ?? []).map((row) => row.map(asComparable))).toEqual(padded);
    }
  });

  function asComparable(cell: CellValue | null): string {
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
    if (typeof cell === "number") return String(Number(Number(cell.toPrecision(15)).toFixed(6)));
    return typeof cell === "string" ? cell : "";
  }
});

describe("what is pasted", () => {
  it.each([
    ["cells from a spreadsheet", 'service\t2018/19\r\n"Locks,\nalarms"\t"1,000"\r\n'],
    ["the text of a CSV file", 'service,2018/19\n"Locks,\nalarms","1,000"\n'],
  ])("may be %s", async (_what, text) => {
    expect(await readPaste(text)).toEqual({
      ok: true,
      sheets: [
        {
          name: "Pasted text",
          rows: [
            ["service", "2018/19"],
            ["Locks,\nalarms", "1,000"],
          ],
        },
      ],
    });
  });

  it.each([
    ["nothing", " \n\t\n", /Paste the rows of the budget/u],
    ["a NUL", "service\t2018/19\nLo\0cks\t5", /not text/u],
    [
      "too many columns",
      rowsOf(Array(61).fill("x").join("|"))
        .map((row) => row.join("\t"))
        .join(""),
      /The text has more than 60 columns/u,
    ],
    ["too much", "a".repeat(20 * 1024 * 1024 + 1), /too much to paste/u],
  ])("is refused for %s", async (_what, text, problem) => {
    expect(await readPaste(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });
});
