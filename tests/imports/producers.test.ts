import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseBudget } from "~/imports/budget.parse";
import { guessMapping } from "~/imports/columns.parse";
import { readUpload } from "~/imports/read-upload.server";

/** One sheet, written by many programs: tests/imports/producers has the scripts that did. */
const FILES = "tests/imports/producers/files";
const files = readdirSync(FILES).toSorted();
const REFUSED: Record<string, RegExp> = {
  ".fods": /flat OpenDocument spreadsheet/u,
  ".xls": /Excel before 2007/u,
  ".xlsb": /binary workbook/u,
};
const endingOf = (file: string) => /\.[a-z]+$/u.exec(file)?.[0] ?? "";

/** Pounds; null where the sheet has a text, or a formula that was not calculated. */
const TRUTH = [
  { service: "Victim First", amounts: [573_925, 560_000] },
  { service: "CHISVA", amounts: [8_683.75, null] },
  { service: "Helpline", amounts: [null, 1_000] },
];
const ASKED = ["3:5", "4:4"];
/** Programs that calculate: of these only the text is asked about, and the sub-total is there. */
const CALCULATES = /^(?:libreoffice|gnumeric)-/u;
const CALCULATED = {
  lines: TRUTH.map((line) => (line.service === "Helpline" ? { ...line, amounts: [1_000, 1_000] } : line)),
  asked: ["3:5"],
  totals: [
    [2018, 583_608.75],
    [2019, 561_000],
  ],
};

describe("the same sheet from many programs", () => {
  it("is there from each of them", () => {
    const programs = new Set(files.map((file) => file.replace(/-\d.*$/u, "")));
    expect([...programs]).toEqual([
      ...[
        "excel-writer-xlsx-perl",
        "excel4node",
        "exceljs",
        "gnumeric",
        "libreoffice",
        "openpyxl",
        "openxlsx",
      ],
      ...["sheetjs", "write-excel-file", "xlsx-js-style", "xlsx-populate", "xlsxwriter"],
    ]);
  });

  it.each(files.filter((file) => endingOf(file) in REFUSED))("is named for what it is: %s", async (file) => {
    const reading = await readUpload(readFileSync(`${FILES}/${file}`), file);
    expect(reading).toEqual({ ok: false, problem: expect.stringMatching(REFUSED[endingOf(file)] ?? /^$/u) });
  });

  it.each(files.filter((file) => !(endingOf(file) in REFUSED)))(
    "is read, and asked about: %s",
    async (file) => {
      const reading = await readUpload(readFileSync(`${FILES}/${file}`), file);
      if (!reading.ok) throw new Error(reading.problem);
      const mapping = guessMapping(reading.sheets);
      const sheet = mapping && reading.sheets[mapping.sheet];
      if (!sheet) throw new Error("No headings");
      const { lines, questions, totals } = parseBudget(sheet, mapping, {});
      const expected = CALCULATES.test(file) ? CALCULATED : { lines: TRUTH, asked: ASKED, totals: [] };
      expect(
        lines.map(({ service, amounts }) => ({
          service,
          amounts: [2018, 2019].map((year) => {
            const pence = amounts[year];
            return pence === undefined ? null : pence / 100;
          }),
        })),
      ).toEqual(expected.lines);
      expect(lines.map((line) => line.deliveryOrganisation)).toEqual(["Catch 22", "FreeVA & Co", "24-7"]);
      expect(questions.filter(({ isTotal }) => !isTotal).map(({ key }) => key)).toEqual(expected.asked);
      expect(totals.map(({ year, pence }) => [year, pence / 100])).toEqual(expected.totals);
    },
  );
});
