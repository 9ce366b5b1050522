import { createHash } from "node:crypto";
import { MAX_ROWS } from "~/imports/read-upload.server";
import type { CorpusCase } from "./case";
import {
  byHand,
  contentTypes,
  relationships,
  sharedStrings,
  textRow,
  workbookPart,
  worksheet,
} from "./workbook";
import { lyingBomb, withDeclaredSize, withEncryptedFlag } from "./zip-tricks";

const MEGABYTE = 1024 * 1024;
const GOOD = `${textRow(1, "service", "2018/19")}${textRow(2, "Locks", "500")}`;
const good = byHand(GOOD);

const refused = (
  name: string,
  bytes: CorpusCase["bytes"],
  problem: RegExp,
  fileName = "budget.xlsx",
): CorpusCase => ({ name, fileName, bytes, expected: { problem } });

/** Worksheets by the ids that lead to them. */
const worksheets = (...parts: readonly string[]) =>
  relationships(Object.fromEntries(parts.map((part, index) => [`rId${index + 1}`, ["worksheet", part]])));

/** As many rows as may be, with a figure in the last column that may be and nothing before it. */
const lastColumnOnly = worksheet(
  Array.from({ length: MAX_ROWS }, (_, row) => `<row><c r="BH${row + 1}"><v>1</v></c></row>`).join(""),
);

/** Bytes that do not shrink, beside which a bomb is in proportion. */
const incompressible = createHash("shake256", { outputLength: 200_000 }).update("a picture").digest();

