import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOT_CALCULATED } from "~/domain/budget/imported-budget";
import { formatMoney, MAX_PENCE } from "~/domain/shared/money";
import { readAmount } from "~/imports/amount.parse";

it.each(["not stated", " Not  Stated "])("%j says that there is none", (text) => {
  expect(readAmount(text)).toEqual({ kind: "not-stated" });
});

describe("an amount is read with certainty", () => {
  it.each([
    ["£342,092", 342_092_00],
    ["342092.00", 342_092_00],
    ["342092", 342_092_00],
    ["342092.5", 342_092_50],
    ["8683.75", 8_683_75],
    ["0", 0],
    ["£0.00", 0],
    ["0.5", 50],
    ["-0", 0],
    ["573,925", 573_925_00],
    ["1,386,885", 1_386_885_00],
    ["1,234.56", 1_234_56],
    ["1,234.5", 1_234_50],
    ["£50,000.00", 50_000_00],
    ["  £ 1,234  ", 1_234_00],
    ["GBP 500", 500_00],
    ["gbp500", 500_00],
    ["500 GBP", 500_00],
  ])("%s", (text, pence) => {
    expect(readAmount(text)).toEqual({ kind: "amount", pence });
  });

  it.each([
    ["points, two groups of three or more", "1.386.885", 1_386_885_00],
    ["points, and a comma before the pence", "1.386.885,50", 1_386_885_50],
    ["one point, and a comma before the pence", "1.234,56", 1_234_56],
    ["spaces", "1 376 460", 1_376_460_00],
    ["a space where the other separator is lost", "1376 460", 1_376_460_00],
    ["no-break spaces", "1\u00a0376\u00a0460.25", 1_376_460_25],
    ["thin spaces", "1\u2009376\u2009460", 1_376_460_00],
    ["narrow no-break spaces", "£1\u202f376", 1_376_00],
  ])("grouped by %s", (_, text, pence) => {
    expect(readAmount(text)).toEqual({ kind: "amount", pence });
  });

  it.each([
    ["(15,908)", -15_908_00],
    ["£(15,908)", -15_908_00],
    ["(£15,908)", -15_908_00],
    ["( 15,908.50 )", -15_908_50],
    ["-£16k", -16_000_00],
    ["£-16k", -16_000_00],
    ["−£16k", -16_000_00],
    ["£−16k", -16_000_00],
    ["–500", -500_00],
    ["‐500", -500_00],
    ["‑500", -500_00],
    ["－500", -500_00],
    ["- £500", -500_00],
    ["+£50,000", 50_000_00],
  ])("with its sign: %s", (text, pence) => {
    expect(readAmount(text)).toEqual({ kind: "amount", pence });
  });

  it.each([
    ["16k", 16_000_00],
    ["£16K", 16_000_00],
    ["£1.2m", 1_200_000_00],
    ["£1.386M", 1_386_000_00],
    ["1,200k", 1_200_000_00],
    ["£ 1.5 m", 1_500_000_00],
    ["£0.25m", 250_000_00],
    ["(£3k)", -3_000_00],
  ])("in thousands or millions: %s", (text, pence) => {
    expect(readAmount(text)).toEqual({ kind: "amount", pence });
  });

  it.each([
    ["1376460.1000000001", 1_376_460_10],
    ["16999.999999999996", 17_000_00],
    ["250.000001", 250_00],
    ["0.000001", 0],
    ["1,280,775.750001", 1_280_775_75],
  ])("with what a workbook's arithmetic leaves behind: %s", (text, pence) => {
    expect(readAmount(text)).toEqual({ kind: "amount", pence });
  });

  it("up to the most an amount may be", () => {
    expect(readAmount(formatMoney(MAX_PENCE))).toEqual({ kind: "amount", pence: MAX_PENCE });
  });
});

describe("the unit of the column counts", () => {
  it.each([
    ["45", "thousands", 45_000_00],
    ["45.3", "thousands", 45_300_00],
    ["12.345", "thousands", 12_345_00],
    ["1,234.5", "thousands", 1_234_500_00],
    ["(5)", "thousands", -5_000_00],
    ["1.2345678", "millions", 1_234_567_80],
    ["0.00", "millions", 0],
  ] as const)("%s in %s", (text, unit, pence) => {
    expect(readAmount(text, unit)).toEqual({ kind: "amount", pence });
  });

  it.each(["thousands", "millions"] as const)("but not for 45k, which has its own, among %s", (unit) => {
    expect(readAmount("£45k", unit)).toEqual({ kind: "amount", pence: 45_000_00 });
  });
});

