import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHARACTERISTICS } from "../../../app/domain/eia/characteristics";
import { assessmentGaps, EFFECTS } from "../../../app/domain/grants/assessment";
import {
  awardGaps,
  fundCap,
  fundFault,
  fundPicture,
  parsePayments,
  paymentsFault,
  paymentsText,
} from "../../../app/domain/grants/award";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { sumPence } from "../../../app/domain/shared/money";

const FUND = { amounts: { 2018: 10_000_00, 2019: 5_000_00 }, years: [2018, 2019], allocatedPence: 12_000_00 };

describe("the cap of a fund", () => {
  it("is what the budget gives in all years, and not known where one is not stated", () => {
    expect(fundCap(FUND)).toBe(15_000_00);
    expect(fundCap({ ...FUND, amounts: { 2018: 1 } })).toBeNull();
    expect(fundFault(FUND, 3_000_00)).toBeNull();
    expect(fundFault(FUND, 3_000_01)).toBe("Of the fund’s £15,000 only £3,000 is left.");
    expect(fundFault({ ...FUND, amounts: {} }, 1)).toContain("not stated");
  });

  it("is never exceeded by awards that it lets pass, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000_00 })), (asked) => {
        let allocatedPence = 0;
        for (const pence of asked) {
          if (fundFault({ ...FUND, allocatedPence }, pence) === null) allocatedPence += pence;
        }
        expect(allocatedPence).toBeLessThanOrEqual(15_000_00);
      }),
    );
  });
});

describe("an assessment as the fund is allocated (rule 36)", () => {
  const whole = { effects: { age: "positive" as const }, evidence: "A count", done: "" };
  it.each([
    ["nothing is needed where no entry puts it off", false, null, 0],
    ["it is missing", true, null, 1],
    ["it is there", true, whole, 0],
    ["nobody is said to be affected", true, { ...whole, effects: {} }, 1],
    ["there is no evidence", true, { ...whole, evidence: " " }, 1],
  ])("%s", (_, isAssessedWhenAllocated, assessment, gaps) => {
    const fund = { ...FUND, allocatedPence: 0, isAssessedWhenAllocated };
    expect(awardGaps(fund, { pence: 1, assessment })).toHaveLength(gaps);
  });

  it("asks what is done exactly where something is adverse or not yet known", () => {
    for (const effect of EFFECTS) {
      const gaps = assessmentGaps({ effects: { sex: effect }, evidence: "A count", done: "" });
      expect(gaps.length > 0).toBe(effect !== "positive");
    }
  });
});

describe("payments", () => {
  it("come back as they were written, by their days", () => {
    const day = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
      .map((date) => calendarDate(date.toISOString().slice(0, 10)));
    const payment = fc.record({ on: day, pence: fc.integer({ min: 1, max: 9_999_999_99 }) });
    fc.assert(
      fc.property(fc.uniqueArray(payment, { selector: ({ on }) => on, maxLength: 60 }), (payments) => {
        const inOrder = payments.toSorted((a, b) => a.on.localeCompare(b.on));
        expect(parsePayments(paymentsText(payments))).toEqual({ ok: true, payments: inOrder });
      }),
    );
  });

  it("add up to the award", () => {
    const payments = [
      { on: calendarDate("2018-04-30"), pence: 1_000_00 },
      { on: calendarDate("2018-10-31"), pence: 2_000_00 },
    ];
    expect(paymentsFault(payments, 3_000_00)).toBeNull();
    expect(paymentsFault(payments, 3_000_01)).not.toBeNull();
  });

  it.each(["30 April: £5", "30 April 2018", "31 April 2018: £5", "30 April 2018: £0", "30 April 2018: −£5"])(
    "%s is none",
    (line) => {
      expect(parsePayments(line).ok).toBe(false);
    },
  );
});

describe("the cumulative picture", () => {
  it("counts an award at each characteristic that it reaches, and what was found", () => {
    const picture = fundPicture(FUND, [
      { pence: 100, reaches: ["age", "sex"], effects: { age: "positive" } },
      { pence: 50, reaches: ["age"], effects: { sex: "negative" } },
    ]);
    expect(picture).toMatchObject({ allocatedPence: 150, leftPence: 15_000_00 - 150 });
    expect(picture.rows).toEqual([
      { characteristic: "age", awards: 2, pence: 150, effects: { positive: 1, negative: 0, unknown: 0 } },
      { characteristic: "sex", awards: 1, pence: 100, effects: { positive: 0, negative: 1, unknown: 0 } },
    ]);
  });

  it("never shows more at one characteristic than was awarded", () => {
    const award = fc.record({
      pence: fc.integer({ min: 1, max: 1_000_00 }),
      reaches: fc.subarray([...CHARACTERISTICS]),
      effects: fc.constant({}),
    });
    fc.assert(
      fc.property(fc.array(award), (awards) => {
        const { rows, allocatedPence } = fundPicture(FUND, awards);
        expect(allocatedPence).toBe(sumPence(awards.map(({ pence }) => pence)));
        expect(rows.every(({ pence }) => pence <= allocatedPence)).toBe(true);
      }),
    );
  });
});
