import { describe, expect, it } from "vitest";
import { LONGEST_TEXT } from "~/domain/budget/import-faults";
import { matchField, pairRows, type Pair } from "~/domain/budget/import-pairs";
import { budgetAfter, planImport, type ImportFacts } from "~/domain/budget/import-plan";
import type { LineMatches, TextColumn } from "~/domain/budget/imported-budget";
import type { LineMatch } from "~/domain/budget/line-matching";
import { MOST_YEARS, type Budget } from "~/domain/budget/budget";
import { MAX_PENCE } from "~/domain/shared/money";
import { budgetLineForm } from "~/forms/budget/budget-line-form";
import { aBudget, aLine, aStatedTotal } from "../../support/content-builder";
import { anImportedBudget, anImportedLine, writtenOut } from "../../support/imported";

const YEARS = [2018, 2019];
const each = (pounds: number) => ({ 2018: pounds * 100, 2019: pounds * 100 });

const helpline = aLine({
  id: 11,
  service: "Helpline",
  provision: "Calls",
  note: "To 2020",
  amounts: each(100),
});
const kicks = aLine({ id: 12, service: "Kicks", priorityId: 2, amounts: each(50) });
const budget = aBudget({
  years: YEARS,
  priorities: [
    { id: 1, name: "Victims" },
    { id: 2, name: "Prevention" },
  ],
  lines: [helpline, kicks],
});
const empty: Budget = { ...budget, lines: [] };

const settled = (row: number, lineId: number): Pair => ({
  row,
  lineId,
  reason: "Same name",
  sureness: "certain",
  isSettled: true,
});
const ALL_COLUMNS: ImportFacts["columns"] = new Set([
  ...(["priority", "service", "deliveryOrganisation", "provision"] as const),
  ...(["method", "fundedWith", "reach", "note"] as const),
]);
const plan = (overrides: Partial<ImportFacts>) =>
  planImport({
    imported: writtenOut(budget),
    columns: ALL_COLUMNS,
    budget,
    statedTotals: [],
    fundedYears: [],
    pairs: [settled(2, 11), settled(3, 12)],
    ...overrides,
  });

