import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MAX_PENCE,
  formatMoney,
  formatPercentChange,
  needsPence,
  parseMoney,
  sumPence,
} from "~/domain/shared/money";

const NBSP = "\u00a0";
const NARROW_NBSP = "\u202f";
const MINUS = "\u2212";

const NOT_AN_AMOUNT = "must be an amount in pounds, like 342,092 or 8,683.75";
const NEGATIVE = "must be £0 or more";
const TOO_LARGE = "must be £99,999,999,999.99 or less";

describe("parseMoney reads what a person types", () => {
  it.each([
    ["342092", 342_092_00],
    ["342,092", 342_092_00],
    ["£342,092", 342_092_00],
    ["342,092.50", 342_092_50],
    ["8,683.75", 8_683_75],
    ["8683.7", 8_683_70],
    ["0", 0],
    ["£0.00", 0],
    ["0.01", 1],
    ["007", 7_00],
    ["1,234,567.89", 1_234_567_89],
    ["  £ 16,000 ", 16_000_00],
    [`£${NBSP}16,000`, 16_000_00],
    [`16${NARROW_NBSP}000`, 16_000_00],
    ["16\t000\n", 16_000_00],
    ["99,999,999,999.99", MAX_PENCE],
  ])("%j is %i pence", (text, pence) => {
    expect(parseMoney(text)).toEqual({ ok: true, pence });
  });

  it.each([
    ["-5", -5_00],
    [`${MINUS}5`, -5_00],
    ["-£1,234.56", -1_234_56],
    [`${MINUS} £16`, -16_00],
  ])("%j is %i pence where a negative amount is allowed", (text, pence) => {
    expect(parseMoney(text, { allowNegative: true })).toEqual({ ok: true, pence });
  });

  it.each(["-0", `${MINUS}£0.00`])("%j is plain nought, not minus nought", (text) => {
    const parsed = parseMoney(text, { allowNegative: true });
    expect(parsed.ok && Object.is(parsed.pence, 0)).toBe(true);
  });
});

describe("parseMoney says what is wrong", () => {
  it.each([
    ["", NOT_AN_AMOUNT],
    ["   ", NOT_AN_AMOUNT],
    [NBSP, NOT_AN_AMOUNT],
    ["£", NOT_AN_AMOUNT],
    ["about 5", NOT_AN_AMOUNT],
    ["5 pounds", NOT_AN_AMOUNT],
    ["€5", NOT_AN_AMOUNT],
    ["1.", NOT_AN_AMOUNT],
    [".5", NOT_AN_AMOUNT],
    ["1.005", NOT_AN_AMOUNT],
    ["1.2.3", NOT_AN_AMOUNT],
    ["12,34", NOT_AN_AMOUNT],
    ["1234,567", NOT_AN_AMOUNT],
    ["1,0000", NOT_AN_AMOUNT],
    [",100", NOT_AN_AMOUNT],
    ["100,", NOT_AN_AMOUNT],
    ["1e5", NOT_AN_AMOUNT],
    ["0x10", NOT_AN_AMOUNT],
    ["Infinity", NOT_AN_AMOUNT],
    ["NaN", NOT_AN_AMOUNT],
    ["--5", NOT_AN_AMOUNT],
    ["£-5", NOT_AN_AMOUNT],
    ["+5", NOT_AN_AMOUNT],
    ["١٢", NOT_AN_AMOUNT],
    ["-5", NEGATIVE],
    [`${MINUS}£16`, NEGATIVE],
    ["100,000,000,000", TOO_LARGE],
    ["199,999,999,999.99", TOO_LARGE],
    ["100000000000.00", TOO_LARGE],
    ["9".repeat(400), TOO_LARGE],
  ])("%j: %s", (text, problem) => {
    expect(parseMoney(text)).toEqual({ ok: false, problem });
  });

  it("holds a negative amount to the same size", () => {
    expect(parseMoney(`-${"9".repeat(20)}`, { allowNegative: true })).toEqual({
      ok: false,
      problem: TOO_LARGE,
    });
  });
});

