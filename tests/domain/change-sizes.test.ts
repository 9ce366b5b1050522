import { describe, expect, it } from "vitest";
import { changesBySize, grossFirstYear } from "~/domain/budget/change-sizes";

const change = (name: string, ...pence: number[]) => ({
  name,
  byYear: pence.map((moved, index) => ({
    year: 2018 + index,
    previousYear: 2017,
    previous: 0,
    new: moved,
    change: moved,
  })),
});

describe("changes by size", () => {
  it("come largest first, up or down, then by the later years, then as they were", () => {
    const changes = [
      change("small", 1, 900),
      change("first of equals", -5, 0),
      change("second of equals", 5, 0),
      change("later", 5, 7),
      change("largest", -10, 0),
    ];
    expect(changesBySize(changes).map(({ name }) => name)).toEqual([
      "largest",
      "later",
      "first of equals",
      "second of equals",
      "small",
    ]);
    expect(changes[0]?.name).toBe("small");
  });

  it("add up gross in the first year", () => {
    expect(grossFirstYear([change("up", 100, 5), change("down", -30, -5), change("no year")])).toBe(130);
    expect(grossFirstYear([])).toBe(0);
  });
});