describe("an import into a budget that has lines", () => {
  it("changes nothing where the sheet is the budget itself", () => {
    expect(plan({})).toMatchObject({ added: [], changed: [], removed: [], faults: [], changesNothing: true });
  });

  it("tells every field that moves, from what to what, and keeps the line's identity", () => {
    const imported = writtenOut({
      ...budget,
      lines: [
        {
          ...helpline,
          service: "National helpline",
          deliveryOrganisation: "",
          amounts: { 2018: 100_00, 2019: 0 },
        },
        kicks,
      ],
    });
    const { changed, unchanged, changesNothing } = plan({ imported });
    expect(changed).toMatchObject([
      {
        id: 11,
        changes: [
          { field: "Service", from: "Helpline", to: "National helpline" },
          { field: "Delivery organisation", from: "Catch 22", to: "" },
          { field: "Amount for 2019/20", from: "£100", to: "£0" },
        ],
      },
    ]);
    expect(unchanged.map(({ id }) => id)).toEqual([12]);
    expect(changesNothing).toBe(false);
  });

  it("adds rows that are no line, and removes lines that are no row", () => {
    const { added, removed } = plan({ pairs: [settled(2, 11)] });
    expect(added.map(({ row, position, line }) => [row, position, line.service])).toEqual([[3, 2, "Kicks"]]);
    expect(removed).toEqual([kicks]);
  });

  it("leaves alone what the sheet has no column for", () => {
    const bare = anImportedBudget({
      priorities: [],
      lines: [
        anImportedLine({
          row: 2,
          priority: "",
          deliveryOrganisation: "",
          method: null,
          reach: "",
          amounts: each(100),
        }),
        anImportedLine({ row: 3, priority: "", service: "Kicks", amounts: each(50) }),
      ],
    });
    expect(plan({ imported: bare, columns: new Set(["service"]) })).toMatchObject({ changesNothing: true });
  });

  it.each([
    ["priority", { priority: "Prevention" }, "Priority"],
    ["deliveryOrganisation", { deliveryOrganisation: "FreeVA" }, "Delivery organisation"],
    ["provision", { provision: "Chat" }, "Provision"],
    ["method", { method: "statutory" }, "Commissioning method"],
    ["method", { fundedWith: "City council" }, "Funded with"],
    ["fundedWith", { fundedWith: "City council" }, "Funded with"],
    ["reach", { reach: "City" }, "Geographical reach"],
  ] as const)("takes from a column %s what it says: %j", (column, fields, field) => {
    const [first, second] = writtenOut(budget).lines;
    const imported = anImportedBudget({
      priorities: column === "priority" ? ["Prevention"] : [],
      lines: [
        { ...(first ?? anImportedLine()), ...fields },
        { ...(second ?? anImportedLine()), priority: "Prevention" },
      ],
    });
    const changesWith = (...columns: TextColumn[]) =>
      plan({ imported, columns: new Set(columns) }).changed.map(({ id, changes }) => [
        id,
        changes.map((change) => change.field),
      ]);
    expect(changesWith("service", column)).toEqual([[11, [field]]]);
    expect(changesWith("service")).toEqual(column === "priority" ? [[11, [field]]] : []);
  });

  it.each([
    ["Under review", "Under review"],
    ["", ""],
  ])("takes the note from a column of notes, an empty one as well: %j", (note, after) => {
    const imported = writtenOut({ ...budget, lines: [{ ...helpline, note }] });
    expect(plan({ imported, columns: new Set(["note"]) }).changed.map(({ line }) => line.note)).toEqual([
      after,
    ]);
  });

  it("takes a priority from a row of its own, where no column holds them", () => {
    const [first, second] = writtenOut(budget).lines;
    const imported = anImportedBudget({
      lines: [
        { ...(first ?? anImportedLine()), priority: "Prevention" },
        { ...(second ?? anImportedLine()), priority: "Prevention" },
      ],
    });
    expect(plan({ imported, columns: new Set(["service"]) }).changed).toMatchObject([
      { id: 11, changes: [{ field: "Priority", from: "Victims", to: "Prevention" }] },
    ]);
  });

  it("leaves a line its priority where the sheet names none, and takes it away where a column is empty", () => {
    const imported = anImportedBudget({
      lines: writtenOut(budget).lines.map((line) => ({ ...line, priority: "" })),
    });
    expect(plan({ imported, columns: new Set(["service"]) }).changesNothing).toBe(true);
    expect(plan({ imported, columns: new Set(["service", "priority"]) }).changed).toMatchObject([
      { changes: [{ field: "Priority", from: "Victims", to: "" }] },
      { changes: [{ field: "Priority", from: "Prevention", to: "" }] },
    ]);
  });

  it.each([
    ["", "Commissioning method: Barter"],
    ["To 2020", "To 2020\nCommissioning method: Barter"],
    // It stays once, however often the sheet is imported.
    ["Commissioning method: Barter", "Commissioning method: Barter"],
    ["To 2020\nCommissioning method: Barter\nAgreed", "To 2020\nCommissioning method: Barter\nAgreed"],
    ["Commissioning method: Bartering", "Commissioning method: Bartering\nCommissioning method: Barter"],
  ])("keeps an unknown method in the note, in a sheet without notes as well: %j", (note, after) => {
    const line = { ...helpline, method: null, note };
    const imported = writtenOut({ ...budget, lines: [{ ...line, note: "Commissioning method: Barter" }] });
    const { changed, unchanged } = plan({
      budget: { ...budget, lines: [line] },
      imported,
      columns: new Set(["service", "method"]),
      pairs: [settled(2, 11)],
    });
    expect([...changed, ...unchanged].map((planned) => planned.line.note)).toEqual([after]);
  });

  it("takes all that the sheet says of a line that is new", () => {
    const imported = anImportedBudget({
      lines: [anImportedLine({ note: "Pilot", fundedWith: "City council" })],
    });
    const { row: _row, blankYears: _blankYears, ...line } = imported.lines[0] ?? anImportedLine();
    expect(plan({ imported, columns: new Set(["service"]), pairs: [] }).added).toEqual([
      { row: 2, position: 1, line },
    ]);
  });

  it("takes priorities of one name for one, and adds those that are missing", () => {
    const imported = writtenOut({
      ...budget,
      priorities: [
        { id: 1, name: "VICTIMS" },
        { id: 2, name: "Youth" },
      ],
    });
    const { addedPriorities, changed } = plan({ imported });
    expect(addedPriorities).toEqual(["Youth"]);
    expect(changed.map(({ id, changes }) => [id, changes])).toEqual([
      [12, [{ field: "Priority", from: "Prevention", to: "Youth" }]],
    ]);
  });

  it.each<[string, Partial<ImportFacts>]>([
    ["a line is added", { imported: writtenOut({ ...budget, lines: [helpline, kicks, aLine()] }) }],
    [
      "a line is added, under a new priority",
      {
        imported: writtenOut({
          ...budget,
          priorities: [...budget.priorities, { id: 3, name: "Night" }],
          lines: [helpline, kicks, aLine({ priorityId: 3 })],
        }),
      },
    ],
    [
      "the last line is gone",
      { imported: writtenOut({ ...budget, lines: [helpline] }), pairs: [settled(2, 11)] },
    ],
    ["only a priority is new", { imported: { ...writtenOut(budget), priorities: ["Night"] } }],
    [
      "only the years are set",
      { budget: empty, imported: anImportedBudget({ lines: [], years: [2018] }), pairs: [] },
    ],
  ])("changes something where %s", (_case, facts) => {
    expect(plan({}).changesNothing).toBe(true);
    expect(plan(facts).changesNothing).toBe(false);
  });

  it("notices that only the order differs", () => {
    const imported = writtenOut({ ...budget, lines: [kicks, helpline] });
    expect(plan({ imported, pairs: [settled(2, 12), settled(3, 11)] })).toMatchObject({
      changed: [],
      changesNothing: false,
    });
  });

  it("names what is not settled", () => {
    const pair: Pair = { ...settled(2, 11), sureness: "likely", isSettled: false };
    expect(plan({ pairs: [pair, settled(3, 12)] }).unsettled).toEqual([pair]);
  });
});

