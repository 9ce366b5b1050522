import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  budgetOf,
  FREQUENCIES,
  periodInWords,
  periodsOf,
  returnDueOn,
} from "../../../app/domain/results/period";
import { suggestedFrequency } from "../../../app/domain/results/results-setting";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

describe("the periods of financial years", () => {
  it.each([
    ["full_year", ["2018/19", "2019/20"]],
    [
      "half_year",
      ["April 2018 to September 2018", "October 2018 to March 2019", "April 2019 to September 2019"],
    ],
    [
      "quarter",
      [
        "April 2018 to June 2018",
        "July 2018 to September 2018",
        "October 2018 to December 2018",
        "January 2019 to March 2019",
      ],
    ],
  ] as const)("are, %s", (frequency, names) => {
    expect(periodsOf([2018, 2019], frequency).map(periodInWords).slice(0, names.length)).toEqual(names);
  });

  it("follow each other without a gap, and share out each year exactly", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FREQUENCIES),
        fc.integer({ min: 1990, max: 2090 }),
        fc.integer({ min: -1_000_000, max: 99_999_999_999 }),
        (frequency, year, amount) => {
          const periods = periodsOf([year, year + 1], frequency);
          for (const [place, period] of periods.entries()) {
            const next = periods[place + 1];
            if (next) expect(next.startsOn).toBe(returnDueOn(period, 1));
          }
          const shares = periods
            .filter((period) => period.year === year)
            .map((period) => budgetOf(amount, period));
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("have a day on which their return is due, also across a leap day", () => {
    expect(returnDueOn({ endsOn: calendarDate("2019-12-31") }, 60)).toBe("2020-02-29");
  });
});

describe("how often is suggested (rule 39)", () => {
  const bands = { halfYearlyFrom: 50_000_00, quarterlyFrom: 250_000_00 };
  it.each([
    [null, "full_year"],
    [49_999_99, "full_year"],
    [50_000_00, "half_year"],
    [249_999_99, "half_year"],
    [250_000_00, "quarter"],
  ] as const)("for %s pence a year is %s", (amount, expected) => {
    expect(suggestedFrequency(amount, bands)).toBe(expected);
  });
  it("is once a year where the office set no amounts", () => {
    expect(suggestedFrequency(9_999_999_00, { halfYearlyFrom: null, quarterlyFrom: null })).toBe("full_year");
  });
});