describe("a fraction of a penny is told, and how far rounding moves it", () => {
  it.each([
    ["12345.678", 12_345_68, 0.2],
    ["33333.333333", 33_333_33, -0.3333],
    ["-33333.333333", -33_333_33, 0.3333],
    ["0.125", 13, 0.5],
    ["1.23456789k", 1_234_57, 0.211],
    ["1,234.5678", 1_234_57, 0.22],
  ])("%s", (text, pence, moved) => {
    const read = readAmount(text);
    expect(read).toMatchObject({
      kind: "fraction",
      pence,
      why: expect.stringContaining("fraction of a penny"),
    });
    expect(read.kind === "fraction" && read.moved).toBeCloseTo(moved, 2);
  });
});

it("a formula that was never calculated is no amount, and no £0", () => {
  expect(readAmount(NOT_CALCULATED)).toMatchObject({ kind: "not-calculated" });
});

it("invisible characters are not there", () => {
  expect(readAmount("\u200b1,\u2060234\ufeff")).toEqual({ kind: "amount", pence: 1_234_00 });
  expect(readAmount("\u200b")).toEqual({ kind: "blank" });
});

describe("nothing is", () => {
  it.each(["", " ", "\u00a0", "-", "–", "—", "−", "--", "nil", "Nil", "NIL", "£nil", "£-", "£ -  ", "£"])(
    "“%s”",
    (text) => {
      expect(readAmount(text)).toEqual({ kind: "blank" });
    },
  );
});

describe("a question is", () => {
  it.each([
    ["000'6", "something besides an amount"],
    ["1.386", "could be thousands (1,386), or pounds and pence"],
    ["£12.345", "could be thousands (12,345), or pounds and pence"],
    ["12,34", "not grouped as an amount is"],
    ["1234,56", "not grouped as an amount is"],
    ["1,2345", "not grouped as an amount is"],
    ["1,386.885", "not grouped as an amount is"],
    ["1.386,885", "not grouped as an amount is"],
    ["1,386 885", "not grouped as an amount is"],
    ["1.", "not grouped as an amount is"],
    ["0006", "begins with a nought"],
    ["0,500", "begins with a nought"],
    ["TBC", "is not an amount"],
    ["n/a", "is not an amount"],
    ["none", "is not an amount"],
    ["0FF", "something besides an amount"],
    ["10%", "a percentage"],
    ["#REF!", "a formula's error"],
    ["#DIV/0!", "a formula's error"],
    ["€500", "not in pounds"],
    ["$500", "not in pounds"],
    ["about 500", "something besides an amount"],
    ["500 (estimate)", "something besides an amount"],
    ["£500 £600", "something besides an amount"],
    ["1.5E+06", "something besides an amount"],
    ["2018-04-01", "something besides an amount"],
    ["15,908-", "something besides an amount"],
    ["(15,908", "something besides an amount"],
    ["15,908)", "something besides an amount"],
    ["-(15,908)", "something besides an amount"],
    ["--500", "something besides an amount"],
    ["10000000000000", "is more than £99,999,999,999.99"],
    ["9999999m", "is more than £99,999,999,999.99"],
    ["9".repeat(400), "is too long for an amount"],
  ])("%s", (text, why) => {
    const read = readAmount(text);
    expect(read.kind).toBe("unreadable");
    expect(read.kind === "unreadable" && read.why).toContain(why);
  });

  it.each(["1\n386", "abc\ndef"])("said in one line: %j", (text) => {
    const read = readAmount(text);
    expect(read.kind === "unreadable" ? read.why : "").not.toContain("\n");
  });
});

/** Much of what might stand in a cell: mostly figures and what stands beside them. */
const someCell = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...Array.from({ length: 10 }, (_, digit) => String(digit)),
        "000",
        "123",
        ".",
        ",",
        " ",
        "£",
        "(",
        ")",
        "-",
        "−",
        "k",
        "m",
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join("")),
  fc.string({ maxLength: 12 }),
);

describe("always", () => {
  it("what is accepted reads back as the same pence when it is printed", () => {
    fc.assert(
      fc.property(someCell, (text) => {
        const read = readAmount(text);
        if (read.kind === "amount") expect(readAmount(formatMoney(read.pence))).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });

  it("what is printed is accepted", () => {
    const somePence = fc.integer({ min: -MAX_PENCE, max: MAX_PENCE });
    fc.assert(
      fc.property(somePence, fc.boolean(), fc.boolean(), (pence, withPence, signed) => {
        expect(readAmount(formatMoney(pence, { pence: withPence, signed }))).toEqual({
          kind: "amount",
          pence,
        });
      }),
    );
  });
});