describe("the years", () => {
  it("are the sheet's where the budget is empty", () => {
    const imported = anImportedBudget({ years: [2020, 2021] });
    expect(plan({ budget: empty, imported, pairs: [] })).toMatchObject({
      years: [2020, 2021],
      setsYears: true,
      faults: [],
    });
  });

  it("of an empty budget cannot lose one that has funding", () => {
    const imported = anImportedBudget({ years: [2019] });
    expect(plan({ budget: empty, imported, pairs: [], fundedYears: [2018] }).faults).toEqual([
      "The file has no column for 2018/19.",
    ]);
  });

  it("of the sheet are left out with a notice where the framework does not have them", () => {
    const { notices, changesNothing } = plan({
      imported: { ...writtenOut(budget), years: [2018, 2019, 2020] },
    });
    expect(notices).toEqual([
      "The sheet's figures for 2020/21 are left out: the budget does not have that year.",
    ]);
    expect(changesNothing).toBe(true);
  });

  it("and the totals in them are left out together, without being taken for totals stated twice", () => {
    const imported = {
      ...writtenOut(budget),
      years: [2018, 2019, 2020, 2021],
      totals: [2020, 2021].map((year) => ({ row: 9, label: "Total", priority: null, year, pence: 1 })),
    };
    expect(plan({ imported })).toMatchObject({
      totals: null,
      notices: [
        "The sheet's figures for 2020/21 and 2021/22 are left out: the budget does not have those years.",
      ],
    });
  });

  it.each([
    ["one that the framework has is missing", [2018], ["The file has no column for 2019/20."]],
    [
      "there is none",
      [],
      ["No column is a financial year. Say on the page of the columns which ones hold the amounts."],
    ],
  ])("%s", (_case, years, faults) => {
    expect(plan({ imported: { ...writtenOut(budget), years } }).faults).toEqual(faults);
  });

  it("are not more than a budget may have", () => {
    const years = Array.from({ length: MOST_YEARS + 1 }, (_, index) => 2018 + index);
    expect(plan({ budget: empty, pairs: [], imported: anImportedBudget({ years }) }).faults).toEqual([
      "The sheet has 6 financial years; a budget has 5 or fewer. Leave out columns that do not belong to it.",
    ]);
  });
});

