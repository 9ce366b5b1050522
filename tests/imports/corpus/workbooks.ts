import type { SheetFacts } from "~/domain/budget/imported-budget";
import { rowsOf, type CorpusCase } from "./case";
import {
  byHand,
  relationships,
  sharedStrings,
  styles,
  textRow,
  workbookPart,
  worksheet,
  written,
} from "./workbook";

const ONE_LINE = { years: [2018], lines: 1, totals: 0, questions: 0 };
const HEADINGS = textRow(1, "service", "delivery organisation", "2018/19");

const budget = (drawn: string, facts?: SheetFacts) => [
  { name: "Budget", rows: rowsOf(drawn), ...(facts ? { facts } : {}) },
];

const WRITTEN: CorpusCase[] = [
  {
    name: "a workbook with texts, numbers, sums and a blank",
    fileName: "budget.xlsx",
    bytes: written([
      ["priority", "service", "delivery organisation", "2018/19", "2019/20"],
      ["Victims", "Victim First", "Catch 22", 573_925, 560_000],
      ["Victims", "CHISVA", "FreeVA", 8683.75, null],
      [null, "Victims sub-total", null, 582_608.75, 560_000],
    ]),
    expected: {
      sheets: budget(`
        priority | service           | delivery organisation | 2018/19   | 2019/20
        Victims  | Victim First      | Catch 22              | 573925    | 560000
        Victims  | CHISVA            | FreeVA                | 8683.75   |
                 | Victims sub-total |                       | 582608.75 | 560000
      `),
      understood: { years: [2018, 2019], lines: 2, totals: 2, questions: 0 },
    },
  },
  {
    name: "the crumbs that sums leave behind the fifteenth digit",
    fileName: "budget.xlsx",
    bytes: written([
      ["service", "2018/19", "2019/20", "2020/21"],
      ["Locks", 1_280_775.7500000002, 0.1 + 0.2, -1.16e-10],
    ]),
    expected: {
      sheets: budget(`
        service | 2018/19    | 2019/20 | 2020/21
        Locks   | 1280775.75 | 0.3     | 0
      `),
      understood: { years: [2018, 2019, 2020], lines: 1, totals: 0, questions: 0 },
    },
  },
  {
    name: "large and negative numbers without exponents",
    fileName: "budget.xlsx",
    bytes: written([
      ["service", "note", "2018/19"],
      ["Locks", 123_456_789_012_345_680, -15_908],
    ]),
    expected: {
      sheets: budget(`
        service | note               | 2018/19
        Locks   | 123456789012346000 | -15908
      `),
      understood: { ...ONE_LINE, questions: 0 },
    },
  },
  {
    name: "amounts formatted as money, which are no dates",
    fileName: "budget.xlsx",
    bytes: written([
      ["service", "2018/19", "2019/20", "2020/21"],
      [
        "Locks",
        { value: 87_500, format: '"£"#,##0.00;[Red]-"£"#,##0.00' },
        { value: 90_000, format: "[$£-809]#,##0;[Red]-[$£-809]#,##0" },
        { value: 42_000, format: '_-* #,##0" pounds a day"_-' },
      ],
    ]),
    expected: {
      sheets: budget(`
        service | 2018/19 | 2019/20 | 2020/21
        Locks   | 87500   | 90000   | 42000
      `),
      understood: { years: [2018, 2019, 2020], lines: 1, totals: 0, questions: 0 },
    },
  },
  {
    name: "dates, with and without a time of day, and truth values",
    fileName: "budget.xlsx",
    bytes: written([
      ["service", "note", "reach", "2018/19"],
      ["Locks", { value: new Date("2018-04-01T00:00:00Z"), format: "dd/mm/yyyy" }, true, 500],
      ["Alarms", { value: new Date("2019-03-31T16:30:00Z"), format: "mmm yyyy hh:mm" }, false, 600],
    ]),
    expected: {
      sheets: budget(`
        service | note       | reach | 2018/19
        Locks   | 2018-04-01 | TRUE  | 500
        Alarms  | 2019-03-31 | FALSE | 600
      `),
      understood: { years: [2018], lines: 2, totals: 0, questions: 0 },
    },
  },
  {
    name: "texts that begin with = + - @, and amounts below £0 and with noughts before them",
    fileName: "budget.xlsx",
    bytes: written([
      ["service", "delivery organisation", "note", "2018/19"],
      ["=1+1", "+44", "@home", "-500"],
      ["-", "=cmd|' /C calc'!A0", "007", "0020"],
    ]),
    expected: {
      sheets: [
        {
          name: "Budget",
          rows: [
            ["service", "delivery organisation", "note", "2018/19"],
            ["=1+1", "+44", "@home", "-500"],
            ["-", "=cmd|' /C calc'!A0", "007", "0020"],
          ],
        },
      ],
      understood: { years: [2018], lines: 2, totals: 0, questions: 1 },
    },
  },
  {
    name: "merged cells, with their text in the first",
    fileName: "budget.xlsx",
    bytes: written([
      ["priority", "service", "2018/19"],
      [{ value: "Victims", rowSpan: 2 }, "Locks", 500],
      [null, "Alarms", 600],
    ]),
    expected: {
      sheets: budget(
        `
        priority | service | 2018/19
        Victims  | Locks   | 500
                 | Alarms  | 600
      `,
        { merged: [{ row: 2, column: 1, rows: 2, columns: 1 }] },
      ),
      understood: { years: [2018], lines: 2, totals: 0, questions: 0 },
    },
  },
];

