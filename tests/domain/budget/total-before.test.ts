import { expect, it } from "vitest";
import { sinceTotalBefore } from "~/domain/budget/total-before";

it.each([
  [400_000_00, 450_000_00, "it rose by £50,000, which is 12.5%."],
  [400_000_00, 300_000_00, "it fell by £100,000, which is 25.0%."],
  [0, 300_000_00, "it rose by £300,000."],
  [400_000_00, 400_000_00, "2017/18 comes to the same."],
])("from %i to %i %s", (before, now, ends) => {
  const said = sinceTotalBefore({ before, year: 2017, now });
  expect(said.startsWith("2016/17 is stated to have come to £")).toBe(true);
  expect(said.endsWith(ends)).toBe(true);
});
