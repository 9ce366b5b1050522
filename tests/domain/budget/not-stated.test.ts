import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetChanges, needsEntry, summariseChanges } from "~/domain/budget/changes";
import { sumByYear } from "~/domain/budget/amounts";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { comparePriorities } from "~/domain/budget/comparison";
import {
  amountInWords,
  comparisonInWords,
  readsAsNotStated,
  sumInWords,
  unstatedAmong,
  unstatedSide,
} from "~/domain/budget/not-stated";
import { aBudget, aLine, aLink } from "../../support/content-builder";

describe("what people write where they state no amount", () => {
  it.each([
    ["not stated", true],
    [" Not  stated. ", true],
    ["TBC", true],
    ["tba", true],
    ["To be confirmed", true],
    ["to be agreed", true],
    ["n/k", true],
    ["NK", true],
    ["not yet known", true],
    ["unknown", true],
    ["amount to be determined", true],
    ["", false],
    ["0", false],
    ["-", false],
    ["nil", false],
    ["n/a", false],
    ["not applicable", false],
    ["not stated: £4,000", false],
    ["TBC 4,000", false],
  ])("%j: %s", (text, expected) => {
    expect(readsAsNotStated(text)).toBe(expected);
  });
});

describe("in words", () => {
  it.each([
    [{ previous: 0, new: 400_00, change: 400_00 }, ["£0", "£400", "+£400", "new"]],
    [
      { previous: 0, new: 0, change: 0, unstated: "previous" },
      ["not stated", "£0", "not stated", "not stated"],
    ],
    [
      { previous: 0, new: 400_00, change: 400_00, unstated: "previous" },
      ["not stated", "£400", "not stated", "not stated"],
    ],
    [
      { previous: 300_00, new: 400_00, change: 100_00, unstated: "new" },
      ["£300", "at least £400", "not stated", "not stated"],
    ],
    [
      { previous: 300_00, new: 0, change: -300_00, unstated: "both" },
      ["at least £300", "not stated", "not stated", "not stated"],
    ],
  ] as const)("%j", (figures, [previous, now, change, share]) => {
    expect(comparisonInWords(figures)).toEqual({ previous, new: now, change, share });
  });

  it("shows pence where they are asked for", () => {
    expect(amountInWords(400_00, { pence: true })).toBe("£400.00");
    expect(sumInWords(400_00, true, { pence: true })).toBe("at least £400.00");
    expect(amountInWords(undefined)).toBe("not stated");
    expect(sumInWords(0, false)).toBe("£0");
  });
});

it.each([
  [false, false, {}],
  [true, false, { unstated: "previous" }],
  [false, true, { unstated: "new" }],
  [true, true, { unstated: "both" }],
])("previous %s, new %s", (previous, now, expected) => {
  expect(unstatedSide(previous, now)).toStrictEqual(expected);
  expect(unstatedAmong([{}, unstatedSide(previous, false), unstatedSide(false, now)])).toStrictEqual(
    expected,
  );
});

const pence = fc.integer({ min: 0, max: 100_000_00 });
const anyAmounts = (years: readonly number[]): fc.Arbitrary<YearAmounts> =>
  fc
    .tuple(...years.map(() => fc.option(pence, { nil: undefined })))
    .map((amounts) =>
      Object.fromEntries(
        years.flatMap((year, index) => (amounts[index] === undefined ? [] : [[year, amounts[index]]])),
      ),
    );

describe("whatever is stated", () => {
  const pair = fc.record({ before: anyAmounts([2017, 2018]), now: anyAmounts([2018, 2019]) });
  const compared = ({ before, now }: { before: YearAmounts; now: YearAmounts }) => {
    const budget = aBudget({ years: [2018, 2019], lines: [aLine({ id: 1, amounts: now })] });
    const previous = aBudget({
      frameworkId: 2,
      years: [2017, 2018],
      lines: [aLine({ id: 101, amounts: before })],
    });
    const changes = budgetChanges(budget, previous, [aLink({ previousLineIds: [101], newLineIds: [1] })]);
    return { budget, previous, changes };
  };

  it("a change without an amount on either side needs an entry, and no other of equal amounts does", () => {
    fc.assert(
      fc.property(pair, (amounts) => {
        const { changes } = compared(amounts);
        const [change] = changes;
        if (!change) throw new Error("One link is one change");
        const isStated = [amounts.before[2018], amounts.now[2018], amounts.now[2019]].every(
          (one) => one !== undefined,
        );
        const isEqual =
          amounts.before[2018] === amounts.now[2018] && amounts.before[2018] === amounts.now[2019];
        expect(needsEntry(change)).toBe(!(isStated && isEqual));
      }),
    );
  });

  it("years, priorities and the summary say alike which sums are the least that they may be", () => {
    fc.assert(
      fc.property(pair, (amounts) => {
        const { budget, previous, changes } = compared(amounts);
        const byYear = changes.flatMap((change) => change.byYear.map(({ unstated }) => unstated));
        expect(
          comparePriorities(budget, previous).flatMap((one) => one.byYear.map(({ unstated }) => unstated)),
        ).toEqual(byYear);
        expect(summariseChanges(changes, budget.years).byYear.map(({ unstated }) => unstated)).toEqual(
          byYear,
        );
        expect(sumByYear(budget.lines, budget.years).map(({ isAtLeast }) => isAtLeast)).toEqual(
          byYear.map((side) => side === "new" || side === "both"),
        );
      }),
    );
  });
});
