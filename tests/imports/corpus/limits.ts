import { MAX_COLUMNS, MAX_ROWS, MAX_BUDGET_FILE_BYTES } from "~/imports/read-upload.server";
import { utf8, type CorpusCase } from "./case";
import { byHand, written } from "./workbook";

const lines = (count: number, line: (row: number) => string) =>
  `service,2018/19\n${Array.from({ length: count }, (_, row) => `${line(row)}\n`).join("")}`;
const wide = (columns: number) => Array.from({ length: columns }, (_, column) => `c${column}`);

const refused = (
  name: string,
  bytes: CorpusCase["bytes"],
  problem: RegExp,
  fileName = "budget.csv",
): CorpusCase => ({
  name,
  fileName,
  bytes,
  expected: { problem },
});

export const LIMITS: readonly CorpusCase[] = [
  {
    name: "as many rows as may be, and empty ones after them",
    fileName: "budget.csv",
    bytes: utf8(`${lines(MAX_ROWS - 1, (row) => `Service ${row},1`)}${"\n".repeat(1000)}`),
    expected: {
      sheets: "too long to repeat",
      understood: { years: [2018], lines: MAX_ROWS - 1, totals: 0, questions: 0 },
    },
  },
  refused(
    "a row more than may be",
    utf8(lines(MAX_ROWS, (row) => `Service ${row},1`)),
    /The file has more than 20,000 rows/u,
  ),
  refused(
    "a row a hundred thousand blank ones below",
    utf8(`a,b\n${"\n".repeat(100_000)}c,d`),
    /20,000 rows/u,
  ),
  {
    name: "as many columns as may be, and empty ones after them",
    fileName: "wide.csv",
    bytes: utf8(`${wide(MAX_COLUMNS).join(",")},,,,\n`),
    expected: { sheets: [{ name: "wide", rows: [wide(MAX_COLUMNS)] }], understood: "no budget in it" },
  },
  refused(
    "a column more than may be",
    utf8(`${wide(MAX_COLUMNS + 1).join(",")}\n`),
    /The file has more than 60 columns/u,
  ),
  refused(
    "a column more than may be, in a workbook",
    written([wide(MAX_COLUMNS + 1)]),
    /The sheet “Budget” has more than 60 columns/u,
    "budget.xlsx",
  ),
  refused(
    "a row more than may be, in a workbook",
    byHand(`<row r="${MAX_ROWS + 1}"><c r="A${MAX_ROWS + 1}"><v>1</v></c></row>`),
    /The sheet “Budget” has more than 20,000 rows/u,
    "budget.xlsx",
  ),
  refused(
    "a line of a million commas",
    utf8(`a,b\n${",".repeat(1_000_000)}c`),
    /a row of more than 500,000 characters/u,
  ),
  refused("a byte more than may be", utf8("a".repeat(MAX_BUDGET_FILE_BYTES + 1)), /bigger than 20 MB/u),
];