describe("the stated totals", () => {
  const total = (priority: string | null, pence: number, row = 9) => ({
    row,
    label: "Total",
    priority,
    year: 2018,
    pence,
  });
  const stated = [aStatedTotal({ priorityId: null, year: 2018, pence: 150_00 })];

  it("of the sheet take the place of those that are there", () => {
    const imported = { ...writtenOut(budget), totals: [total("victims", 100_00), total(null, 150_00)] };
    expect(plan({ imported, statedTotals: stated })).toMatchObject({
      totals: [
        { priority: "Victims", year: 2018, pence: 100_00 },
        { priority: null, year: 2018, pence: 150_00 },
      ],
      changesNothing: false,
    });
  });

  it("stay where the sheet states none, and the person is told", () => {
    expect(plan({ statedTotals: stated })).toMatchObject({
      totals: null,
      notices: ["The sheet states no totals, so those entered in the budget stay."],
      changesNothing: true,
    });
  });

  it("stay in a budget without lines, too", () => {
    const imported = anImportedBudget();
    expect(plan({ budget: empty, imported, pairs: [], statedTotals: stated }).notices).toEqual([
      "The sheet states no totals, so those entered in the budget stay.",
    ]);
  });

  const both = [...stated, aStatedTotal({ id: 2, priorityId: 1, year: 2018, pence: 100_00 })];
  it.each([
    ["they are the same", [total(null, 150_00), total("Victims", 100_00)], true],
    ["they stand in another order", [total("Victims", 100_00), total(null, 150_00)], true],
    ["one is left out", [total(null, 150_00)], false],
    ["one has another amount", [total(null, 150_00), total("Victims", 101_00)], false],
    ["one is of another priority", [total(null, 150_00), total("Prevention", 100_00)], false],
    ["one is of another year", [total(null, 150_00), { ...total("Victims", 100_00), year: 2019 }], false],
    ["one is more", [total(null, 150_00), total("Victims", 100_00), total("Prevention", 50_00)], false],
  ])("change nothing only where they are the same: %s", (_case, totals, changesNothing) => {
    const imported = { ...writtenOut(budget), totals };
    expect(plan({ imported, statedTotals: both }).changesNothing).toBe(changesNothing);
  });

  it("of one priority and year count once", () => {
    const imported = { ...writtenOut(budget), totals: [total(null, 150_00), total(null, 151_00, 10)] };
    expect(plan({ imported, statedTotals: stated })).toMatchObject({
      totals: [{ priority: null, year: 2018, pence: 150_00 }],
      notices: [
        "The sheet states more than one total for the same priority and year. The first of them is taken.",
      ],
    });
  });
});

describe("what cannot be imported", () => {
  const faultsOf = (line: Parameters<typeof anImportedLine>[0]) =>
    plan({ imported: anImportedBudget({ lines: [anImportedLine(line)] }), pairs: [] }).faults;

  it.each([
    [
      "no service",
      { service: " " },
      "Row 2 has amounts, but no service. Give it a name in the sheet, or leave the row out.",
    ],
    [
      "an amount that no budget has",
      { amounts: { 2018: -MAX_PENCE - 1, 2019: 0 } },
      "Row 2, Helpline: −£100,000,000,000 for 2018/19 must be from −£99,999,999,999.99 to £99,999,999,999.99.",
    ],
    [
      "a long text",
      { reach: "a".repeat(201) },
      "Row 2, Helpline: the geographical reach has 201 characters; it may have 200.",
    ],
    [
      "a long priority",
      { priority: "b".repeat(101) },
      `The priority “${"b".repeat(30)}…” is too long: it may have 100 characters.`,
    ],
  ])("is a row with %s", (_case, line, fault) => {
    expect(faultsOf(line)).toEqual([fault]);
  });

  it("is a sheet without lines", () => {
    expect(plan({ imported: anImportedBudget({ lines: [] }) }).faults).toEqual([
      "The sheet has no budget line. Check which row holds the headings, and what each column is.",
    ]);
  });

  it("is one in which the wrong column is taken for the priority", () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      anImportedLine({ row: index + 2, priority: `P${index}` }),
    );
    expect(plan({ imported: anImportedBudget({ lines }), pairs: [] }).faults).toEqual([
      "With this sheet the budget would have 42 priorities; it may have 30. Check which column holds the priority.",
    ]);
  });

  it("is a text that the form of a line would not take", () => {
    const { fields } = budgetLineForm([], [], null);
    const { priority: _priority, ...limits } = LONGEST_TEXT;
    for (const [name, most] of Object.entries(limits)) {
      const { schema } = fields[name as keyof typeof limits];
      expect(schema.safeParse("a".repeat(most)).success, name).toBe(true);
      expect(schema.safeParse("a".repeat(most + 1)).success, name).toBe(false);
    }
  });
});

