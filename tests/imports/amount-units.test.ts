import { describe, expect, it } from "vitest";
import type { Sheet } from "~/domain/budget/imported-budget";
import { readUnit, statedUnits, unitsBesideHeadings } from "~/imports/amount-units.parse";

const sheet = (rows: string[][], name = "Budget"): Sheet => ({ name, rows });
const unitsOf = (rows: string[][], headingRow: number, name?: string) =>
  statedUnits(sheet(rows, name), headingRow, { width: 3 }).map((found) => found?.unit ?? null);

describe("a text states a unit", () => {
  it.each([
    ...[
      "£000",
      "£'000",
      "£’000",
      "2018/19 (£000s)",
      "2018/19 £000's",
      "£ 000",
      "('000)",
      "000s",
      "2018/19 £k",
    ],
    ...["£K", "(thousands)", "in £ thousands", "All figures in thousands", "£ thousand", "2018/19\n£000"],
    ...[
      "thousands of pounds",
      "in £k",
      "GBP 000",
      "K£",
      "£\u200b000",
      "Thousands",
      "2018/19 (k)",
      "£thousands",
    ],
  ])("of thousands: %s", (text) => {
    expect(readUnit(text)).toBe("thousands");
  });

  it.each([
    ...[
      "£m",
      "2018/19 (£m)",
      "£ million",
      "in millions",
      "(£ millions)",
      "£mn",
      "£000,000",
      "£'000'000",
      "£M",
    ],
    ...["2018/19 £000 000", "millions of pounds", "(m)"],
  ])("of millions: %s", (text) => {
    expect(readUnit(text)).toBe("millions");
  });

  it.each([
    ...[
      "2018/19",
      "2018/19 (£)",
      "£",
      "2000/01",
      "£1,000",
      "£5,000,000",
      "Budget 2018-2019",
      "1000",
      "10,000",
    ],
    ...[
      "£1m programme",
      "£500k",
      "a thousand families",
      "£300 000 grant",
      "Kicks",
      "Mentoring",
      "Meals (Mon)",
      "",
    ],
    ...["Helped 3,000 of thousands"],
  ])("not: %s", (text) => {
    expect(readUnit(text)).toBeNull();
  });

  it("of full pounds, where it says so", () => {
    expect(readUnit("2018/19 in full pounds")).toBe("pounds");
  });
});

describe("the unit of a column", () => {
  const HEADINGS = ["Service", "2018/19", "2019/20"];

  it.each([
    [
      "its heading",
      [
        ["Service", "2018/19 £000", "2019/20 (£)"],
        ["a", "1", "2"],
      ],
      0,
      [null, "thousands", null],
    ],
    ["the row above", [["", "£000", "£m"], HEADINGS], 1, ["thousands", "thousands", "millions"]],
    [
      "the row beneath",
      [HEADINGS, ["", "£000", "£000"], ["a", "1", "2"]],
      0,
      [null, "thousands", "thousands"],
    ],
    ["a title", [["Budget 2018-20 (£000)"], [], HEADINGS], 2, ["thousands", "thousands", "thousands"]],
    [
      "a note at the end",
      [HEADINGS, ["a", "1", "2"], ["All figures in £'000"]],
      0,
      Array(3).fill("thousands"),
    ],
    [
      "the heading before the title",
      [["£000"], ["Service", "2018/19 £m", "2019/20"]],
      1,
      ["thousands", "millions", "thousands"],
    ],
    ["nothing", [HEADINGS, ["a", "1", "2"]], 0, [null, null, null]],
  ] as [string, string[][], number, (string | null)[]][])(
    "is told by %s",
    (_what, rows, headingRow, units) => {
      expect(unitsOf(rows, headingRow)).toEqual(units);
    },
  );

  it("is told by the name of the sheet", () => {
    expect(unitsOf([HEADINGS], 0, "Budget £000")).toEqual(["thousands", "thousands", "thousands"]);
  });

  it("is not told by a long text, nor by one beside others", () => {
    expect(unitsOf([[`The £m ${"a".repeat(200)}`], HEADINGS, ["Support in £k", "1", "2"]], 1)).toEqual([
      "thousands",
      null,
      null,
    ]);
  });
});

it("a sheet whose title says another unit is not taken for the one that is remembered", () => {
  const headings = ["Service", "2018/19 £000"];
  expect(unitsBesideHeadings(sheet([["Budget"], headings]), 1, null)).toBe("");
  expect(unitsBesideHeadings(sheet([["Budget in full pounds"], ["Service", "2018/19"]]), 1, null)).not.toBe(
    "",
  );
});
