import { describe, expect, it } from "vitest";
import {
  fundingAmountFaults,
  lineAmountFaults,
  statedTotalFaults,
  statedTotalField,
  sumByYear,
} from "~/domain/budget/amounts";
import { MAX_PENCE } from "~/domain/shared/money";

const YEARS = [2018, 2019];

describe("the amounts of a line", () => {
  it.each([
    ["from nothing to the most there is", { 2018: 0, 2019: MAX_PENCE }],
    ["below nothing, for income or a saving still to be found", { 2018: -1, 2019: -MAX_PENCE }],
    ["not stated in a year", { 2018: 1 }],
  ])("may be %s", (_, amounts) => {
    expect(lineAmountFaults(amounts, YEARS)).toEqual({});
  });

  it.each([
    [
      { 2018: -MAX_PENCE - 1 },
      { "amount-2018": "The amount for 2018/19 must be −£99,999,999,999.99 or more" },
    ],
    [{ 2018: NaN, 2019: 0 }, { "amount-2018": "The amount for 2018/19 must be in whole pence" }],
    [{ 2018: 0, 2019: 0.1 }, { "amount-2019": "The amount for 2019/20 must be in whole pence" }],
    [
      { 2018: 0, 2019: MAX_PENCE + 1 },
      { "amount-2019": "The amount for 2019/20 must be £99,999,999,999.99 or less" },
    ],
    [
      { 2017: 1, 2018: 0, 2019: 0 },
      { "amount-2017": "The amount for 2017/18 is not asked for: the budget does not have that year" },
    ],
  ])("are refused otherwise: %j", (amounts, faults) => {
    expect(lineAmountFaults(amounts, YEARS)).toEqual(faults);
  });

  it.each([
    [{ 2018: 1 }, {}],
    [{ 2019: 1 }, { "amount-2018": "Enter the amount for 2018/19, or 0" }],
    [{ 2018: 1, 2019: -1 }, { "amount-2019": "The amount for 2019/20 must be £0 or more" }],
  ])("of a funding source are £0 or more, the first year’s asked for: %j", (amounts, faults) => {
    expect(fundingAmountFaults(amounts, YEARS)).toEqual(faults);
  });

  it("are added up year by year, and are the least there may be where one is missing", () => {
    expect(sumByYear([{ amounts: { 2018: 1, 2019: 2 } }, { amounts: { 2018: 10 } }], YEARS)).toEqual([
      { year: 2018, pence: 11, isAtLeast: false },
      { year: 2019, pence: 2, isAtLeast: true },
    ]);
  });
});

describe("stated totals", () => {
  const budget = {
    years: YEARS,
    priorities: [
      { id: 3, name: "Victims" },
      { id: 5, name: "Prevention" },
    ],
  };

  it("have a field each, by priority and year", () => {
    expect(statedTotalField(null, 2018)).toBe("total-2018");
    expect(statedTotalField(3, 2018)).toBe("priority-3-2018");
  });

  it("are the total's or a priority's own", () => {
    const totals = [
      { priorityId: null, year: 2018, pence: 0 },
      { priorityId: 3, year: 2019, pence: 1 },
    ];
    expect(statedTotalFaults(totals, budget)).toEqual({});
  });

  it.each([
    { priorityId: 4, year: 2018, pence: 1 },
    { priorityId: 3, year: 2020, pence: 1 },
    { priorityId: null, year: 2018, pence: 0.5 },
  ])("are refused at their own field: %j", (total) => {
    expect(Object.keys(statedTotalFaults([total], budget))).toEqual([
      statedTotalField(total.priorityId, total.year),
    ]);
  });
});