describe("the budget afterwards", () => {
  it("stands in the sheet's order, with its new lines and priorities", () => {
    const imported = anImportedBudget({
      lines: [
        anImportedLine({ row: 5, service: "Street pastors", priority: "Night" }),
        anImportedLine({ row: 6, service: "Kicks", priority: "Prevention", amounts: each(60) }),
      ],
    });
    const after = budgetAfter(plan({ imported, pairs: [settled(6, 12)] }), budget);
    expect(
      after.lines.map(({ id, service, priorityId, amounts }) => [id, service, priorityId, amounts]),
    ).toEqual([
      [-5, "Street pastors", -1, each(100)],
      [12, "Kicks", 2, each(60)],
    ]);
    expect(after.priorities.at(-1)).toEqual({ id: -1, name: "Night" });
  });
});

describe("the ids and versions afterwards", () => {
  it("are those of before where a line stays, and new where it or its priority is", () => {
    const imported = anImportedBudget({
      lines: [
        anImportedLine({ row: 2, priority: "Night" }),
        anImportedLine({ row: 3, service: "Kicks", priority: "Youth" }),
        anImportedLine({ row: 4, service: "Street pastors", priority: "" }),
      ],
    });
    const before = {
      ...budget,
      lines: [
        { ...helpline, version: 4 },
        { ...kicks, version: 7 },
      ],
    };
    const after = budgetAfter(
      plan({ budget: before, imported, pairs: [settled(2, 11), settled(3, 12)] }),
      before,
    );
    expect(after.priorities).toEqual([
      ...budget.priorities,
      { id: -1, name: "Night" },
      { id: -2, name: "Youth" },
    ]);
    expect(after.lines.map(({ id, priorityId, version }) => [id, priorityId, version])).toEqual([
      [11, -1, 4],
      [12, -2, 7],
      [-4, null, 1],
    ]);
  });
});

describe("which rows are which lines", () => {
  const proposal = (row: number, lineId: number, sureness: LineMatch["sureness"]): LineMatch => ({
    importedKey: row,
    existingKey: lineId,
    sureness,
    reason: "Similar name",
  });
  const proposals = [proposal(2, 11, "certain"), proposal(3, 12, "likely"), proposal(4, 13, "possible")];
  const there = { rows: new Set([2, 3, 4, 5]), lineIds: new Set([11, 12, 13]) };

  it.each<[string, LineMatches, [number, number, boolean][]]>([
    [
      "certain ones are taken, others wait",
      {},
      [
        [2, 11, true],
        [3, 12, false],
        [4, 13, false],
      ],
    ],
    [
      "one is confirmed",
      { 3: 12 },
      [
        [2, 11, true],
        [3, 12, true],
        [4, 13, false],
      ],
    ],
    [
      "one is a new line",
      { 3: null },
      [
        [2, 11, true],
        [4, 13, false],
      ],
    ],
    [
      "a row takes the line that was proposed for another",
      { 5: 12 },
      [
        [2, 11, true],
        [4, 13, false],
        [5, 12, true],
      ],
    ],
    [
      "even a certain one",
      { 5: 11 },
      [
        [3, 12, false],
        [4, 13, false],
        [5, 11, true],
      ],
    ],
    [
      "a line that is gone is no decision",
      { 3: 99 },
      [
        [2, 11, true],
        [3, 12, false],
        [4, 13, false],
      ],
    ],
    [
      "nor is a row",
      { 99: 12 },
      [
        [2, 11, true],
        [3, 12, false],
        [4, 13, false],
      ],
    ],
  ])("%s", (_case, decisions, expected) => {
    const pairs = pairRows(proposals, decisions, there);
    expect(pairs.map(({ row, lineId, isSettled }) => [row, lineId, isSettled])).toEqual(expected);
  });

  it.each<[string, LineMatches, Pick<Pair, "reason" | "sureness">]>([
    ["as it was proposed", {}, { reason: "Similar name", sureness: "likely" }],
    [
      "as it was proposed, where that is confirmed",
      { 3: 12 },
      { reason: "Similar name", sureness: "likely" },
    ],
    [
      "as the person chose, where that is another",
      { 3: 13 },
      { reason: "You chose it", sureness: "possible" },
    ],
  ])("says why: %s", (_case, decisions, expected) => {
    const pairs = pairRows(proposals, decisions, there);
    expect(pairs.find(({ row }) => row === 3)).toMatchObject(expected);
  });

  it("says so too of a row for which nothing was proposed", () => {
    expect(pairRows([], { 5: 12 }, there)).toEqual([
      { row: 5, lineId: 12, reason: "You chose it", sureness: "possible", isSettled: true },
    ]);
  });

  it("is decided in a field of the row's own", () => {
    expect(matchField(12)).toBe("match-12");
  });
});
