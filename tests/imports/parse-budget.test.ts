import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ImportAnswers, ImportColumn, ImportedBudget } from "~/domain/budget/imported-budget";
import { formatMoney } from "~/domain/shared/money";
import { parseBudget } from "~/imports/budget.parse";
import { guessMapping } from "~/imports/columns.parse";

/** A sheet by its rows, its cells between bars; read by what its first row says. */
function read(rows: string, answers: ImportAnswers = {}): ImportedBudget {
  const cells = rows
    .split("\n")
    .slice(1, -1)
    .map((row) => row.split("|").map((cell) => cell.trim()));
  return parseRows(cells, answers);
}

function parseRows(rows: string[][], answers: ImportAnswers = {}): ImportedBudget {
  const sheet = { name: "Budget", rows };
  const mapping = guessMapping([sheet]);
  if (!mapping) throw new Error("No headings");
  return parseBudget(sheet, mapping, answers);
}

const readFile = (name: string, answers?: ImportAnswers) =>
  parseRows(parse(readFileSync(name), { relax_column_count: true }), answers);

const linesOf = ({ lines }: ImportedBudget) =>
  lines.map(({ row, priority, service }) => [row, priority, service].join(" | "));
const totalsOf = ({ totals }: ImportedBudget) =>
  totals.map(({ row, priority, year, pence }) =>
    [row, priority ?? "all", year, formatMoney(pence)].join(" | "),
  );

describe("the published budgets need no help", () => {
  it.each([
    ["db/seed/data/framework-2017-18.csv", [2017], 42, "£4,668,358.75"],
    ["db/seed/data/framework-2018-21.csv", [2018, 2019, 2020], 36, "£4,283,405"],
  ])("%s", (file, years, count, total) => {
    const imported = readFile(file);
    expect(imported).toMatchObject({ years, totals: [], questions: [], notices: [] });
    expect(imported.priorities).toEqual(["Victims", "Vulnerable", "Prevention", "Cross cutting"]);
    expect(imported.lines).toHaveLength(count);
    const sum = imported.lines.reduce((pence, { amounts }) => pence + (amounts[years[0] ?? 0] ?? 0), 0);
    expect(formatMoney(sum)).toBe(total);
    expect(imported.lines.filter(({ blankYears }) => blankYears.length > 0)).toEqual([]);
  });

  it("and have every field in its place", () => {
    expect(readFile("db/seed/data/framework-2018-21.csv").lines[6]).toEqual({
      row: 8,
      priority: "Victims",
      service: "Adults Sexual Abuse Referral Centre (SARC)",
      deliveryOrganisation: "Leicestershire Police",
      provision: "Forensic examination and support",
      method: "procured_joint",
      fundedWith: "NHS England",
      amounts: { 2018: 67_906_00, 2019: 67_906_00, 2020: 67_906_00 },
      blankYears: [],
      reach: "LLR",
      note: "",
    });
  });
});

