import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetChanges, summariseChanges, type ChangeKind } from "~/domain/budget/changes";
import { changeWaterfall, waterfallBars, waterfallStart } from "~/domain/budget/waterfall";
import { sumPence } from "~/domain/shared/money";
import { anyBudgetPair } from "../../support/arbitraries";

const change = (title: string, previous: number, now: number, kind: ChangeKind = "change") => ({
  title,
  kind,
  byYear: [{ year: 2018, previousYear: 2017, previous, new: now, change: now - previous }],
});

describe("the way from the previous total to the new one", () => {
  it("goes by the largest changes, then by the transfers", () => {
    const changes = [
      change("Unmoved", 50, 50, "unchanged"),
      change("Transferred", 30, 0, "transfer"),
      change("Small rise", 10, 12),
      change("Large cut", 100, 40),
      change("Moves later", 5, 5),
    ];
    expect(changeWaterfall(changes, 2018)).toEqual({
      title: "From the previous total to that of 2018/19",
      from: { label: "Previous total, 2017/18", pence: 195 },
      steps: [
        { label: "Large cut", pence: -60, isTransfer: false },
        { label: "Small rise", pence: 2, isTransfer: false },
        { label: "Transferred", pence: -30, isTransfer: true },
      ],
      to: { label: "New total, 2018/19", pence: 107 },
    });
  });

  it("takes together what is past the largest: rises apart from cuts, and one alone by its name", () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      change(`Change ${index}`, 20_000, index % 2 === 0 ? 20_000 + index + 1 : 20_000 - index - 1),
    );
    const { steps } = changeWaterfall(many, 2018);
    expect(steps).toHaveLength(10);
    expect(steps[0]).toEqual({ label: "Change 9999", pence: -10_000, isTransfer: false });
    expect(steps.slice(8).map(({ label }) => label)).toEqual(["4,996 more rises", "4,996 more cuts"]);
    const nine = changeWaterfall(many.slice(0, 9), 2018).steps;
    expect(nine.map(({ label }) => label)).toContain("Change 0");
  });

  it("names three transfers and takes the others together", () => {
    const five = [1, 2, 3, 4, 5].map((pence) => change(`To ${pence}`, pence, 0, "transfer"));
    expect(changeWaterfall(five, 2018).steps).toEqual([
      { label: "To 5", pence: -5, isTransfer: true },
      { label: "To 4", pence: -4, isTransfer: true },
      { label: "To 3", pence: -3, isTransfer: true },
      { label: "2 more transfers out", pence: -3, isTransfer: true },
    ]);
  });

  it("names the transfers in like those out", () => {
    const five = [1, 2, 3, 4, 5].map((pence) => change(`From ${pence}`, 0, pence, "transfer"));
    expect(changeWaterfall(five, 2018).steps.at(-1)).toEqual({
      label: "2 more transfers in",
      pence: 3,
      isTransfer: true,
    });
  });

  it("has no step and no money for a year that is not compared", () => {
    const { from, to, steps } = changeWaterfall([change("Large cut", 100, 40)], 2030);
    expect([from.pence, steps, to.pence]).toEqual([0, [], 0]);
  });

  it("says nothing of an earlier year where there is none", () => {
    const { from, to, steps } = changeWaterfall([], 2018);
    expect([from, steps, to]).toEqual([
      { label: "Previous total", pence: 0 },
      [],
      { label: "New total, 2018/19", pence: 0 },
    ]);
  });

  it("ends to the penny where it should, with transfers apart, in every year of any two budgets", () => {
    fc.assert(
      fc.property(anyBudgetPair, ({ current, previous, links }) => {
        const changes = budgetChanges(current, previous, links);
        for (const { year, transferred, likeForLike } of summariseChanges(changes, current.years).byYear) {
          const waterfall = changeWaterfall(changes, year);
          const { from, steps, to } = waterfall;
          expect(to.pence).toBe(sumPence(current.lines.map(({ amounts }) => amounts[year] ?? 0)));
          expect(from.pence + sumPence(steps.map(({ pence }) => pence))).toBe(to.pence);
          const movedBy = (isTransfer: boolean) =>
            sumPence(steps.filter((step) => step.isTransfer === isTransfer).map(({ pence }) => pence));
          expect([movedBy(false), movedBy(true)]).toEqual([likeForLike, transferred]);
          const order = steps.map(({ isTransfer }) => Number(isTransfer));
          expect(order).toEqual([...order].sort());
          expect(steps.length).toBeLessThanOrEqual(15);
        }
      }),
    );
  });
});

describe("the bars of the way", () => {
  it("each begin where the one before them ends, and lead to the last total", () => {
    fc.assert(
      fc.property(anyBudgetPair, ({ current, previous, links }) => {
        const changes = budgetChanges(current, previous, links);
        const bars = waterfallBars(changeWaterfall(changes, current.years[0] ?? 0));
        const moves = bars.slice(1, -1);
        let level = bars[0]?.to;
        for (const { from, to, pence } of moves) {
          expect(from).toBe(level);
          expect(to - from).toBe(pence);
          level = to;
        }
        expect(bars.at(-1)).toMatchObject({ look: "total", from: 0, to: level });
        const start = waterfallStart(bars);
        for (const { from, to, look } of bars) {
          expect(start).toBeLessThanOrEqual(look === "total" ? to : Math.min(from, to));
        }
      }),
    );
  });
});

describe("how a bar looks", () => {
  it.each([
    ["a rise", 5, false, "rise"],
    ["a cut", -5, false, "fall"],
    ["a transfer in", 5, true, "transfer"],
    ["a transfer out", -5, true, "transfer"],
    ["a step that moves nothing", 0, false, "rise"],
  ])("%s", (label, pence, isTransfer, look) => {
    const bars = waterfallBars({
      title: "",
      from: { label: "Before", pence: 100 },
      steps: [{ label, pence, isTransfer }],
      to: { label: "After", pence: 100 + pence },
    });
    expect(bars).toEqual([
      { label: "Before", pence: 100, from: 0, to: 100, look: "total" },
      { label, pence, from: 100, to: 100 + pence, look },
      { label: "After", pence: 100 + pence, from: 0, to: 100 + pence, look: "total" },
    ]);
  });
});

describe("where the picture starts", () => {
  it.each([
    ["from nothing, where the steps are large beside the totals", 100, [-60], 0],
    ["from nothing, where the steps come to just more than half of the highest level", 1000, [-501], 0],
    ["below the lowest level by half of what the steps come to, where they are half", 1000, [-500], 200],
    ["and at a round figure, where they are small", 1_000_000, [-1_234], 998_000],
    ["going by the lowest level on the way, not by the totals", 1_000_000, [-30_000, 40_000], 950_000],
    ["and by the highest", 1_000_000, [40_000, -50_000], 960_000],
    ["from nothing, where nothing moves", 1_000_000, [], 0],
    ["from nothing, where there is nothing", 0, [], 0],
    ["from nothing, where it grows from nothing", 0, [500], 0],
    ["from below nothing, where the way goes there", 100, [-150, 20], -50],
    ["and where all of it is there", -100, [-1], -101],
  ])("%s", (_case, before, moves, start) => {
    const bars = waterfallBars({
      title: "",
      from: { label: "Before", pence: before },
      steps: moves.map((pence) => ({ label: "Step", pence, isTransfer: false })),
      to: { label: "After", pence: before + sumPence(moves) },
    });
    expect(waterfallStart(bars)).toBe(start);
  });
});
