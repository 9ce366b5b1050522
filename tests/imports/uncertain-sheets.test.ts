import { describe, expect, it } from "vitest";
import {
  NOT_CALCULATED,
  type ColumnMapping,
  type ImportAnswers,
  type ImportChoices,
  type SheetFacts,
} from "~/domain/budget/imported-budget";
import { matchLines } from "~/domain/budget/line-matching";
import { parseBudget } from "~/imports/budget.parse";
import { columnsInDoubt, guessMapping, headingsKey } from "~/imports/columns.parse";

interface Given {
  facts?: SheetFacts;
  units?: ColumnMapping["units"];
  answers?: ImportAnswers;
  choices?: ImportChoices;
}

function read(rows: string[][], { facts, units, answers = {}, choices }: Given = {}) {
  const sheet = { name: "Budget", rows, ...(facts ? { facts } : {}) };
  const mapping = guessMapping([sheet]);
  if (!mapping) throw new Error("No headings");
  return parseBudget(sheet, { ...mapping, ...(units ? { units } : {}) }, answers, choices);
}
const amountsOf = ({ lines }: ReturnType<typeof read>) =>
  lines.map(({ amounts }) => Object.values(amounts).map((pence) => pence / 100));

describe("a column in thousands", () => {
  const rows = [
    ["Service", "2018/19 £000", "2019/20"],
    ["Locks", "45", "45"],
    ["Bolts", "45k", "30000"],
    ["Total", "90", "30,045"],
  ];

  it("is read so, its totals too, and says so", () => {
    const imported = read(rows);
    expect(amountsOf(imported)).toEqual([
      [45_000, 45],
      [45_000, 30_000],
    ]);
    expect(imported.totals.map(({ pence }) => pence / 100)).toEqual([90_000, 30_045]);
    expect(imported.notices).toContain(
      "Column B is read in thousands of pounds, as “2018/19 £000” says: 45 is read as £45,000.",
    );
  });

  it("is read as the person says, and says that the sheet says otherwise", () => {
    const imported = read(rows, { units: ["pounds", "pounds", "millions"] });
    expect(amountsOf(imported)[0]).toEqual([45, 45_000_000]);
    expect(imported.notices).toEqual(
      expect.arrayContaining([
        "Column B is read in pounds, though “2018/19 £000” stands there: 45 is read as £45.",
        "Column C is read in millions of pounds: 45 is read as £45,000,000.",
      ]),
    );
  });

  it("has cells in full, where their format shows thousands", () => {
    expect(amountsOf(read(rows, { facts: { scaled: { 2: [2] } } }))[0]).toEqual([45, 45]);
  });

  it("is told by a row beneath the headings, which is no line", () => {
    const imported = read([
      ["Service", "2018/19"],
      ["", "£m"],
      ["Locks", "1.25"],
    ]);
    expect(amountsOf(imported)).toEqual([[1_250_000]]);
    expect(imported.notices).toContain("Row 2 says the unit of the columns, and is left out.");
  });

  it("is not the column that was remembered in pounds", () => {
    const headings = ["Service", "2018/19"];
    const key = (...rows: string[][]) => headingsKey({ name: "Budget", rows }, rows.indexOf(headings));
    expect(key(["Budget in £000"], headings)).not.toBe(key(["Budget"], headings));
    expect(key(headings, ["All figures in £000"])).not.toBe(key(headings));
  });
});

describe("a formula that was never calculated", () => {
  it("is asked about as an amount, is no name, and leaves a total out", () => {
    const imported = read([
      ["Priority", "Service", "2018/19"],
      ["Victims", "Locks", NOT_CALCULATED],
      ["Victims", NOT_CALCULATED, "5"],
      ["", "Total", NOT_CALCULATED],
    ]);
    expect(imported.lines.map(({ service }) => service)).toEqual(["Locks", ""]);
    expect(imported.totals).toEqual([]);
    expect(imported.questions).toMatchObject([
      { key: "2:3", why: expect.stringContaining("Ctrl, Shift and F9") },
    ]);
    expect(imported.notices).toEqual([
      "Row 3 has a text by a formula that was never calculated. It is taken as blank.",
      "Row 4 states a total by formulas that were never calculated. Such totals are left out.",
    ]);
  });

  it("is a sum that is left out, where nothing else stands in its row", () => {
    const imported = read([
      ["Service", "2018/19"],
      ["Locks", "5"],
      ["", NOT_CALCULATED],
    ]);
    expect(imported).toMatchObject({ questions: [], totals: [], lines: [{ service: "Locks" }] });
    expect(imported.notices).toEqual([
      "Row 3 states a total by formulas that were never calculated. Such totals are left out.",
    ]);
  });

  it("may have left £0, which is said of each, and is no name either", () => {
    const imported = read(
      [
        ["Service", "2018/19"],
        ["Locks", "0"],
        ["0", "5"],
      ],
      { facts: { noughts: { 1: [3], 2: [2] } } },
    );
    expect(imported.lines.map(({ service }) => service)).toEqual(["Locks", ""]);
    expect(imported.notices[0]).toContain("A formula came to £0 in row 2, “Locks” in 2018/19.");
  });
});