describe("what a scanner made of one", () => {
  const FILE = "tests/imports/corpus/framework-2018-21.as-scanned.csv";
  const scanned = readFile(FILE);

  it("has the lines, and the totals apart", () => {
    expect(scanned.lines).toHaveLength(36);
    expect(scanned.priorities).toEqual(["Victims", "Vulnerable", "Prevention", "Cross cutting"]);
    expect(scanned.notices).toEqual([]);
    expect(totalsOf(scanned)).toEqual([
      "9 | Victims | 2018 | £1,386,885",
      "9 | Victims | 2019 | £1,375,960",
      "9 | Victims | 2020 | £1,376,460",
      ...[2018, 2019, 2020].map((year) => `18 | Vulnerable | ${year} | £717,931`),
      "35 | Prevention | 2018 | £1,077,556",
      "35 | Prevention | 2019 | £1,047,556",
      "35 | Prevention | 2020 | £1,047,556",
      "41 | Cross cutting | 2018 | £1,101,033",
      "41 | Cross cutting | 2019 | £1,147,408",
      "41 | Cross cutting | 2020 | £1,127,408",
      "42 | all | 2018 | £4,283,405",
      "42 | all | 2019 | £4,288,855",
      "42 | all | 2020 | £4,269,355",
    ]);
  });

  it("asks for the two cells that nobody can read", () => {
    const question = { row: 25, subject: "Changing Lives Rutland", isTotal: false, text: "000'6" };
    expect(scanned.questions).toEqual([
      { ...question, key: "25:7", year: 2019, why: expect.stringContaining("000'6") },
      { ...question, key: "25:8", year: 2020, why: expect.stringContaining("000'6") },
    ]);
    const changingLives = scanned.lines.find(({ row }) => row === 25);
    expect(changingLives?.amounts).toEqual({ 2018: 6_000_00 });
  });

  it("takes the answers", () => {
    const answered = readFile(FILE, { "25:7": 9_000_00, "25:8": 9_000_00 });
    expect(answered.questions).toEqual([]);
    expect(answered.lines.find(({ row }) => row === 25)?.amounts).toEqual({
      2018: 6_000_00,
      2019: 9_000_00,
      2020: 9_000_00,
    });
  });

  it("takes the one blank amount as £0, and says so", () => {
    expect(scanned.lines.filter(({ blankYears }) => blankYears.length > 0)).toMatchObject([
      {
        service: "Working In Rehabilitation and Employment (WIRE)",
        amounts: { 2020: 0 },
        blankYears: [2020],
      },
    ]);
  });
});

describe("priorities", () => {
  it("are named by rows of their own, above their lines", () => {
    const imported = read(`
      Service            | Provider | 2018/19
      VICTIMS            |          |
      Victim First       | Catch 22 | 10
      Hardship fund      | Catch 22 | 5

      Prevention         |          |
      Service            | Provider | 2018/19
      Kicks              | City FC  | 1
    `);
    expect(linesOf(imported)).toEqual([
      "3 | VICTIMS | Victim First",
      "4 | VICTIMS | Hardship fund",
      "8 | Prevention | Kicks",
    ]);
    expect(imported.priorities).toEqual(["VICTIMS", "Prevention"]);
    expect(imported.notices).toEqual(["Row 7 repeats the headings, and is left out."]);
  });

  it("stand once above their lines where cells were merged, and the person is told", () => {
    const imported = read(`
      Priority   | Service       | 2018/19
      Victims    | Victim First  | 10
                 | Hardship fund | 5
                 | Helpline      | 5
      Sub-total  |               | 20
                 | Kicks         | 1
    `);
    expect(linesOf(imported)).toEqual([
      "2 | Victims | Victim First",
      "3 | Victims | Hardship fund",
      "4 | Victims | Helpline",
      "6 |  | Kicks",
    ]);
    expect(imported.notices).toEqual([
      "Rows 3 and 4 name no priority, and are taken under “Victims”, which stands above.",
    ]);
  });

  it("stand in their column, in a row of their own", () => {
    const imported = read(`
      Priority | Service      | 2018/19
      Victims  |              |
               | Victim First | 10
               | Helpline     | 10
    `);
    expect(linesOf(imported)).toEqual(["3 | Victims | Victim First", "4 | Victims | Helpline"]);
    expect(imported.notices).toEqual([]);
  });

  it("are one, however they are capitalised or hyphenated", () => {
    const imported = read(`
      Priority      | Service   | 2018/19
      Cross cutting | Locality  | 10
      CROSS-CUTTING | Innovation| 5
      Sub-total: cross cutting || 15
    `);
    expect(imported.priorities).toEqual(["Cross cutting"]);
    expect(totalsOf(imported)).toEqual(["4 | Cross cutting | 2018 | £15"]);
  });

  it("may be told by the sub-total beneath alone", () => {
    const imported = read(`
      Service           | Provider | 2018/19
      Victim First      | Catch 22 | 10
      Victims sub-total |          | 10
      Kicks             | City FC  | 1
      Total Prevention  |          | 1
      Grand total       |          | 11
    `);
    expect(linesOf(imported)).toEqual(["2 | Victims | Victim First", "4 | Prevention | Kicks"]);
    expect(totalsOf(imported)).toEqual([
      "3 | Victims | 2018 | £10",
      "5 | Prevention | 2018 | £1",
      "6 | all | 2018 | £11",
    ]);
    expect(imported.notices).toEqual([
      "Row 3, “Victims sub-total”, is taken as the sub-total of the lines above it, under “Victims”.",
      "Row 5, “Total Prevention”, is taken as the sub-total of the lines above it, under “Prevention”.",
    ]);
  });
});

