import { describe, expect, it } from "vitest";
import { changesBySize, grossIn, reachesThreshold, shareIn, sizeIn } from "~/domain/budget/change-sizes";

const moved = (year: number, previous: number, now: number) => ({
  year,
  previousYear: 2017,
  previous,
  new: now,
  change: now - previous,
});
/** @param pence what moves in 2018 and in the years after it */
const change = (name: string, ...pence: number[]) => ({
  name,
  byYear: pence.map((by, index) => moved(2018 + index, 1000, 1000 + by)),
});

describe("changes by size", () => {
  const changes = [
    change("small", 1, 900),
    change("first of equals", -5, 0),
    change("second of equals", 5, 0),
    change("later", 5, 7),
    change("largest", -10, 0),
  ];

  it.each([
    [2018, ["largest", "later", "first of equals", "second of equals", "small"]],
    [2019, ["small", "later", "largest", "first of equals", "second of equals"]],
  ])("come largest first in %s, up or down, then by all years, then as they were", (year, names) => {
    expect(changesBySize(changes, year).map(({ name }) => name)).toEqual(names);
    expect(changes[0]?.name).toBe("small");
  });

  it("add up gross in a year", () => {
    const some = [change("up", 100, 5), change("down", -30, -5), change("no year")];
    expect([grossIn(some, 2018), grossIn(some, 2019), grossIn([], 2018)]).toEqual([130, 10, 0]);
    expect(sizeIn(change("down", -30), 2018)).toBe(30);
  });

  it.each([
    ["a half less", 200, 100, 0.5],
    ["twice as much more", 100, 300, 2],
    ["new", 0, 1, Infinity],
    ["ended", 1, 0, 1],
    ["nothing and still nothing", 0, 0, 0],
  ])("have a share of what they were: %s", (_case, previous, now, share) => {
    expect(shareIn({ byYear: [moved(2018, previous, now)] }, 2018)).toBe(share);
    expect(shareIn({ byYear: [moved(2018, previous, now)] }, 2030)).toBe(0);
  });
});

it("a share is one of the same year", () => {
  const byYear = [moved(2018, 100, 100), moved(2019, 200, 300)];
  expect([shareIn({ byYear }, 2018), shareIn({ byYear }, 2019)]).toEqual([0, 0.5]);
});

describe("the office's threshold", () => {
  it.each([
    ["exactly reached", [50_000], 50_000, true],
    ["reached by a cut", [-50_000], 50_000, true],
    ["missed by a penny", [49_999, -49_999], 50_000, false],
    ["reached in a later year only", [0, 0, 70_000], 50_000, true],
    ["not reached by two years together", [30_000, 30_000], 50_000, false],
    ["not set", [9_999_999], null, false],
    ["not reached by what has no year", [], 1, false],
  ])("is %s", (_case, pence, threshold, reached) => {
    expect(reachesThreshold(change("one", ...pence), threshold)).toBe(reached);
  });
});