const BY_HAND: CorpusCase[] = [
  {
    name: "formulas with what they came to, and errors as they are shown",
    fileName: "budget.xlsx",
    bytes: byHand(`${HEADINGS}
      <row r="2">
        <c r="A2" t="str"><f>CONCATENATE("Lo","cks")</f><v>Locks</v></c>
        <c r="B2" t="str"><f>""</f><v></v></c>
        <c r="C2"><f>SUM(C9:C12)</f><v>500</v></c>
      </row>
      <row r="3">
        <c r="A3" t="inlineStr"><is><t>Alarms</t></is></c>
        <c r="B3" t="b"><f>TRUE()</f><v>1</v></c>
        <c r="C3" t="e"><f>Old!C3</f><v>#REF!</v></c>
      </row>`),
    expected: {
      sheets: budget(`
        service | delivery organisation | 2018/19
        Locks   |                       | 500
        Alarms  | TRUE                  | #REF!
      `),
      understood: { years: [2018], lines: 2, totals: 0, questions: 1 },
    },
  },
  {
    name: "shared texts: runs of formatting, reading aids, escapes, entities and CDATA",
    fileName: "budget.xlsx",
    bytes: byHand(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
       <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>500</v></c></row>
       <row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>600</v></c></row>`,
      {
        "xl/sharedStrings.xml": sharedStrings(
          "<t>service</t>",
          `<r><rPr><b/></rPr><t>2018</t></r><r><t xml:space="preserve">/19</t></r>`,
          "<t>Locks &amp; alarms &#163;_x0031_ &lt;b&gt;</t><rPh sb='0' eb='1'><t>aid</t></rPh>",
          "<t><![CDATA[A <b> & ]]>c<!-- no --></t>",
        ),
        "xl/_rels/workbook.xml.rels": relationships({
          rId1: ["worksheet", "worksheets/sheet1.xml"],
          rId2: ["sharedStrings", "/xl/sharedStrings.xml"],
        }),
      },
    ),
    expected: {
      sheets: budget(`
        service              | 2018/19
        Locks & alarms £1 <b> | 500
        A <b> & c            | 600
      `),
      understood: { years: [2018], lines: 2, totals: 0, questions: 0 },
    },
  },
  {
    name: "several sheets: an empty one, a hidden one and a chart on a tab of its own",
    fileName: "budget.xlsx",
    bytes: byHand("", {
      "xl/workbook.xml": workbookPart({ Cover: "a", Budget: "b", Chart: "c", "Notes &amp; more": "d" }),
      "xl/_rels/workbook.xml.rels": relationships({
        a: ["worksheet", "worksheets/sheet1.xml"],
        b: ["worksheet", "worksheets/sheet2.xml"],
        c: ["chartsheet", "chartsheets/sheet1.xml"],
        d: ["worksheet", "worksheets/sheet3.xml"],
      }),
      "xl/worksheets/sheet2.xml": worksheet(`${HEADINGS}${textRow(2, "Locks", "24-7 Locks", "500")}`),
      "xl/worksheets/sheet3.xml": worksheet(textRow(1, "To be agreed")),
    }),
    expected: {
      sheets: [
        { name: "Cover", rows: [] },
        {
          name: "Budget",
          rows: rowsOf("service | delivery organisation | 2018/19 \n Locks | 24-7 Locks | 500"),
        },
        { name: "Notes & more", rows: [["To be agreed"]] },
      ],
      understood: ONE_LINE,
    },
  },
  {
    name: "gaps between rows and cells, styled cells without content, rows down to the last",
    fileName: "budget.xlsx",
    bytes: byHand(
      `${textRow(2, "service", "note", "2018/19")}
       <row r="4"><c r="A4" t="inlineStr"><is><t>Locks</t></is></c><c r="C4"><v>500</v></c><c r="XFD4" s="0"/></row>
       <row r="1048576"><c r="A1048576" s="0"/></row>`,
    ),
    expected: {
      sheets: [{ name: "Budget", rows: [[], ["service", "note", "2018/19"], [], ["Locks", "", "500"]] }],
      understood: ONE_LINE,
    },
  },
  {
    name: "rows and cells without references, and a namespace prefix",
    fileName: "budget.xlsx",
    bytes: byHand("", {
      "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>
        <x:row><x:c t="inlineStr"><x:is><x:t>service</x:t></x:is></x:c><x:c t="str"><x:v>2018/19</x:v></x:c></x:row>
        <x:row><x:c t="inlineStr"><x:is><x:t>Locks</x:t></x:is></x:c><x:c><x:v>5.0E2</x:v></x:c></x:row>
      </x:sheetData></x:worksheet>`,
    }),
    expected: { sheets: budget("service | 2018/19 \n Locks | 500"), understood: ONE_LINE },
  },
  {
    name: "dates counted from 1904, and a time alone, which stays a number",
    fileName: "budget.xlsx",
    bytes: byHand(
      `${textRow(1, "service", "note", "reach", "2018/19")}
       <row r="2">
         <c r="A2" t="inlineStr"><is><t>Locks</t></is></c>
         <c r="B2" s="1"><v>41729</v></c><c r="C2" s="2"><v>0.5</v></c><c r="D2" s="0"><v>500</v></c>
       </row>`,
      {
        "xl/workbook.xml": workbookPart({ Budget: "rId1" }, `<workbookPr date1904="1"/>`),
        "xl/styles.xml": styles("#,##0", "d mmmm yyyy", "h:mm AM/PM"),
        "xl/_rels/workbook.xml.rels": relationships({
          rId1: ["worksheet", "worksheets/sheet1.xml"],
          rId2: ["styles", "styles.xml"],
        }),
      },
    ),
    expected: {
      sheets: budget("service | note | reach | 2018/19 \n Locks | 2018-04-01 | 0.5 | 500"),
      understood: ONE_LINE,
    },
  },
  {
    name: "a hyperlink in a cell, which is text",
    fileName: "budget.xlsx",
    bytes: byHand(`${HEADINGS}${textRow(2, "Locks", "24-7 Locks", "500")}`, {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships({
        rId1: ["hyperlink", "https://example.org/", `TargetMode="External"`],
      }),
    }),
    expected: {
      sheets: budget("service | delivery organisation | 2018/19 \n Locks | 24-7 Locks | 500"),
      understood: ONE_LINE,
    },
  },
];

export const WORKBOOKS: readonly CorpusCase[] = [...WRITTEN, ...BY_HAND];
