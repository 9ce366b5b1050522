import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Budget } from "~/domain/budget/budget";
import { reconcileImport } from "~/domain/budget/import-reconciliation";
import type { ImportAnswers, ImportedBudget } from "~/domain/budget/imported-budget";
import { parseBudget } from "~/imports/budget.parse";
import { guessMapping } from "~/imports/columns.parse";
import { aBudget, aLine } from "../support/content-builder";

function readSheet(rows: string[][], answers: ImportAnswers = {}): ImportedBudget {
  const sheet = { name: "Budget", rows };
  const mapping = guessMapping([sheet]);
  if (!mapping) throw new Error("No headings");
  return parseBudget(sheet, mapping, answers);
}
const readFile = (name: string, answers?: ImportAnswers) =>
  readSheet(parse(readFileSync(name), { relax_column_count: true }), answers);

/** The baseline of 2017/18, as it is stored: without its stated totals. */
const previous: Budget = aBudget({
  frameworkId: 2,
  years: [2017],
  priorities: [],
  lines: readFile("db/seed/data/framework-2017-18.csv").lines.map(({ contract: _contract, ...line }) =>
    aLine({ ...line, id: 1000 + line.row, priorityId: null }),
  ),
});
const SCANNED = "tests/imports/corpus/framework-2018-21.as-scanned.csv";
const BOTH_ANSWERED = { "25:7": 9_000_00, "25:8": 9_000_00 };

describe("what a scanner made of the 2018-21 framework", () => {
  const reconciled = () => reconcileImport(readFile(SCANNED), previous);
  const findingOf = (subject: string) => reconciled().findings.find((finding) => finding.subject === subject);

  it("states fifteen figures, of which seven agree", () => {
    const { findings } = reconciled();
    expect(findings).toHaveLength(15);
    expect(findings.filter(({ agrees }) => agrees).map(({ subject }) => subject)).toEqual([
      "Victims sub-total for 2018/19",
      "Victims sub-total for 2020/21",
      "Vulnerable sub-total for 2018/19",
      "Vulnerable sub-total for 2019/20",
      "Vulnerable sub-total for 2020/21",
      "Cross cutting sub-total for 2019/20",
      "Cross cutting sub-total for 2020/21",
    ]);
  });

  it("has a wrong figure for CHISVA in 2019/20", () => {
    expect(findingOf("Victims sub-total for 2019/20")).toMatchObject({
      difference: 30_000_00,
      suspects: [
        { service: "CHISVA", reason: "£20,000 in 2019/20, but £50,000 in 2018/19: just the difference." },
      ],
    });
  });

  it("has a wrong figure for Changing Lives Rutland in 2018/19", () => {
    expect(findingOf("Prevention sub-total for 2018/19")).toMatchObject({
      difference: 3_000_00,
      suspects: [
        {
          service: "Changing Lives Rutland",
          reason: "£6,000 in 2018/19, but £9,000 in the previous budget: just the difference.",
        },
      ],
    });
  });

  it.each(["2019/20", "2020/21"])("cannot be read at Changing Lives Rutland in %s", (year) => {
    expect(findingOf(`Prevention sub-total for ${year}`)).toMatchObject({
      agrees: false,
      difference: 9_000_00,
      message: "£1,047,556 is stated; the lines that can be read add up to £1,038,556.",
      suspects: [
        {
          lineId: 25,
          service: "Changing Lives Rutland",
          reason: "£9,000 would make the figures agree, and is what stands in the previous budget.",
        },
      ],
    });
  });

  it("has a wrong figure for the Partnership Locality Fund in 2018/19", () => {
    expect(findingOf("Cross cutting sub-total for 2018/19")).toMatchObject({
      difference: 300_000_00,
      suspects: [
        {
          service: "Partnership Locality Fund",
          reason:
            "£200,000 in 2018/19, but £500,000 in 2019/20 and in the previous budget: just the difference.",
        },
      ],
    });
  });

  it.each([
    ["2018/19", 303_000_00, "Prevention sub-total +£3,000, Cross cutting sub-total +£300,000"],
    ["2019/20", 39_000_00, "Victims sub-total +£30,000, Prevention sub-total +£9,000"],
    ["2020/21", 9_000_00, "Prevention sub-total +£9,000"],
  ])("has a total for %s that differs because its sub-totals do", (year, difference, parts) => {
    expect(findingOf(`Total for ${year}`)).toMatchObject({
      difference,
      suspects: [],
      followsFrom: `It follows from the sub-totals, which together differ by as much: ${parts}.`,
    });
  });

  it("names nothing else", () => {
    const named = reconciled().findings.flatMap(({ suspects }) => suspects.map(({ service }) => service));
    expect(named).toEqual([
      "CHISVA",
      ...Array.from({ length: 3 }, () => "Changing Lives Rutland"),
      "Partnership Locality Fund",
    ]);
  });

  it("has a blank amount for WIRE in 2020/21, of which nothing is missing", () => {
    const blank = { row: 26, service: "Working In Rehabilitation and Employment (WIRE)", year: 2020 };
    const taken = "The amount for 2020/21 is blank, and taken as £0.";
    expect(reconciled().blanks).toEqual([
      {
        ...blank,
        message: `${taken} If Changing Lives Rutland is £9,000, the Prevention sub-total for 2020/21 agrees, and nothing is missing.`,
        isNothingMissing: false,
      },
    ]);
    const answered = reconcileImport(readFile(SCANNED, BOTH_ANSWERED), previous);
    expect(answered.blanks).toEqual([
      {
        ...blank,
        message: `${taken} The Prevention sub-total for 2020/21 agrees with that, so nothing is missing.`,
        isNothingMissing: true,
      },
    ]);
  });

  it("has three wrong figures left when the cells that cannot be read are answered", () => {
    const answered = reconcileImport(readFile(SCANNED, BOTH_ANSWERED), previous);
    expect(answered.findings.filter(({ agrees }) => !agrees).map(({ subject }) => subject)).toEqual([
      "Victims sub-total for 2019/20",
      "Prevention sub-total for 2018/19",
      "Cross cutting sub-total for 2018/19",
      "Total for 2018/19",
      "Total for 2019/20",
    ]);
  });

  it("names what other years explain without a previous framework, too", () => {
    const alone = reconcileImport(readFile(SCANNED), null);
    expect(alone.findings.flatMap(({ suspects }) => suspects.map(({ reason }) => reason))).toEqual([
      "£20,000 in 2019/20, but £50,000 in 2018/19: just the difference.",
      "£9,000 would make the figures agree.",
      "£9,000 would make the figures agree.",
      "£200,000 in 2018/19, but £500,000 in 2019/20: just the difference.",
    ]);
  });
});