describe("totals", () => {
  const budget = (...rows: string[]) =>
    read(`
      Priority | Service      | Provider | 2018/19
      Victims  | Victim First | Catch 22 | 10
      Victims  | Helpline     | Catch 22 | 20
      ${rows.join("\n")}
    `);

  it.each([
    ["| Victims sub-total || 30", "4 | Victims | 2018 | £30"],
    ["| Subtotal – Victims || 31", "4 | Victims | 2018 | £31"],
    ["| Sub total || 30", "4 | Victims | 2018 | £30"],
    ["| Total Victims || 31", "4 | Victims | 2018 | £31"],
    ["Victims Total ||| 31", "4 | Victims | 2018 | £31"],
    ["Victims | Sub-total || 31", "4 | Victims | 2018 | £31"],
    ["Victims | Total || 31", "4 | Victims | 2018 | £31"],
    ["| Total for Victim || 31", "4 | Victims | 2018 | £31"],
    ["| Grand total || 31", "4 | all | 2018 | £31"],
    ["| Total || 31", "4 | all | 2018 | £31"],
    ["| TOTAL BUDGET || 31", "4 | all | 2018 | £31"],
    ["| Overall total || 31", "4 | all | 2018 | £31"],
    ["|| Total | 31", "4 | all | 2018 | £31"],
  ])("%s", (row, expected) => {
    const imported = budget(row);
    expect(totalsOf(imported)).toEqual([expected]);
    expect(imported.lines).toHaveLength(2);
    expect(imported.notices).toEqual([]);
  });

  it("are not services that have “total” in their name, and the person is told", () => {
    const imported = budget(
      "Prevention | Total Respect training | Barnardo's | 5",
      "Prevention | Total Family Support | | 5",
      "Prevention | Reducing total harm | Barnardo's | 5",
    );
    expect(totalsOf(imported)).toEqual([]);
    expect(linesOf(imported).slice(2)).toEqual([
      "4 | Prevention | Total Respect training",
      "5 | Prevention | Total Family Support",
      "6 | Prevention | Reducing total harm",
    ]);
    expect(imported.notices).toEqual([
      "Row 4, “Total Respect training”, is taken as a budget line, not as a total.",
      "Row 5, “Total Family Support”, is taken as a budget line, not as a total.",
    ]);
  });

  it("that name no known priority are of the lines above, and the person is told", () => {
    const imported = budget("| Helping victims sub-total || 30");
    expect(totalsOf(imported)).toEqual(["4 | Victims | 2018 | £30"]);
    expect(imported.notices).toEqual([
      "Row 4, “Helping victims sub-total”, is taken as the sub-total of the lines above it, under “Victims”.",
    ]);
  });

  it("of sections may say “Total” and no more", () => {
    const imported = budget("| Total || 30", "Prevention | Kicks | City FC | 1", "| Total || 1");
    expect(totalsOf(imported)).toEqual(["4 | Victims | 2018 | £30", "6 | Prevention | 2018 | £1"]);
    const withGrandTotal = budget(
      "| Total || 30",
      "Prevention | Kicks | City FC | 1",
      "| Total || 1",
      "| Total || 31",
    );
    expect(totalsOf(withGrandTotal)).toEqual([
      "4 | Victims | 2018 | £30",
      "6 | Prevention | 2018 | £1",
      "7 | all | 2018 | £31",
    ]);
  });

  it("may stand above the lines", () => {
    const imported = read(`
      Priority | Service           | Provider | 2018/19
               | Total             |          | 30
               | Victims sub-total |          | 30
      Victims  | Victim First      | Catch 22 | 30
    `);
    expect(totalsOf(imported)).toEqual(["2 | all | 2018 | £30", "3 | Victims | 2018 | £30"]);
    expect(imported.notices).toEqual([]);
  });

  it("without a name are recognised by what they add up to", () => {
    const imported = budget("||| 30", "Prevention | Kicks | City FC | 1", "||| 1", "||| 31");
    expect(totalsOf(imported)).toEqual([
      "4 | Victims | 2018 | £30",
      "6 | Prevention | 2018 | £1",
      "7 | all | 2018 | £31",
    ]);
    expect(imported.notices).toEqual([
      "Rows 4, 6 and 7 have no name, and are taken as a total: it is what the lines above add up to.",
    ]);
  });

  it("that are of nothing, or have no amounts, are left out, and the person is told", () => {
    const imported = read(`
      Service      | 2018/19
      Victim First | 10
      Sub-total    | 10
      Grand total  |
    `);
    expect(totalsOf(imported)).toEqual([]);
    expect(imported.notices).toEqual([
      "Row 3, “Sub-total”, is left out: the sheet does not say of what it is the total.",
      "Row 4, “Grand total”, is left out: it has no amounts.",
    ]);
  });

  it("that cannot be read are asked for, and may be left out", () => {
    const rows = "| Grand total || 0E0'I";
    expect(budget(rows).questions).toMatchObject([
      { key: "4:4", subject: "Grand total", isTotal: true, year: 2018, text: "0E0'I" },
    ]);
    const answered = (answers: ImportAnswers) =>
      read("\nService | 2018/19\nKicks | 10\nGrand total | x\n", answers);
    expect(answered({ "3:2": null })).toMatchObject({ questions: [], totals: [] });
    expect(totalsOf(answered({ "3:2": 10_00 }))).toEqual(["3 | all | 2018 | £10"]);
  });

  it("close the budget: what stands beneath is told", () => {
    expect(budget("| Grand total || 30", "| Reserve || 5").notices).toEqual([
      "Row 5 stands beneath the grand total, and is taken into the budget all the same.",
    ]);
  });
});

