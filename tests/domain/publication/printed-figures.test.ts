import { describe, expect, it } from "vitest";
import { printedFigures } from "~/domain/publication/printed-figures";

/** What a text may be read to print: each figure as it stands there, with its value and the unit it is rounded to. */
const read = (text: string) =>
  printedFigures(text).map(({ start, end, kind, value, unit }) => [
    text.slice(start, end),
    kind,
    value,
    unit,
  ]);
const pounds = (figure: string, value: number, unit = 100) => [figure, "money", value * 100, unit];

describe("an amount in a text", () => {
  it.each<[string, ReturnType<typeof pounds>]>([
    ["£4,283,405", pounds("4,283,405", 4_283_405)],
    ["4283405", pounds("4283405", 4_283_405)],
    ["It is 4,283,405.", pounds("4,283,405", 4_283_405)],
    ["£4,283,405.00 in all", pounds("4,283,405.00", 4_283_405, 0)],
    ["£ 28023.50", pounds("28023.50", 28_023.5, 0)],
    ["£28 023,50", pounds("28 023", 28_023)],
    ["28.023,50", pounds("28.023,50", 28_023.5, 0)],
    ["£1.5", pounds("1.5", 1.5, 10)],
    ["−£28,023", pounds("28,023", 28_023)],
    ["-28,023", pounds("28,023", 28_023)],
    ["£-28,023", pounds("28,023", 28_023)],
    ["(28,023)", pounds("28,023", 28_023)],
    ["Kicks\t28,023\t2018", pounds("28,023", 28_023)],
    ["Kicks,28023,2018", pounds("28023", 28_023)],
    ["28 023", pounds("28 023", 28_023)],
    ["28’023", pounds("28’023", 28_023)],
    ["£4.283m", pounds("4.283m", 4_283_000, 1_000_00)],
    ["£4.28 million", pounds("4.28 million", 4_280_000, 10_000_00)],
    ["4.28M", pounds("4.28M", 4_280_000, 10_000_00)],
    ["£4,283k", pounds("4,283k", 4_283_000, 1_000_00)],
    ["£28 thousand", pounds("28 thousand", 28_000, 1_000_00)],
    ["£4.28340512m", pounds("4.28340512m", 4_283_405.12, 0)],
    ["£28,000", pounds("28,000", 28_000, 1_000_00)],
    ["£30", pounds("30", 30, 10_00)],
    ["28000", pounds("28000", 28_000)],
    ["5 pounds", pounds("5", 5)],
    ["£0", pounds("0", 0)],
  ])("is read in %s", (text, expected) => {
    expect(read(text)).toContainEqual(expected);
  });

  it("is one number where commas group it, and may be any of a list where spaces do", () => {
    expect(read("£4,283,405")).toEqual([pounds("4,283,405", 4_283_405)]);
    expect(read("100 283 405").map(([figure]) => figure)).toEqual([
      "100",
      "100 283",
      "100 283 405",
      "283",
      "283 405",
      "405",
    ]);
  });

  it.each(["aged 18 to 24", "on 9 March", "3 of 12", "50% of them", "£", "no figure", "4,5"])(
    "is none in %s",
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );

  it("is a share where it has a decimal and stands for a hundredth", () => {
    expect(read("−4.4%")).toEqual([["4.4", "percent", 4.4, 0.1]]);
    expect(read("a rise of 12.25 per cent")).toEqual([["12.25", "percent", 12.25, 0.01]]);
  });

  it("is read in time that grows with the text, whatever digits it is made of", () => {
    const steps = ["1 ", "123 ", "1,234,", "1.", "£", "12.5", "9"].map(
      (piece) => printedFigures(piece.repeat(20_000)).length,
    );
    expect(Math.max(...steps)).toBeLessThanOrEqual(20_000 * 6);
  });
});
