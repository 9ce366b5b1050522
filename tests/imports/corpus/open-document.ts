import { NOT_CALCULATED, type SheetFacts } from "~/domain/budget/imported-budget";
import { rowsOf, type CorpusCase, type Understanding } from "./case";
import { zipped } from "./workbook";

const SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";
const NAMESPACES = ["office", "table", "text", "style", "number", "calcext", "draw"]
  .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .join(" ");

/** A spreadsheet of hand-written XML with one sheet, "Budget", of the given rows; further parts are added. */
export function openDocument(rows: string, parts: Record<string, string> = {}, styles = ""): Uint8Array {
  return zipped({
    mimetype: SPREADSHEET,
    "content.xml": `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}>
      <office:automatic-styles>${styles}</office:automatic-styles>
      <office:body><office:spreadsheet><table:table table:name="Budget" table:style-name="ta1">${rows}</table:table>
      </office:spreadsheet></office:body></office:document-content>`,
    ...parts,
  });
}

const p = (text: string) => `<text:p>${text}</text:p>`;
const text = (written: string, more = "") =>
  `<table:table-cell office:value-type="string" ${more}>${p(written)}</table:table-cell>`;
const amount = (value: number, more = "", shown = "£") =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${more}>${p(shown)}</table:table-cell>`;
const row = (cells: string, more = "") => `<table:table-row ${more}>${cells}</table:table-row>`;
const HEADINGS = row(text("service") + text("delivery organisation") + text("2018/19"));

const ONE_LINE = { years: [2018], lines: 1, totals: 0, questions: 0 };
const read = (
  name: string,
  bytes: () => Uint8Array,
  drawn: string,
  { facts, ...understood }: Understanding & { facts?: SheetFacts },
): CorpusCase => ({
  name,
  fileName: "budget.ods",
  bytes: () => Promise.resolve(bytes()),
  expected: {
    sheets: [
      {
        name: "Budget",
        rows: rowsOf(drawn).map((cells) => cells.map((cell) => cell.replace("¶", "\n"))),
        ...(facts ? { facts } : {}),
      },
    ],
    understood,
  },
});
const refused = (
  name: string,
  bytes: () => Uint8Array,
  problem: RegExp,
  fileName = "budget.ods",
): CorpusCase => ({
  name,
  fileName,
  bytes: () => Promise.resolve(bytes()),
  expected: { problem },
});

export const OPEN_DOCUMENTS: readonly CorpusCase[] = [
  read(
    "an OpenDocument spreadsheet: what a cell is, not what is shown of it",
    () =>
      openDocument(
        `${HEADINGS}
        ${row(
          text("Locks") +
            `<table:table-cell office:value-type="date" office:date-value="2018-04-01T10:00:00">${p("1 Apr")}</table:table-cell>` +
            amount(1234.5, `office:currency="GBP" calcext:value-type="currency"`, "£1,235"),
        )}
        ${row(
          text("Bolts") +
            `<table:table-cell office:value-type="boolean" office:boolean-value="true">${p("WAHR")}</table:table-cell>` +
            `<table:table-cell table:formula="of:=[.Z9]" office:value-type="string" office:string-value="" calcext:value-type="error">${p("#REF!")}</table:table-cell>`,
        )}`,
      ),
    "service | delivery organisation | 2018/19 \n Locks | 2018-04-01 | 1234.5 \n Bolts | TRUE | #REF!",
    { years: [2018], lines: 2, totals: 0, questions: 1 },
  ),
  read(
    "an OpenDocument spreadsheet: repeated cells and rows, self-closed ones, and a million empty rows",
    () =>
      openDocument(
        `<table:table-column table:number-columns-repeated="1024"/>
        ${row(text("service") + `<table:table-cell table:number-columns-repeated="2"/>` + text("2018/19"))}
        ${row("", `table:number-rows-repeated="2"`)}
        ${row(text("Locks") + `<table:table-cell/><table:table-cell/>` + amount(5), `table:number-rows-repeated="2"`)}
        ${row(text("x", `table:number-columns-repeated="4"`))}
        ${row(`<table:table-cell table:number-columns-repeated="1024"/>`, `table:number-rows-repeated="1048570"`)}`,
      ),
    "service | | | 2018/19 \n \n \n Locks | | | 5 \n Locks | | | 5 \n x | x | x | x",
    { years: [2018], lines: 3, totals: 0, questions: 1 },
  ),
  read(
    "an OpenDocument spreadsheet: paragraphs, spaces, links and remarks",
    () =>
      openDocument(
        `${HEADINGS}
        ${row(
          `<table:table-cell office:value-type="string"><office:annotation>${p("no")}</office:annotation>` +
            `<text:p>Lo<text:span>ck</text:span>s<text:s text:c="2"/><text:a>&amp; bolts</text:a></text:p></table:table-cell>` +
            text(`a</text:p><text:p>b`) +
            amount(5),
        )}`,
      ),
    "service | delivery organisation | 2018/19 \n Locks  & bolts | a¶b | 5",
    ONE_LINE,
  ),
  read(
    "an OpenDocument spreadsheet: formulas never calculated, come to £0, from another file",
    () =>
      openDocument(
        `${HEADINGS}
        ${row(text("Locks") + text("a") + `<table:table-cell table:formula="of:=SUM([.C9])"/>`)}
        ${row(text("Bolts") + text("a") + `<table:table-cell table:formula="of:=1" office:value-type="float"/>`)}
        ${row(text("Bars") + text("a") + amount(0, `table:formula="of:=[.C9]"`))}
        ${row(text("Keys") + text("a") + amount(7, `table:formula="of:=['file:///h/old.ods'#$Old.C3]"`))}`,
      ),
    `service | delivery organisation | 2018/19 \n Locks | a | ${NOT_CALCULATED} \n Bolts | a | ${NOT_CALCULATED} \n Bars | a | 0 \n Keys | a | 7`,
    { years: [2018], lines: 4, totals: 0, questions: 3, facts: { noughts: { 3: [4] }, linked: { 3: [5] } } },
  ),
  read(
    "an OpenDocument spreadsheet: hidden, filtered, merged, covered, and shown in thousands",
    () =>
      openDocument(
        `<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:default-cell-style-name="ce1"/>
        ${HEADINGS}
        ${row(text("Locks") + text("Catch 22", `table:number-rows-spanned="2" table:number-columns-spanned="1"`) + amount(30_000), `table:visibility="filter"`)}
        ${row(text("Bolts") + `<table:covered-table-cell office:value-type="string">${p("unseen")}</table:covered-table-cell>` + amount(500, `table:style-name="ce2"`), `table:visibility="collapse"`)}`,
        {},
        `<number:number-style style:name="N1"><number:number number:display-factor="1000"/></number:number-style>
         <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
         <style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>`,
      ),
    "service | delivery organisation | 2018/19 \n Locks | Catch 22 | 30000 \n Bolts | | 500",
    {
      ...{ years: [2018], lines: 2, totals: 0, questions: 0 },
      facts: {
        isHidden: true,
        hiddenRows: [2, 3],
        hiddenColumns: [2],
        scaled: { 3: [2] },
        merged: [{ row: 2, column: 2, rows: 2, columns: 1 }],
      },
    },
  ),
  refused(
    "an OpenDocument spreadsheet behind a password",
    () =>
      openDocument(HEADINGS, {
        "META-INF/manifest.xml": `<!DOCTYPE x><manifest><file-entry><encryption-data/></file-entry></manifest>`,
      }),
    /protected by a password/u,
  ),
  refused(
    "an OpenDocument spreadsheet with macros",
    () => openDocument(HEADINGS, { "Basic/Standard/Module1.xml": "<x/>" }),
    /has macros in it/u,
  ),
  refused(
    "an OpenDocument spreadsheet by another name",
    () => openDocument(HEADINGS),
    /is an OpenDocument spreadsheet, whatever its name says.*\.ods/u,
    "budget.xlsx",
  ),
  refused(
    "an OpenDocument spreadsheet with a row that is repeated a million times",
    () => openDocument(row(text("x"), `table:number-rows-repeated="1048576"`)),
    /The sheet “Budget” has more than 20,000 rows/u,
  ),
  refused(
    "an OpenDocument spreadsheet with a cell that is repeated for every column",
    () => openDocument(row(text("x", `table:number-columns-repeated="16384"`))),
    /The sheet “Budget” has more than 60 columns/u,
  ),
  refused(
    "an OpenDocument spreadsheet with more spaces than any text has",
    () => openDocument(row(text(`x<text:s text:c="500001"/>`))),
    /damaged/u,
  ),
  refused(
    "an OpenDocument spreadsheet with spaces that come to more than its text may",
    () => openDocument(row(text(`x<text:s text:c="499999"/>`).repeat(43))),
    /more text than can be read at once/u,
  ),
  refused(
    "an OpenDocument spreadsheet merged over more cells than may be",
    () =>
      openDocument(
        Array.from({ length: 3 }, () =>
          row(text("x", `table:number-rows-spanned="19000" table:number-columns-spanned="60"`)),
        ).join(""),
      ),
    /more cells than can be read at once/u,
  ),
  refused(
    "an OpenDocument spreadsheet that repeats a cell minus one times",
    () => openDocument(row(text("x", `table:number-columns-repeated="-1"`))),
    /damaged/u,
  ),
  refused(
    "an OpenDocument spreadsheet with a document type",
    () => openDocument("", { "content.xml": `<!DOCTYPE x [<!ENTITY a "b">]><x/>` }),
    /document type or entities/u,
  ),
];
