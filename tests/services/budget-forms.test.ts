import { describe, expect, it } from "vitest";
import { budgetLineForm, budgetLineValues, readBudgetLine } from "../../app/forms/budget/budget-line-form";
import { changeForm, changeValues, linkLinesForm } from "../../app/forms/changes/change-form";
import { parseForm, type CheckedForm, type RawValues } from "../../app/forms/form";
import {
  frameworkDetailsForm,
  frameworkDetailsValues,
  newFrameworkForm,
  readFrameworkDetails,
  readNewFramework,
} from "../../app/forms/frameworks/framework-form";
import {
  fundingSourceForm,
  fundingSourceValues,
  readFundingSource,
} from "../../app/forms/budget/funding-source-form";
import {
  readStatedTotals,
  statedTotalsForm,
  statedTotalsValues,
} from "../../app/forms/budget/stated-totals-form";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { aFundingSource, aLine, aStatedTotal } from "../support/content-builder";
import { formOf } from "../support/form-data";

const YEARS = [2018, 2019];
const PRIORITIES = [
  { id: 3, name: "Victims" },
  { id: 4, name: "Prevention" },
];

function errorsOf(form: CheckedForm, values: RawValues): Record<string, string> {
  const parsed = parseForm(form, formOf(values));
  return parsed.ok ? {} : parsed.errors;
}

describe("the form that starts a framework", () => {
  const form = newFrameworkForm([{ id: 7, title: "Framework 2017/18" }]);
  const typed: RawValues = {
    title: "Framework",
    aim: "",
    kind: "framework",
    previousId: "7",
    firstYear: "2018/19",
    numberOfYears: "3",
    priorities: " Victims \r\n\r\nPrevention\r\n",
    "budgetDate-day": "31",
    "budgetDate-month": "1",
    "budgetDate-year": "2018",
  };
  const read = (changes: RawValues = {}) => {
    const parsed = parseForm(form, formOf({ ...typed, ...changes }));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return readNewFramework(parsed.value);
  };

  it("is read as what the service takes", () => {
    expect(read()).toEqual({
      title: "Framework",
      aim: "",
      isBaseline: false,
      previousId: 7,
      firstYear: 2018,
      numberOfYears: 3,
      priorities: ["Victims", "Prevention"],
      budgetDate: "2018-01-31",
    });
  });

  it("compares a baseline with nothing, whatever the box beneath the other choice holds", () => {
    expect(read({ kind: "baseline" })).toMatchObject({ isBaseline: true, previousId: null });
  });

  it.each(["2018", "2018/19", "2018-19", "2018/2019", " 2018 / 19 "])(
    "takes %s as a financial year",
    (year) => {
      expect(read({ firstYear: year }).firstYear).toBe(2018);
    },
  );

  it.each([
    ["firstYear", "", "Enter the first financial year"],
    ["firstYear", "2018/20", "must be a year"],
    ["firstYear", "18", "must be a year"],
    ["firstYear", "1066", "must be between 1990 and 2100"],
    ["numberOfYears", "", "Choose how many"],
    ["numberOfYears", "6", "Choose how many"],
    ["kind", "", "Choose whether"],
    ["previousId", "8", "Choose one of the answers"],
    ["priorities", " \n ", "Enter at least one priority"],
    ["priorities", "Victims\nvictims", "is there twice"],
    ["priorities", "x".repeat(101), "100 characters or fewer"],
    [
      "priorities",
      Array.from({ length: 31 }, (_, index) => `P${index}`).join("\n"),
      "30 priorities or fewer",
    ],
    ["title", "", "Enter the title"],
    ["aim", "x".repeat(10_001), "10,000 characters or fewer"],
  ])("refuses %s: %j", (field, value, message) => {
    expect(errorsOf(form, { ...typed, [field]: value })).toEqual({
      [field]: expect.stringContaining(message) as string,
    });
  });
});

