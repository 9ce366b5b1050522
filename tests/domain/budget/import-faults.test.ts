import { describe, expect, it } from "vitest";
import { MOST_PRIORITIES, MOST_YEARS, type Budget } from "~/domain/budget/budget";
import { importFaults, LONGEST_TEXT } from "~/domain/budget/import-faults";
import type { ImportedBudget, ImportedLine } from "~/domain/budget/imported-budget";
import { MAX_PENCE } from "~/domain/shared/money";
import { aBudget, aLine } from "../../support/content-builder";
import { anImportedBudget, anImportedLine } from "../../support/imported";

const YEARS = [2018, 2019];
const budget = aBudget({ years: YEARS, lines: [aLine()] });

/** What is wrong with this sheet, of which nothing else is. */
function faults(
  sheet: Partial<ImportedBudget>,
  { into = budget, years = YEARS, addedPriorities = [] as string[] } = {},
): string[] {
  const imported = anImportedBudget(sheet);
  return importFaults({ imported, budget: into, fundedYears: [], years, addedPriorities });
}
const ofLine = (line: Partial<ImportedLine>) => faults({ lines: [anImportedLine(line)] });
const priorities = (count: number) => Array.from({ length: count }, (_, id) => ({ id, name: `P${id}` }));

describe("a stated total that a budget cannot have", () => {
  const total = { row: 9, label: "Grand total", priority: null, year: 2018 };

  it.each([
    ["nothing", 0, []],
    ["the most there is", MAX_PENCE, []],
    [
      "a penny more",
      MAX_PENCE + 1,
      [
        "Row 9, Grand total: £100,000,000,000 for 2018/19 must be from −£99,999,999,999.99 to £99,999,999,999.99.",
      ],
    ],
  ])("%s", (_case, pence, expected) => {
    expect(faults({ totals: [{ ...total, pence }] })).toEqual(expected);
  });

  it("is no fault in a year that is left out", () => {
    expect(faults({ totals: [{ ...total, year: 2030, pence: -1 }] })).toEqual([]);
  });
});

describe("an amount that a line cannot have", () => {
  it.each([
    ["nothing", 0, []],
    ["the most there is", MAX_PENCE, []],
    [
      "a penny more",
      MAX_PENCE + 1,
      [
        "Row 2, Helpline: £100,000,000,000 for 2019/20 must be from −£99,999,999,999.99 to £99,999,999,999.99.",
      ],
    ],
    ["parts of a penny", 0.5, [expect.stringContaining("for 2019/20 must be from −£99")]],
  ])("%s", (_case, pence, expected) => {
    expect(ofLine({ amounts: { 2018: 1, 2019: pence } })).toEqual(expected);
  });

  it("is no fault in a year that is left out, nor in one that a question is open about", () => {
    expect(ofLine({ amounts: { 2018: 1, 2030: -1 } })).toEqual([]);
  });
});

describe("as much as a budget may have, but no more", () => {
  it.each(Object.keys(LONGEST_TEXT).filter((field) => field !== "priority"))("of a line's %s", (field) => {
    const most = LONGEST_TEXT[field as keyof typeof LONGEST_TEXT];
    expect(ofLine({ [field]: "a".repeat(most) })).toEqual([]);
    expect(ofLine({ [field]: "a".repeat(most + 1) })).toHaveLength(1);
  });

  it("of the service's name, of which a fault shows the beginning", () => {
    expect(ofLine({ service: "a".repeat(201) })).toEqual([
      `Row 2, ${"a".repeat(60)}: the service has 201 characters; it may have 200.`,
    ]);
  });

  it("of a new priority's name", () => {
    expect(faults({}, { addedPriorities: ["a".repeat(LONGEST_TEXT.priority)] })).toEqual([]);
    expect(faults({}, { addedPriorities: ["a".repeat(LONGEST_TEXT.priority + 1)] })).toHaveLength(1);
  });

  it("of years", () => {
    const years = Array.from({ length: MOST_YEARS }, (_, index) => 2018 + index);
    const amounts = Object.fromEntries(years.map((year) => [year, 1]));
    const into: Budget = aBudget({ years: [], lines: [] });
    expect(faults({ years, lines: [anImportedLine({ amounts })] }, { into, years })).toEqual([]);
  });

  it("of priorities", () => {
    const into = aBudget({ years: YEARS, priorities: priorities(MOST_PRIORITIES - 1) });
    expect(faults({}, { into, addedPriorities: ["Night"] })).toEqual([]);
    expect(faults({}, { into, addedPriorities: ["Night", "Youth"] })).toEqual([
      "With this sheet the budget would have 31 priorities; it may have 30. Check which column holds the priority.",
    ]);
  });

  it("of priorities that the sheet adds: those that are there are not its fault", () => {
    const into = aBudget({ years: YEARS, priorities: priorities(MOST_PRIORITIES + 1) });
    expect(faults({}, { into })).toEqual([]);
  });
});
