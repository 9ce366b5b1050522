import { rowsOf, utf8, type CorpusCase } from "./case";

const UNDERSTOOD = { years: [2018, 2019], lines: 2, totals: 2, questions: 0 };

const COMMAS = `priority,service,delivery organisation,2018/19 (£),2019/20 (£)
Victims,Victim First,Catch 22,"573,925","560,000"
Victims,CHISVA,FreeVA,"50,000","20,000"
,Victims sub-total,,"623,925","580,000"
`;
const ROWS = rowsOf(`
  priority | service           | delivery organisation | 2018/19 (£) | 2019/20 (£)
  Victims  | Victim First      | Catch 22              | 573,925     | 560,000
  Victims  | CHISVA            | FreeVA                | 50,000      | 20,000
           | Victims sub-total |                       | 623,925     | 580,000
`);

function inUtf16(text: string, order: "le" | "be"): () => Promise<Uint8Array> {
  const bytes = Buffer.from(text, "utf16le");
  return () => Promise.resolve(order === "le" ? bytes : bytes.swap16());
}

const as = (name: string, bytes: CorpusCase["bytes"], fileName = "budget.csv"): CorpusCase => ({
  name,
  fileName,
  bytes,
  expected: { sheets: [{ name: "budget", rows: ROWS }], understood: UNDERSTOOD },
});

/** The same budget in every encoding and with every delimiter. */
const SAME_BUDGET: CorpusCase[] = [
  as("CSV in UTF-8", utf8(COMMAS)),
  as("CSV in UTF-8 with a byte order mark", utf8(`\ufeff${COMMAS}`)),
  as("CSV in UTF-16 LE with a byte order mark", inUtf16(`\ufeff${COMMAS}`, "le")),
  as("CSV in UTF-16 BE with a byte order mark", inUtf16(`\ufeff${COMMAS}`, "be")),
  as("CSV in UTF-16 LE without a byte order mark", inUtf16(COMMAS, "le")),
  as("CSV in UTF-16 BE without a byte order mark", inUtf16(COMMAS, "be")),
  as("CSV in Windows-1252", () => Promise.resolve(Buffer.from(COMMAS, "latin1"))),
  as("CSV with Windows line breaks", utf8(COMMAS.replaceAll("\n", "\r\n"))),
  as("CSV with line breaks of old Macs", utf8(COMMAS.replaceAll("\n", "\r"))),
  as("CSV without a line break at the end", utf8(COMMAS.trimEnd())),
  as("CSV with its ending in capitals", utf8(COMMAS), "budget.CSV"),
  as("CSV with empty rows and columns at the end", utf8(`${COMMAS}${`${",".repeat(90)}\n`.repeat(25_000)}`)),
  as(
    "semicolons, with commas in the amounts",
    utf8(`priority;service;delivery organisation;2018/19 (£);2019/20 (£)
Victims;Victim First;Catch 22;573,925;560,000
Victims;CHISVA;FreeVA;50,000;20,000
;Victims sub-total;;623,925;580,000`),
  ),
  as(
    "tabs",
    utf8(
      [
        "priority\tservice\tdelivery organisation\t2018/19 (£)\t2019/20 (£)",
        "Victims\tVictim First\tCatch 22\t573,925\t560,000",
        "Victims\tCHISVA\tFreeVA\t50,000\t20,000",
        "\tVictims sub-total\t\t623,925\t580,000",
      ].join("\n"),
    ),
    "budget.tsv",
  ),
  as("commas in a file that ends in .txt", utf8(COMMAS), "budget.txt"),
];