describe("forms show what is stored, and read it back the same", () => {
  it("a budget line", () => {
    const line = aLine({
      priorityId: 4,
      amounts: { 2018: 8_683_75, 2019: 0 },
      method: null,
      note: "Two\nlines",
    });
    const parsed = parseForm(budgetLineForm(PRIORITIES, YEARS, null), formOf(budgetLineValues(line, YEARS)));
    const { id: _id, version: _version, ...fields } = line;
    expect(parsed.ok && readBudgetLine(parsed.value, YEARS)).toEqual({ ...fields, reason: "" });
  });

  it("a budget line whose amount for a year is not stated", () => {
    const line = aLine({ priorityId: 4, amounts: { 2019: 0 } });
    const values = budgetLineValues(line, YEARS);
    expect(values).toMatchObject({ "amount-2018": "not stated", "amount-2019": "0" });
    const parsed = parseForm(budgetLineForm(PRIORITIES, YEARS, null), formOf(values));
    expect(parsed.ok && readBudgetLine(parsed.value, YEARS).amounts).toEqual({ 2019: 0 });
  });

  it("a budget line without an amount is asked for one", () => {
    const values = { ...budgetLineValues(aLine({ priorityId: 4 }), YEARS), "amount-2018": " " };
    const parsed = parseForm(budgetLineForm(PRIORITIES, YEARS, null), formOf(values));
    expect(parsed).toMatchObject({
      ok: false,
      errors: { "amount-2018": "Enter the amount for 2018/19: a figure, 0 or “not stated”" },
    });
  });

  it("a funding source, with a later year that is not agreed", () => {
    const source = aFundingSource({
      amounts: { 2018: 1_50 },
      statedIn: "The precept report",
      caveat: "An assumed outturn",
    });
    const parsed = parseForm(fundingSourceForm(YEARS), formOf(fundingSourceValues(source, YEARS)));
    expect(parsed.ok && readFundingSource(parsed.value, YEARS)).toEqual({
      name: source.name,
      statedIn: "The precept report",
      caveat: "An assumed outturn",
      amounts: { 2018: 1_50 },
    });
  });

  it("stated totals", () => {
    const totals = [
      aStatedTotal({ id: 1, priorityId: 3, year: 2019, pence: 0 }),
      aStatedTotal({ id: 2, priorityId: null, year: 2018, pence: 7_00 }),
    ];
    const parsed = parseForm(statedTotalsForm(PRIORITIES, YEARS), formOf(statedTotalsValues(totals)));
    expect(parsed.ok && readStatedTotals(parsed.value, PRIORITIES, YEARS)).toEqual(
      totals.map(({ id: _id, ...total }) => total),
    );
  });

  it("a framework's details", () => {
    const details = { title: "T", aim: "A", budgetDate: calendarDate("2018-01-31"), priorities: PRIORITIES };
    const values = { ...frameworkDetailsValues(details), newPriorities: "Cross cutting" };
    const parsed = parseForm(frameworkDetailsForm(PRIORITIES), formOf(values));
    expect(parsed.ok && readFrameworkDetails(parsed.value, PRIORITIES)).toEqual({
      ...details,
      newPriorities: ["Cross cutting"],
    });
  });

  it("a change", () => {
    const change = {
      title: "C",
      rationale: "A grant ended",
      effectiveOn: calendarDate("2018-10-01"),
      statedChange: -16_000_00,
      isTransfer: true,
      transferredTo: "The Force",
    };
    const parsed = parseForm(changeForm([2018]), formOf(changeValues(change)));
    expect(parsed.ok && parsed.value).toEqual(change);
    const tooLate = parseForm(changeForm([2016]), formOf(changeValues(change)));
    expect(!tooLate.ok && Object.keys(tooLate.errors)).toEqual(["effectiveOn"]);
  });
});

describe("the form that links lines", () => {
  const choice = (id: number) => ({ id, text: `Line ${id}`, hint: "" });
  const form = linkLinesForm([choice(1)], [choice(2), choice(3)]);

  it("reads the lines chosen", () => {
    const parsed = parseForm(
      form,
      formOf({ title: "Joined", previousLineIds: ["1"], newLineIds: ["2", "3"] }),
    );
    expect(parsed.ok && parsed.value).toEqual({ title: "Joined", previousLineIds: [1], newLineIds: [2, 3] });
  });

  it.each([
    [{ title: "Joined", newLineIds: ["2"] }, "previousLineIds"],
    [{ title: "Joined", previousLineIds: ["1"], newLineIds: ["9"] }, "newLineIds"],
    [{ title: "", previousLineIds: ["1"], newLineIds: ["2"] }, "title"],
  ])("refuses %j", (values, field) => {
    expect(Object.keys(errorsOf(form, values))).toEqual([field]);
  });

  it("tells a fault at a list that is there", () => {
    expect(Object.keys(errorsOf(linkLinesForm([], [choice(2)]), { title: "Joined" }))).toEqual([
      "newLineIds",
    ]);
  });
});