describe("a figure rounded to the pound agrees", () => {
  it("as the sub-total of Prevention in 2017/18 does", () => {
    const rows: string[][] = parse(readFileSync("db/seed/data/framework-2017-18.csv"), {});
    const stated = readSheet([...rows, ["", "Prevention sub-total", "", "", "", "1,280,776"]]);
    expect(reconcileImport(stated, null).findings).toMatchObject([
      { subject: "Prevention sub-total for 2017/18", agrees: true, lines: 1_280_775_75 },
    ]);
  });
});

describe("what cannot be read", () => {
  const sheet = (...amounts: string[]) => [
    ["Priority", "Service", "2018/19"],
    ...amounts.map((amount, index) => ["Victims", `Line ${index + 1}`, amount]),
    ["", "Grand total", "100"],
  ];
  const reasons = (...amounts: string[]) =>
    reconcileImport(readSheet(sheet(...amounts)), null).findings.flatMap(({ suspects }) =>
      suspects.map(({ reason }) => reason),
    );

  it("is told apart where several cells have to make up the difference", () => {
    expect(reasons("60", "TBC", "?")).toEqual([
      "It and the others that cannot be read would have to come to £40.",
      "It and the others that cannot be read would have to come to £40.",
    ]);
  });

  it("cannot make up a difference below £0", () => {
    expect(reasons("160", "TBC")).toEqual(["The other lines already come to more than is stated."]);
  });

  it("keeps a figure from agreeing until it is read", () => {
    const [total] = reconcileImport(readSheet(sheet("100", "TBC")), null).findings;
    expect(total).toMatchObject({ agrees: false, difference: 0 });
  });

  it("leaves out a total that cannot be read itself", () => {
    const rows = [
      ["Service", "2018/19"],
      ["Kicks", "10"],
      ["Grand total", "TBC"],
    ];
    expect(reconcileImport(readSheet(rows), null)).toEqual({ findings: [], blanks: [] });
  });
});

describe("a blank amount", () => {
  const messages = (...rows: string[][]) =>
    reconcileImport(readSheet([["Priority", "Service", "2018/19"], ...rows]), null).blanks.map(
      ({ message }) => message.replace("The amount for 2018/19 is blank, and taken as £0. ", ""),
    );
  const [kicks, blank] = [
    ["Victims", "Kicks", "10"],
    ["Victims", "Helpline", "-"],
  ];
  const total = (amount: string) => ["", "Grand total", amount];

  it.each([
    [[kicks, blank], "No total is stated that would show whether anything is missing."],
    [[kicks, blank, total("10")], "The total for 2018/19 agrees with that, so nothing is missing."],
    [[kicks, blank, total("15")], "The total for 2018/19 differs by +£5: an amount may be missing."],
    [
      [kicks, blank, ["", "Sub-total", "10"], total("99")],
      "The Victims sub-total for 2018/19 agrees with that, so nothing is missing.",
    ],
    [
      [kicks, blank, ["Victims", "a", "?"], ["Victims", "b", "?"], total("15")],
      "The total for 2018/19 can be checked when all of its lines can be read.",
    ],
  ])("%#", (rows, message) => {
    expect(messages(...rows)).toEqual([message]);
  });
});