const ODD_ONES: CorpusCase[] = [
  {
    name: "a title and blank rows above the headings, which keep their places",
    fileName: "pcc budget.csv",
    bytes: utf8(`Commissioning framework 2018-21,,,

Service,Provider,2018/19,2019/20
Victim First,Catch 22,573925,560000
`),
    expected: {
      sheets: [
        {
          name: "pcc budget",
          rows: [
            ["Commissioning framework 2018-21"],
            [],
            ["Service", "Provider", "2018/19", "2019/20"],
            ["Victim First", "Catch 22", "573925", "560000"],
          ],
        },
      ],
      understood: { years: [2018, 2019], lines: 1, totals: 0, questions: 0 },
    },
  },
  {
    name: "delimiters, quotation marks and line breaks in quoted cells",
    fileName: "budget.csv",
    bytes: utf8(`service,delivery organisation,provision,2018/19
"Locks, alarms","The ""Safe"" Trust","Fits locks;
then visits again","1,000"
`),
    expected: {
      sheets: [
        {
          name: "budget",
          rows: [
            ["service", "delivery organisation", "provision", "2018/19"],
            ["Locks, alarms", 'The "Safe" Trust', "Fits locks;\nthen visits again", "1,000"],
          ],
        },
      ],
      understood: { years: [2018], lines: 1, totals: 0, questions: 0 },
    },
  },
  {
    name: "quotation marks in cells that are not quoted",
    fileName: "budget.csv",
    bytes: utf8(`service,delivery organisation,2018/19
24" locks,24-7 Locks,87500
"Hope" project,Turning Point,500
`),
    expected: {
      sheets: [
        {
          name: "budget",
          rows: rowsOf(`
            service        | delivery organisation | 2018/19
            24" locks      | 24-7 Locks            | 87500
            "Hope" project | Turning Point         | 500
          `),
        },
      ],
      understood: { years: [2018], lines: 2, totals: 0, questions: 0 },
    },
  },
  {
    name: "cells that a spreadsheet would take for formulas, and a line below £0",
    fileName: "budget.csv",
    bytes: utf8(`service,delivery organisation,2018/19
=HYPERLINK("http://example.org"),+44 116,500
@SUM(A1:A9),-,-250
`),
    expected: {
      sheets: [
        {
          name: "budget",
          rows: rowsOf(`
            service                          | delivery organisation | 2018/19
            =HYPERLINK("http://example.org") | +44 116               | 500
            @SUM(A1:A9)                      | -                     | -250
          `),
        },
      ],
      understood: { years: [2018], lines: 2, totals: 0, questions: 0 },
    },
  },
  {
    name: "Windows-1252 quotation marks, dashes and the euro sign",
    fileName: "budget.csv",
    bytes: () =>
      Promise.resolve(
        Buffer.from("service,note,2018/19\nWomen\x92s aid,\x93Hope\x94 \x96 in \x80,\xa3500\n", "latin1"),
      ),
    expected: {
      sheets: [
        {
          name: "budget",
          rows: rowsOf(`
            service     | note          | 2018/19
            Women’s aid | “Hope” – in € | £500
          `),
        },
      ],
      understood: { years: [2018], lines: 1, totals: 0, questions: 0 },
    },
  },
  {
    name: "an accent written as a letter and a mark, made one letter",
    fileName: "budget.csv",
    bytes: utf8("service,2018/19\nCafe\u0301,500\n"),
    expected: {
      sheets: [{ name: "budget", rows: rowsOf("service | 2018/19\n Caf\u00e9 | 500") }],
      understood: { years: [2018], lines: 1, totals: 0, questions: 0 },
    },
  },
  {
    name: "one column, which is no budget",
    fileName: "names.csv",
    bytes: utf8("service\nVictim First\nCHISVA\n"),
    expected: {
      sheets: [{ name: "names", rows: [["service"], ["Victim First"], ["CHISVA"]] }],
      understood: "no budget in it",
    },
  },
];

const REFUSED: CorpusCase[] = [
  {
    name: "a file of no bytes",
    fileName: "budget.csv",
    bytes: utf8(""),
    expected: { problem: /nothing in the file/u },
  },
  {
    name: "blank lines and commas alone",
    fileName: "budget.csv",
    bytes: utf8("\n,,,\n  \n"),
    expected: { problem: /nothing in the file/u },
  },
  {
    name: "a NUL in the middle",
    fileName: "budget.csv",
    bytes: utf8("service,2018/19\nVictim\0First,500\n"),
    expected: { problem: /characters in it that are not text/u },
  },
  {
    name: "a quotation mark that is never closed",
    fileName: "budget.csv",
    bytes: utf8('service,2018/19\nVictim First,500\n"CHISVA,500\nLocks,20\n'),
    expected: { problem: /row 3 that is opened and not closed/u },
  },
  {
    name: "a byte order mark for UTF-8 before what is not UTF-8",
    fileName: "budget.csv",
    bytes: () => Promise.resolve(Buffer.from("\xef\xbb\xbfservice,2018/19 (\xa3)\nLocks,20\n", "latin1")),
    expected: { problem: /says it is UTF-8 text, but is damaged/u },
  },
];

export const TEXT_FILES: readonly CorpusCase[] = [...SAME_BUDGET, ...ODD_ONES, ...REFUSED];
