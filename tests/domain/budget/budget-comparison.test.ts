import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetChanges, changeIn } from "~/domain/budget/changes";
import { comparePriorities, linesByPriority } from "~/domain/budget/comparison";
import { suspectLines } from "~/domain/budget/suspects";
import { sumPence } from "~/domain/shared/money";
import { anyBudgetPair } from "../../support/arbitraries";
import { aBudget, aLine, each } from "../../support/content-builder";

const VICTIMS = { id: 1, name: "Victims" };
const PREVENTION = { id: 2, name: "Prevention" };

describe("lines under their priorities", () => {
  it("are all there, with sub-totals; an empty priority too, and lines without one last", () => {
    const budget = aBudget({
      years: [2018, 2019],
      priorities: [VICTIMS, PREVENTION],
      lines: [
        aLine({ id: 1, priorityId: null, amounts: { 2018: 1, 2019: 2 } }),
        aLine({ id: 2, priorityId: 1, amounts: { 2018: 10, 2019: 20 } }),
        aLine({ id: 3, priorityId: 1, amounts: { 2018: 100 } }),
      ],
    });
    const groups = linesByPriority(budget);
    expect(groups.map(({ name, lines }) => [name, lines.map(({ id }) => id)])).toEqual([
      ["Victims", [2, 3]],
      ["Prevention", []],
      ["No priority", [1]],
    ]);
    expect(groups[0]?.byYear).toEqual([
      { year: 2018, pence: 110, isAtLeast: false },
      { year: 2019, pence: 20, isAtLeast: true },
    ]);
  });
});

describe("priorities compared", () => {
  it("are matched by name, as each budget has its own", () => {
    const current = aBudget({
      priorities: [VICTIMS],
      lines: [aLine({ priorityId: 1, amounts: { 2018: 90 } })],
    });
    const previous = aBudget({
      years: [2017],
      priorities: [
        { id: 8, name: "Reserve" },
        { id: 9, name: "Victims" },
      ],
      lines: [
        aLine({ priorityId: 9, amounts: { 2017: 100 } }),
        aLine({ priorityId: 8, amounts: { 2017: 5 } }),
      ],
    });
    expect(comparePriorities(current, previous)).toEqual([
      { name: "Victims", byYear: [{ year: 2018, previousYear: 2017, previous: 100, new: 90, change: -10 }] },
      { name: "Reserve", byYear: [{ year: 2018, previousYear: 2017, previous: 5, new: 0, change: -5 }] },
    ]);
  });

  it("come as the new budget has them, then as the previous one; lines under none are last", () => {
    const none = aLine({ priorityId: null });
    const current = aBudget({ priorities: [PREVENTION, VICTIMS], lines: [none] });
    const previous = aBudget({
      years: [2017],
      priorities: [
        { id: 1, name: "Reserve" },
        { id: 2, name: "Victims" },
        { id: 3, name: "Vulnerable" },
      ],
      lines: [none],
    });
    expect(comparePriorities(current, previous).map(({ name }) => name)).toEqual([
      "Prevention",
      "Victims",
      "Reserve",
      "Vulnerable",
      "No priority",
    ]);
  });

  it("are compared with nothing where there was no budget before", () => {
    expect(comparePriorities(aBudget({ lines: [aLine({ amounts: { 2018: 5 } })] }), null)).toEqual([
      { name: "Victims", byYear: [{ year: 2018, previousYear: null, previous: 0, new: 5, change: 5 }] },
    ]);
  });

  it("add up to the sum of all changes, whatever is linked", () => {
    fc.assert(
      fc.property(anyBudgetPair, ({ current, previous, links }) => {
        const withPriorities = (side: typeof current, name: string) => ({
          ...side,
          priorities: [VICTIMS, { id: 2, name }],
        });
        const compared = comparePriorities(
          withPriorities(current, "Prevention"),
          previous && withPriorities(previous, "Vulnerable"),
        );
        const changes = budgetChanges(current, previous, links);
        for (const year of current.years) {
          const byPriority = compared.flatMap(({ byYear }) =>
            byYear.filter((figure) => figure.year === year),
          );
          expect(sumPence(byPriority.map(({ change }) => change))).toBe(
            sumPence(changes.map((change) => changeIn(change, year))),
          );
        }
      }),
    );
  });
});

describe("lines that would explain a difference", () => {
  const years = [2018, 2019, 2020];
  const chisva = aLine({
    id: 7,
    service: "CHISVA",
    amounts: { 2018: 50_000_00, 2019: 20_000_00, 2020: 50_000_00 },
  });
  const victims = aLine({ id: 8, service: "Victim First", amounts: each(years, 560_000) });
  const lines = [chisva, victims];

  it("are those that one slip of a year would put right", () => {
    const difference = { priorityId: 1, year: 2019, pence: 30_000_00 };
    expect(suspectLines(difference, { lines, years })).toEqual([
      {
        lineId: 7,
        service: "CHISVA",
        reason: "£20,000 in 2019/20, but £50,000 in 2018/19: just the difference.",
      },
    ]);
  });

  it("are those that may be counted twice", () => {
    const difference = { priorityId: null, year: 2018, pence: -560_000_00 };
    expect(suspectLines(difference, { lines, years }).map(({ lineId }) => lineId)).toEqual([8]);
  });

  it.each([
    ["of another priority", { priorityId: 2, year: 2019, pence: 30_000_00 }],
    ["of another year", { priorityId: 1, year: 2018, pence: 30_000_00 }],
    ["that miss by more than rounding", { priorityId: 1, year: 2019, pence: 30_001_01 }],
  ])("are none %s", (_, difference) => {
    expect(suspectLines(difference, { lines, years })).toEqual([]);
  });
});
