import { NOT_CALCULATED, type SheetFacts } from "~/domain/budget/imported-budget";
import { rowsOf, type CorpusCase, type Understanding } from "./case";
import { byHand, contentTypes, relationships, styles, textRow, workbookPart, written } from "./workbook";

const ONE_LINE = { years: [2018], lines: 1, totals: 0, questions: 0 };
const GOOD = `${textRow(1, "service", "2018/19")}${textRow(2, "Locks", "500")}`;
const LEFT_TO_CALCULATE = workbookPart({ Budget: "rId1" }, `<calcPr calcId="124519" fullCalcOnLoad="1"/>`);

const read = (
  name: string,
  bytes: CorpusCase["bytes"],
  drawn: string,
  { facts, ...understood }: Understanding & { facts?: SheetFacts },
): CorpusCase => ({
  name,
  fileName: "budget.xlsx",
  bytes,
  expected: { sheets: [{ name: "Budget", rows: rowsOf(drawn), ...(facts ? { facts } : {}) }], understood },
});

/** Workbooks that say less than they seem to, or more than their texts: what is not certain is asked. */
export const UNCERTAIN_WORKBOOKS: readonly CorpusCase[] = [
  read(
    "a formula that was never calculated, without a value and with an empty one as openpyxl writes it",
    byHand(
      `${GOOD}<row r="3"><c r="A3" t="inlineStr"><is><t>Bolts</t></is></c><c r="B3"><f>SUM(B2:B2)</f></c></row>
       <row r="4"><c r="A4" t="str"><f>"a"</f></c><c r="B4"><f>B2</f><v></v></c></row>`,
    ),
    `service | 2018/19 \n Locks | 500 \n Bolts | ${NOT_CALCULATED} \n ${NOT_CALCULATED} | ${NOT_CALCULATED}`,
    { years: [2018], lines: 3, totals: 0, questions: 2 },
  ),
  read(
    "a formula that was never calculated in a column that is left out, as write-excel-file writes it",
    written([
      ["service", "2018/19", "change %"],
      ["Locks", 500, { type: "Formula", value: "=B2/B2" }],
    ]),
    `service | 2018/19 | change % \n Locks | 500 | ${NOT_CALCULATED}`,
    ONE_LINE,
  ),
  read(
    "noughts of formulas that were left to be calculated, as XlsxWriter writes them, an array's among them",
    byHand(
      `${textRow(1, "service", "2018/19")}
       <row r="2"><c r="A2" t="inlineStr"><is><t>Locks</t></is></c><c r="B2"><f>250*2</f><v>0</v></c></row>
       <row r="3"><c r="A3" t="inlineStr"><is><t>Bolts</t></is></c><c r="B3"><v>0</v></c></row>
       <row r="4"><c r="A4" t="inlineStr"><is><t>Bars</t></is></c><c r="B4"><f>2*2</f><v>4</v></c></row>
       <row r="5"><c r="A5" t="inlineStr"><is><t>Keys</t></is></c><c r="B5"><f t="array" ref="B5:B6">C5:C6</f><v>0</v></c></row>
       <row r="6"><c r="A6" t="inlineStr"><is><t>Chains</t></is></c><c r="B6"><v>0</v></c></row>`,
      { "xl/workbook.xml": LEFT_TO_CALCULATE },
    ),
    `service | 2018/19 \n Locks | ${NOT_CALCULATED} \n Bolts | 0 \n Bars | 4 \n Keys | ${NOT_CALCULATED} \n Chains | ${NOT_CALCULATED}`,
    { years: [2018], lines: 5, totals: 0, questions: 3 },
  ),
  read(
    "noughts of formulas without that mark, as LibreOffice and gnumeric keep them",
    byHand(
      `${textRow(1, "service", "2018/19")}
       <row r="2"><c r="A2" t="inlineStr"><is><t>Locks</t></is></c><c r="B2"><f>250*2</f><v>0</v></c></row>`,
    ),
    "service | 2018/19 \n Locks | 0",
    { ...ONE_LINE, facts: { noughts: { 2: [2] } } },
  ),
  read(
    "noughts of several formulas, of which none came to anything else",
    byHand(
      `${textRow(1, "service", "2018/19")}
       <row r="2"><c r="A2" t="inlineStr"><is><t>Locks</t></is></c><c r="B2"><f>250*2</f><v>0</v></c></row>
       <row r="3"><c r="A3" t="inlineStr"><is><t>Total</t></is></c><c r="B3"><f>SUM(B2:B2)</f><v>0</v></c></row>`,
    ),
    `service | 2018/19 \n Locks | ${NOT_CALCULATED} \n Total | ${NOT_CALCULATED}`,
    { ...ONE_LINE, questions: 1 },
  ),
  read(
    "macros that are declared and not there, as SheetJS declares them",
    byHand(GOOD, {
      "[Content_Types].xml": contentTypes().replace(
        "<Override",
        `<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
         <Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/><Override`,
      ),
    }),
    "service | 2018/19 \n Locks | 500",
    ONE_LINE,
  ),
  read(
    "figures from another workbook: by themselves, by one that is shared, by a name; and not by a table's column",
    byHand(
      `${textRow(1, "service", "2018/19")}
       <row r="2"><c r="A2" t="inlineStr"><is><t>Locks</t></is></c><c r="B2"><f>'H:\\[1]Old sheet'!C3</f><v>1</v></c></row>
       <row r="3"><c r="A3" t="inlineStr"><is><t>Bolts</t></is></c><c r="B3"><f t="shared" si="0" ref="B3:B4">[1]Old!C3*2</f><v>2</v></c></row>
       <row r="4"><c r="A4" t="inlineStr"><is><t>Bars</t></is></c><c r="B4"><f t="shared" si="0"/><v>3</v></c></row>
       <row r="5"><c r="A5" t="inlineStr"><is><t>Keys</t></is></c><c r="B5"><f>Old_total/2</f><v>4</v></c></row>
       <row r="6"><c r="A6" t="inlineStr"><is><t>Chains</t></is></c><c r="B6"><f>SUM(Budget[2019])+Sheet2!A1</f><v>5</v></c></row>`,
      {
        "xl/workbook.xml": workbookPart({ Budget: "rId1" }).replace(
          "</workbook>",
          "<definedNames><definedName name='Dead'>#REF!</definedName><definedName name='OLD_TOTAL'>[1]Old!$C$3</definedName></definedNames></workbook>",
        ),
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": relationships({
          rId1: ["externalLinkPath", "file:///H:/old.xlsx", `TargetMode="External"`],
        }),
      },
    ),
    "service | 2018/19 \n Locks | 1 \n Bolts | 2 \n Bars | 3 \n Keys | 4 \n Chains | 5",
    { years: [2018], lines: 5, totals: 0, questions: 4, facts: { linked: { 2: [2, 3, 4, 5] } } },
  ),
  read(
    "a link to another workbook that no cell takes a figure from",
    byHand(GOOD, {
      "xl/externalLinks/externalLink1.xml": "<externalLink/>",
      "xl/externalLinks/_rels/externalLink1.xml.rels": relationships({
        rId1: ["externalLinkPath", "file:///H:/old.xlsx", `TargetMode="External"`],
      }),
    }),
    "service | 2018/19 \n Locks | 500",
    ONE_LINE,
  ),
  read(
    "a number format that shows thousands, in a column headed so: the number is in full",
    byHand(
      `${textRow(1, "service", "2018/19 £000")}
       <row r="2"><c r="A2" t="inlineStr"><is><t>Locks</t></is></c><c r="B2" s="1"><v>30000</v></c></row>
       <row r="3"><c r="A3" t="inlineStr"><is><t>Bolts</t></is></c><c r="B3" s="0"><v>30</v></c></row>`,
      {
        "xl/styles.xml": styles("#,##0", "#,##0,&quot;k&quot;"),
        "xl/_rels/workbook.xml.rels": relationships({
          rId1: ["worksheet", "worksheets/sheet1.xml"],
          rId2: ["styles", "styles.xml"],
        }),
      },
    ),
    "service | 2018/19 £000 \n Locks | 30000 \n Bolts | 30",
    { years: [2018], lines: 2, totals: 0, questions: 0, facts: { scaled: { 2: [2] } } },
  ),
  read(
    "a percentage among the amounts, which is not so many pence",
    byHand(
      `${textRow(1, "service", "2018/19", "2019/20")}
       <row r="2"><c r="A2" t="inlineStr"><is><t>Locks</t></is></c><c r="B2" s="1"><v>0.07</v></c><c r="C2" s="0"><v>0.5</v></c></row>`,
      {
        "xl/styles.xml": styles("#,##0", "0.0%"),
        "xl/_rels/workbook.xml.rels": relationships({
          rId1: ["worksheet", "worksheets/sheet1.xml"],
          rId2: ["styles", "styles.xml"],
        }),
      },
    ),
    "service | 2018/19 | 2019/20 \n Locks | 7% | 0.5",
    { years: [2018, 2019], lines: 1, totals: 0, questions: 1 },
  ),
  read(
    "hidden rows and columns, and a merged amount",
    byHand("", {
      "xl/workbook.xml": workbookPart({ Budget: "rId1" }).replace("<sheet ", `<sheet state="veryHidden" `),
      "xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <cols><col min="2" max="2" hidden="true"/><col min="4" max="16384" hidden="1"/><col min="3" max="3" hidden="0"/></cols>
        <sheetData>${textRow(1, "service", "note", "2018/19")}${textRow(2, "Locks", "x", "900")}
        ${textRow(3, "Bolts").replace("<row ", `<row hidden="1" `)}
        <row r="9" hidden="1"/></sheetData><mergeCells><mergeCell ref="C2:C3"/></mergeCells></worksheet>`,
    }),
    "service | note | 2018/19 \n Locks | x | 900 \n Bolts",
    {
      ...{ years: [2018], lines: 2, totals: 0, questions: 2 },
      facts: {
        isHidden: true,
        hiddenRows: [3],
        hiddenColumns: [2, ...Array.from({ length: 57 }, (_, index) => index + 4)],
        merged: [{ row: 2, column: 3, rows: 2, columns: 1 }],
      },
    },
  ),
];
