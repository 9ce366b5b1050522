import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { YearComparison } from "~/domain/budget/changes";
import { amountInYear, risesAndFalls } from "~/domain/publication/amounts-in-words";
import { formatMoney } from "~/domain/shared/money";

const inYear = (previous: number, now: number, previousYear: number | null = 2017): YearComparison => ({
  year: 2018,
  previousYear,
  previous: previous * 100,
  new: now * 100,
  change: (now - previous) * 100,
});
const SIDES = { kind: "change", previousServices: ["Before"], newServices: ["Now"] } as const;
const sides = (overrides: Partial<Parameters<typeof amountInYear>[0]> = {}) => ({
  kind: SIDES.kind,
  previousServices: [...SIDES.previousServices],
  newServices: [...SIDES.newServices],
  ...overrides,
});

describe("an amount before and after (rule 22)", () => {
  it.each([
    ["a cut", sides(), inYear(100, 90), "£100 to £90 (−10.0%)"],
    ["the same", sides(), inYear(100, 100), "£100, unchanged"],
    ["a service that is new", sides({ previousServices: [] }), inYear(0, 30), "£0 to £30 (new)"],
    [
      "a new service in a year before it begins",
      sides({ previousServices: [] }),
      inYear(0, 0),
      "nothing in this year: the service is new",
    ],
    ["a service that ended", sides({ newServices: [] }), inYear(30, 0), "£30 to £0 (ended)"],
    [
      "a service that ended, in a year for which it had nothing",
      sides({ newServices: [] }),
      inYear(0, 0),
      "nothing in this year: the service has ended",
    ],
    ["a service without money on both sides", sides(), inYear(0, 0), "£0 before and £0 now"],
    [
      "one that is transferred",
      sides({ kind: "transfer", newServices: [] }),
      inYear(50, 0),
      "£50 to £0 (transferred)",
    ],
    [
      "any, without an earlier budget",
      sides({ previousServices: [] }),
      inYear(0, 30, null),
      "£30; no earlier budget is recorded here",
    ],
  ])("%s", (_case, of, figures, words) => {
    expect(amountInYear(of, figures)).toBe(`2018/19: ${words}`);
  });

  it("never calls nothing unchanged, nor new what has nothing before it to be compared with", () => {
    const amount = fc.nat({ max: 3 });
    fc.assert(
      fc.property(amount, amount, fc.boolean(), fc.boolean(), (before, now, isCompared, isNew) => {
        const words = amountInYear(
          sides(isNew ? { previousServices: [] } : {}),
          inYear(before, now, isCompared ? 2017 : null),
        );
        expect(words).not.toContain("£0, unchanged");
        if (!isCompared) expect(words).not.toContain("(new)");
      }),
    );
  });
});

describe("rises and falls", () => {
  it.each([
    ["none", [], []],
    ["one rise", [100], ["1 budget rises by £1"]],
    ["one fall", [-250], ["1 budget falls by £2.50"]],
    [
      "several of each",
      [100, -300, 200, -100],
      ["2 budgets rise by £3 together", "2 budgets fall by £4 together"],
    ],
    ["one that stays the same", [0], ["1 budget stays the same"]],
    ["two that do", [0, 0], ["2 budgets stay the same"]],
  ])("%s", (_case, totals, lines) => {
    expect(risesAndFalls(totals, (pence) => formatMoney(pence))).toEqual(lines);
  });

  it("are never one sum, and have no sign", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 })), (totals) => {
        const lines = risesAndFalls(totals, (pence) => formatMoney(pence));
        expect(lines.length).toBe(new Set(totals.map((pence) => (pence === 0 ? 0 : Math.sign(pence)))).size);
        expect(lines.join()).not.toMatch(/[−+]/u);
      }),
    );
  });
});