describe("an amount in a line", () => {
  const amountIn = (text: string, answers?: ImportAnswers) =>
    read(`\nService | 2018/19\nKicks | ${text}\n`, answers);

  it("below £0 is income or a saving still to be found, and that is told", () => {
    const imported = amountIn("(15,908)");
    expect(imported.lines).toMatchObject([{ amounts: { 2018: -15_908_00 } }]);
    expect(imported.questions).toEqual([]);
    expect(imported.notices).toEqual([
      "Row 2, “Kicks”, has an amount below £0. It is taken as income, or as a saving still to be found.",
    ]);
  });

  it.each(["-", "nil", "–"])("that is %s is £0, and said to be blank", (text) => {
    expect(amountIn(text).lines).toMatchObject([{ amounts: { 2018: 0 }, blankYears: [2018] }]);
  });

  it.each([[0.5], [Number.MAX_SAFE_INTEGER], [Number.MIN_SAFE_INTEGER]])(
    "is not settled by the answer %s",
    (answer) => {
      expect(amountIn("TBC", { "2:2": answer }).questions).toHaveLength(1);
    },
  );

  it("is not stated where the sheet says so, and that is told", () => {
    const imported = amountIn("not stated");
    expect(imported.lines).toMatchObject([{ amounts: {}, blankYears: [] }]);
    expect(imported.questions).toEqual([]);
    expect(imported.notices).toEqual([
      "Row 2: the amount of Kicks in 2018/19 is taken as not stated. It counts as neither a figure nor £0.",
    ]);
  });

  it("is not stated where the person answers so", () => {
    const imported = amountIn("TBC", { "2:2": null });
    expect(imported.lines).toMatchObject([{ amounts: {}, blankYears: [] }]);
    expect(imported.questions).toEqual([]);
  });

  it("that can be read is not asked for, whatever was answered before", () => {
    expect(amountIn("10", { "2:2": 20_00 }).lines).toMatchObject([{ amounts: { 2018: 10_00 } }]);
  });
});