export const REFUSED_WORKBOOKS: readonly CorpusCase[] = [
  refused("macros, by the name", good, /has macros in it.*Save it as “Excel workbook/u, "budget.xlsm"),
  refused(
    "macros, by the project in it",
    byHand(GOOD, { "xl/vbaProject.bin": "macro" }),
    /has macros in it/u,
  ),
  refused(
    "macros, by the content type",
    byHand(GOOD, {
      "[Content_Types].xml": contentTypes("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    }),
    /has macros in it/u,
  ),
  refused(
    "macros of Excel 4, on a sheet of their own",
    byHand(GOOD, { "xl/macrosheets/sheet1.xml": worksheet("") }),
    /has macros in it/u,
  ),
  refused(
    "a document type that defines an entity",
    byHand("", {
      "xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${worksheet(textRow(1, "&b;"))}`,
    }),
    /document type or entities/u,
  ),
  refused(
    "a document type that fetches a file",
    byHand(GOOD, {
      "xl/workbook.xml": `<!DOCTYPE x SYSTEM "file:///etc/passwd">${workbookPart({ Budget: "rId1" })}`,
    }),
    /document type or entities/u,
  ),
  refused("an entity that nobody defined", byHand(textRow(1, "&unknown;")), /damaged/u),
  refused(
    "XML that breaks off",
    byHand("", { "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1` }),
    /damaged/u,
  ),
  refused("a text longer than any cell's", byHand(textRow(1, "&amp;".repeat(100_001))), /damaged/u),
  refused("a text that is not there", byHand(`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`), /damaged/u),
  refused(
    "a sheet whose part is not there",
    byHand(GOOD, { "xl/worksheets/sheet1.xml": null }),
    /names a sheet “Budget” that is not in the file/u,
  ),
  refused(
    "a sheet that nothing leads to",
    byHand(GOOD, { "xl/workbook.xml": workbookPart({ Lost: "rId9" }) }),
    /names a sheet “Lost” that is not in the file/u,
  ),
  refused(
    "two sheets that are one part, its name in other letters",
    byHand(GOOD, {
      "xl/workbook.xml": workbookPart({ Budget: "rId1", Again: "rId2" }),
      "xl/_rels/workbook.xml.rels": worksheets("worksheets/sheet1.xml", "/xl/Worksheets/Sheet1.xml"),
    }),
    /two sheets that are one and the same/u,
  ),
  refused(
    "more sheets than may be",
    byHand(GOOD, {
      "xl/workbook.xml": workbookPart(
        Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`Sheet ${index}`, "rId1"])),
      ),
    }),
    /more than 100 sheets. Keep only the sheet with the budget/u,
  ),
  refused("no workbook in the workbook", byHand(GOOD, { "xl/workbook.xml": null }), /damaged/u),
  refused("no sheets", byHand(GOOD, { "xl/workbook.xml": workbookPart({}) }), /damaged/u),
  refused("sheets without a cell", byHand(`<row r="1"><c r="A1"/></row>`), /nothing in the file/u),
  refused(
    "a workbook that was cut off",
    async () => (await good()).subarray(0, 500),
    /damaged and cannot be read.*save it again/u,
  ),
  refused(
    "a workbook with a byte changed",
    async () => {
      const bytes = Buffer.from(await good());
      const inside = bytes.indexOf("xl/worksheets/sheet1.xml") + 60;
      bytes[inside] = (bytes[inside] ?? 0) ^ 0xff;
      return bytes;
    },
    /damaged/u,
  ),
  refused("parts behind a password", async () => withEncryptedFlag(await good()), /protected by a password/u),
  refused(
    "a zip bomb, which says it unpacks to 400 MB",
    async () => withDeclaredSize(await good(), "xl/worksheets/sheet1.xml", 400 * MEGABYTE),
    /unpacks to far more than a budget can be/u,
  ),
  refused(
    "a zip bomb out of proportion, which says that 1 kB unpacks to 50 MB",
    async () => withDeclaredSize(await good(), "xl/workbook.xml", 50 * MEGABYTE),
    /unpacks to far more/u,
  ),
  refused("a zip bomb that says it is small", lyingBomb, /damaged/u),
  refused(
    "a part that says it is bigger than it is",
    async () => withDeclaredSize(await good(), "xl/workbook.xml", 5_000_000),
    /damaged/u,
  ),
  refused(
    "more parts than a workbook has",
    byHand(GOOD, Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`xl/p${index}.xml`, ""]))),
    /unpacks to far more/u,
  ),
  refused(
    "a row far below the last a spreadsheet has",
    byHand(`<row r="3000000"><c r="A3000000"><v>1</v></c></row>`),
    /more than 20,000 rows/u,
  ),
  refused(
    "a cell far to the right",
    byHand(`<row r="1"><c r="XFD1"><v>1</v></c></row>`),
    /The sheet “Budget” has more than 60 columns/u,
  ),
  refused(
    "a long text, pointed at from a thousand cells",
    byHand(
      Array.from({ length: 1000 }, (_, row) => `<row><c r="A${row + 1}" t="s"><v>0</v></c></row>`).join(""),
      {
        "xl/sharedStrings.xml": sharedStrings(`<t>${"a".repeat(30_000)}</t>`),
        "xl/_rels/workbook.xml.rels": relationships({
          rId1: ["worksheet", "worksheets/sheet1.xml"],
          rId2: ["sharedStrings", "sharedStrings.xml"],
        }),
      },
    ),
    /more text than can be read at once/u,
  ),
  refused(
    "blank cells before the only one of each row, on two sheets",
    byHand("", {
      "xl/workbook.xml": workbookPart({ Budget: "rId1", More: "rId2" }),
      "xl/_rels/workbook.xml.rels": worksheets("worksheets/sheet1.xml", "worksheets/sheet2.xml"),
      "xl/worksheets/sheet1.xml": lastColumnOnly,
      "xl/worksheets/sheet2.xml": lastColumnOnly,
    }),
    /more cells than can be read at once/u,
  ),
  refused(
    "empty cells without end, in proportion to a picture",
    byHand("<c/>".repeat(13_000_000), { "xl/media/image1.png": incompressible }),
    /more cells and formatting than can be read at once/u,
  ),
  refused(
    "processing instructions without end",
    byHand("<?>".repeat(26_000_000), {
      "xl/media/image1.png": Buffer.concat([incompressible, incompressible.toReversed()]),
    }),
    /more cells and formatting than can be read at once/u,
  ),
  refused(
    "more cell formats than a spreadsheet has",
    byHand(GOOD, {
      "xl/styles.xml": `<styleSheet><cellXfs>${"<xf/>".repeat(200_001)}</cellXfs></styleSheet>`,
      "xl/_rels/workbook.xml.rels": relationships({
        rId1: ["worksheet", "worksheets/sheet1.xml"],
        rId2: ["styles", "styles.xml"],
      }),
    }),
    /more cells and formatting than can be read at once/u,
  ),
  refused(
    "a NUL in the name of a sheet",
    byHand(GOOD, { "xl/workbook.xml": workbookPart({ "Bud&#0;get": "rId1" }) }),
    /characters in it that are not text/u,
  ),
  refused(
    "half a character in the name of a sheet",
    byHand(GOOD, { "xl/workbook.xml": workbookPart({ "Bud&#xD83D;get": "rId1" }) }),
    /characters in it that are not text/u,
  ),
  refused(
    "a NUL in a shared text",
    byHand(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, {
      "xl/sharedStrings.xml": sharedStrings("<t>a&#0;b</t>"),
      "xl/_rels/workbook.xml.rels": relationships({
        rId1: ["worksheet", "worksheets/sheet1.xml"],
        rId2: ["sharedStrings", "sharedStrings.xml"],
      }),
    }),
    /characters in it that are not text/u,
  ),
  refused("a NUL in a date", byHand(`<row><c t="d"><v>2018&#0;</v></c></row>`), /not text/u),
  refused("a NUL in a cell", byHand(textRow(1, "a_x0000_b")), /characters in it that are not text/u),
  refused(
    "half a character in a cell",
    byHand(textRow(1, "a_xD83D_b")),
    /characters in it that are not text/u,
  ),
];