it("a figure from another file is asked about, with what it was", () => {
  const { questions } = read(
    [
      ["Service", "2018/19"],
      ["Locks", "500"],
    ],
    { facts: { linked: { 2: [2] } } },
  );
  expect(questions).toMatchObject([
    { key: "2:2", why: expect.stringContaining("comes from another file. “500”") },
  ]);
});

describe("fractions of a penny", () => {
  const rows = [
    ["Service", "2018/19"],
    ["Locks", "33333.333333"],
    ["Bolts", "33333.336666"],
    ["Bars", "250.000001"],
  ];

  it("are asked about once, with what rounding does to the total", () => {
    const { fractions, questions, lines } = read(rows);
    expect(fractions?.count).toBe(2);
    expect(fractions?.moves).toBeCloseTo(0, 1);
    expect(questions).toEqual([]);
    expect(lines).toHaveLength(3);
  });

  it("are rounded, and said to be", () => {
    const imported = read(rows, { choices: { roundsFractions: true } });
    expect(imported.fractions).toBeNull();
    expect(amountsOf(imported)).toEqual([[33_333.33], [33_333.34], [250]]);
    expect(imported.notices[0]).toBe(
      "2 amounts have a fraction of a penny. Rounding moves the total of the lines by less than a penny. Each is rounded to the nearest penny.",
    );
  });

  it("are asked about one by one where the person wants that", () => {
    const { questions } = read(rows, { choices: { roundsFractions: false } });
    expect(questions.map(({ key }) => key)).toEqual(["2:2", "3:2"]);
  });
});

describe("a row that a person leaves out", () => {
  it("is no line and no total any more, and is said with its amounts and why", () => {
    const imported = read(
      [
        ["Service", "2018/19"],
        ["Locks", "5"],
        ["Bolts", "?"],
        ["Reserve", "7"],
      ],
      { choices: { leftOut: { 3: "Not agreed", 4: "Is no service" } } },
    );
    expect(imported.lines.map(({ service }) => service)).toEqual(["Locks"]);
    expect(imported.questions).toEqual([]);
    expect(imported.notices).toEqual([
      "Row 3, “Bolts”, without an amount that can be read, is left out by you: Not agreed",
      "Row 4, “Reserve”, £7 in 2018/19, is left out by you: Is no service",
    ]);
  });
});

describe("what is hidden", () => {
  it("is read where it is a row, and said with its amount", () => {
    const { notices } = read(
      [
        ["Service", "2018/19"],
        ["Locks", "5"],
      ],
      { facts: { hiddenRows: [2] } },
    );
    expect(notices).toContain(
      "Row 2 is hidden in the sheet, and is read all the same: “Locks”, £5 in 2018/19.",
    );
  });

  it("loses to a visible column of the same year or name", () => {
    const facts = { hiddenColumns: [1, 3] };
    const rows = [
      ["Service", "Service", "2018/19", "2018/19"],
      ["Old", "Locks", "1", "5"],
    ];
    const imported = read(rows, { facts });
    expect(imported.lines).toMatchObject([{ service: "Locks", amounts: { 2018: 5_00 } }]);
  });

  it("is read where no visible column says it, and is said", () => {
    const { notices, lines } = read(
      [
        ["Service", "2018/19"],
        ["Locks", "5"],
      ],
      { facts: { hiddenColumns: [2] } },
    );
    expect(lines).toHaveLength(1);
    expect(notices).toContain("Column B (“2018/19”) is hidden in the sheet, and is read all the same.");
  });

  it("loses to a visible sheet that looks like a budget", () => {
    const hidden = {
      name: "Old",
      rows: [["Priority", "Service", "2018/19", "Note"]],
      facts: { isHidden: true as const },
    };
    const visible = { name: "New", rows: [["Service", "2018/19"]] };
    expect(guessMapping([hidden, visible])?.sheet).toBe(1);
    expect(guessMapping([hidden, { name: "Cover", rows: [["Hello"]] }])?.sheet).toBe(0);
  });
});