describe("nothing is dropped in silence", () => {
  it("amounts without a service are a line without a name, which is then refused", () => {
    const imported = read(`
      Priority | Service | Provider | 2018/19
      Victims  | Kicks   | City FC  | 10
      Victims  |         | Catch 22 | 7
      Victims  |         |          | 8
               |         |          | 9
    `);
    expect(imported.lines).toMatchObject([
      { service: "Kicks" },
      { row: 3, service: "", amounts: { 2018: 7_00 } },
      { row: 4, service: "", amounts: { 2018: 8_00 } },
      { row: 5, service: "", amounts: { 2018: 9_00 } },
    ]);
  });

  it("a service with no amount at all is a line of £0", () => {
    const imported = read(`
      Service | Provider | 2018/19 | 2019/20
      Kicks   | City FC  |         |
    `);
    expect(imported.lines).toMatchObject([{ amounts: { 2018: 0, 2019: 0 }, blankYears: [2018, 2019] }]);
  });

  it("text without amounts is told", () => {
    const imported = read(`
      Service | Provider | 2018/19
      Kicks   | City FC  | 10
      Grand total | | 10

      * subject to the settlement
      Agreed by the Police and Crime Panel
    `);
    expect(imported.lines).toHaveLength(1);
    expect(imported.notices).toEqual([
      "Rows 5 and 6 have text but no amounts, and are left out: “* subject to the settlement” and “Agreed by the Police and Crime Panel”.",
    ]);
  });

  it("columns that are left out are told", () => {
    const imported = read(`
      Ref | Service | 2018/19 budget | 2018/19 forecast | FY2020 | Empty
      1   | Kicks   | 10             | 12               | 13     |       | stray
    `);
    expect(imported.years).toEqual([2018, 2019]);
    expect(imported.notices).toEqual([
      "“FY2020” is read as 2019/20, the financial year that ends in 2020.",
      "Column D (“2018/19 forecast”) is left out: another column holds 2018/19.",
      "Columns A (“Ref”) and G are left out.",
    ]);
  });

  it("a commissioning method in words of the office's own is kept in the note", () => {
    const imported = read(`
      Service | Commissioning method | 2018/19 | Note
      Kicks   | Spot purchase        | 10      | Ends in June
      Helpline| Spot purchase        | 10      |
      Locks   | Grant funded         | 10      |
    `);
    expect(imported.lines).toMatchObject([
      { method: null, note: "Ends in June\nCommissioning method: Spot purchase" },
      { method: null, note: "Commissioning method: Spot purchase" },
      { method: "grant", note: "" },
    ]);
    expect(imported.notices).toEqual([
      "Rows 2 and 3: “Spot purchase” is none of the commissioning methods. It is kept in the note.",
    ]);
  });
});

describe("texts", () => {
  const COLUMNS: ImportColumn[] = ["service", "provision", "fundedWith", "method", "year-2018"];
  const lineOf = (cells: string[]) =>
    parseBudget(
      { name: "", rows: [["a", "b", "c", "d", "e"], cells] },
      { sheet: 0, headingRow: 0, columns: COLUMNS },
      {},
    ).lines[0];

  it("stand in one line, but for the provision and the note", () => {
    expect(lineOf(["Victim\n First ", " One\ntwo ", "", "", "1"])).toMatchObject({
      service: "Victim First",
      provision: "One\ntwo",
    });
  });

  it("say with whom in a column of its own, or with the method", () => {
    const method = "Procured - jointly funded (NHS England)";
    expect(lineOf(["Kicks", "", "", method, "1"])).toMatchObject({ fundedWith: "NHS England" });
    expect(lineOf(["Kicks", "", "City council", method, "1"])).toMatchObject({ fundedWith: "City council" });
  });

  it("may be in rows that are shorter than others", () => {
    expect(lineOf(["Kicks"])).toBeUndefined();
    expect(lineOf(["Kicks", "Football"])).toMatchObject({ amounts: { 2018: 0 }, blankYears: [2018] });
  });
});