describe("formatMoney follows the house style", () => {
  it.each([
    [0, {}, "£0"],
    [-0, {}, "£0"],
    [1, {}, "£0.01"],
    [50, {}, "£0.50"],
    [99, {}, "£0.99"],
    [100, {}, "£1"],
    [999_00, {}, "£999"],
    [1_000_00, {}, "£1,000"],
    [123_456, {}, "£1,234.56"],
    [100_000_00, {}, "£100,000"],
    [1_000_000_00, {}, "£1,000,000"],
    [8_683_75, {}, "£8,683.75"],
    [-16_00, {}, `${MINUS}£16`],
    [-1, {}, `${MINUS}£0.01`],
    [-38_495_375, {}, `${MINUS}£384,953.75`],
    [16_00, { pence: true }, "£16.00"],
    [-16_00, { pence: true }, `${MINUS}£16.00`],
    [16_05, { pence: true }, "£16.05"],
    [50_000_00, { signed: true }, "+£50,000"],
    [0, { signed: true }, "£0"],
    [-5_00, { signed: true }, `${MINUS}£5`],
    [2_803_425, { signed: true, pence: true }, "+£28,034.25"],
  ])("%i %j is %s", (pence, options, text) => {
    expect(formatMoney(pence, options)).toBe(text);
  });
});

describe("needsPence", () => {
  it.each([
    [[], false],
    [[0], false],
    [[100, -200], false],
    [[100, 201], true],
    [[-1], true],
  ])("%j: %s", (figures, expected) => {
    expect(needsPence(figures)).toBe(expected);
  });
});

describe("sumPence", () => {
  it.each([
    [[], 0],
    [[1], 1],
    [[8_683_75, 6_366_25, 5_950_00, 4_403_00, 3_958_75], 29_361_75],
    [[10, -10], 0],
  ])("%j make %i", (figures, total) => {
    expect(sumPence(figures)).toBe(total);
  });

  it("takes any iterable", () => {
    expect(sumPence(new Set([1, 2, 3]))).toBe(6);
  });
});

describe("formatPercentChange", () => {
  it.each([
    [0, 0, "0%"],
    [0, 1, "new"],
    [1, 0, "ended"],
    [100, 100, "0.0%"],
    [358_000_00, 342_092_00, `${MINUS}4.4%`],
    [268_877_00, 396_002_00, "+47.3%"],
    [100, 200, "+100.0%"],
    [100, 50, `${MINUS}50.0%`],
    [100_000, 100_001, "0.0%"],
    [100_000, 99_999, "0.0%"],
    [-100, -200, `${MINUS}100.0%`],
    [-100, -50, "+50.0%"],
    [-100, 0, "ended"],
    [-100, 100, "+200.0%"],
  ])("from %i to %i: %s", (before, after, text) => {
    expect(formatPercentChange(before, after)).toBe(text);
  });
});

const anyPence = fc.integer({ min: -MAX_PENCE, max: MAX_PENCE });

describe("always", () => {
  it("what is written can be read again", () => {
    fc.assert(
      fc.property(anyPence, fc.boolean(), (pence, withPence) => {
        const text = formatMoney(pence, { pence: withPence });
        expect(parseMoney(text, { allowNegative: true })).toEqual({ ok: true, pence });
      }),
    );
  });

  it("what is read is whole, safe and within bounds, whatever was typed", () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(...Array.from("0123456789,.£-−+ \u00a0eE")) }),
      fc.bigInt().map(String),
      fc.double().map(String),
    );
    fc.assert(
      fc.property(typed, fc.boolean(), (text, allowNegative) => {
        const parsed = parseMoney(text, { allowNegative });
        if (!parsed.ok) return parsed.problem !== "";
        return (
          Number.isSafeInteger(parsed.pence) &&
          !Object.is(parsed.pence, -0) &&
          Math.abs(parsed.pence) <= MAX_PENCE &&
          (allowNegative || parsed.pence >= 0)
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("a minus sign and a hyphen mean the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_PENCE }), (pence) => {
        const text = formatMoney(-pence);
        expect(parseMoney(text.replace(MINUS, "-"), { allowNegative: true })).toEqual(
          parseMoney(text, { allowNegative: true }),
        );
      }),
    );
  });

  it("a table needs pence exactly where a figure, written short, shows them", () => {
    fc.assert(
      fc.property(fc.array(anyPence), (figures) => {
        expect(needsPence(figures)).toBe(figures.some((pence) => formatMoney(pence).includes(".")));
      }),
    );
  });
});