describe("merged cells", () => {
  const rows = [
    ["Service", "Provider", "2018/19", "2019/20"],
    ["Locks", "Catch 22", "900", "5"],
    ["Bolts", "", "", "6"],
  ];

  it("hold a provider for each of their lines, and say so", () => {
    const imported = read(rows, { facts: { merged: [{ row: 2, column: 2, rows: 2, columns: 1 }] } });
    expect(imported.lines.map((line) => line.deliveryOrganisation)).toEqual(["Catch 22", "Catch 22"]);
    expect(imported.notices).toContain(
      "Rows 2 and 3 share a merged cell: “Catch 22” is taken for each of them.",
    );
  });

  const facts = { merged: [{ row: 2, column: 3, rows: 2, columns: 1 }] };

  it("ask how an amount is shared", () => {
    const { questions } = read(rows, { facts });
    expect(questions.map(({ key, text }) => [key, text])).toEqual([
      ["2:3", "900"],
      ["3:3", "900"],
    ]);
    expect(questions[0]?.why).toContain("merged cell, over 2 amounts");
  });

  it("say where the shares come to something else", () => {
    const shared = (second: number) =>
      read(rows, { facts, answers: { "2:3": 400_00, "3:3": second } }).notices;
    expect(shared(500_00)).toEqual([]);
    expect(shared(400_00)).toEqual([
      "A merged cell over rows 2 and 3 says £900; what you gave for it comes to £800.",
    ]);
  });

  it("ask nothing where the rows beneath are empty", () => {
    expect(read([rows[0] ?? [], rows[1] ?? [], []], { facts }).questions).toEqual([]);
  });

  it("ask how an amount is shared between years", () => {
    const { questions } = read(rows, { facts: { merged: [{ row: 2, column: 3, rows: 1, columns: 2 }] } });
    expect(questions.map(({ key }) => key)).toEqual(["2:3", "2:4"]);
  });
});

describe("a year in several versions", () => {
  it.each([
    [
      ["Service", "Original 2018/19", "Revised 2018/19"],
      [1, 2],
    ],
    [
      ["Service", "2018/19 budget", "Revised budget 2018/19", "2019/20"],
      [1, 2],
    ],
    [["Service", "2018/19 forecast", "2018/19 budget"], []],
    [["Service", "2018/19 actual", "2018/19 budget"], []],
    [["Service", "Revised 2018/19", "2019/20"], []],
  ])("is the person's to choose: %j", (headings, doubtful) => {
    expect([...columnsInDoubt({ rows: [headings] }, 0)]).toEqual(doubtful);
    const columns = guessMapping([{ name: "a", rows: [headings] }])?.columns ?? [];
    expect(doubtful.map((index) => columns[index])).toEqual(doubtful.map(() => "ignore"));
  });
});

describe("invisible characters", () => {
  it("never make two priorities, years or lines of one", () => {
    const imported = read([
      ["Priority", "Service", "2018\u200b/19\ufeff"],
      ["Victims", "Locks", "5"],
      ["Vic\u00adtims\u200b", "Bolts", "6"],
      ["", "Vic\u2060tims sub-total", "11"],
    ]);
    expect(imported.priorities).toEqual(["Victims"]);
    expect(imported.totals).toMatchObject([{ priority: "Victims", pence: 11_00 }]);
  });

  it("make no other line of a line of the budget", () => {
    const line = { priority: "", deliveryOrganisation: "", provision: "", reach: "", amounts: { 2018: 5 } };
    const [pair] = matchLines(
      [{ ...line, key: 1, service: "Helpline" }],
      [{ ...line, key: 2, service: "Help\u200bline" }],
    );
    expect(pair).toMatchObject({ sureness: "certain" });
  });
});
