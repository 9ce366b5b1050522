import { describe, expect, it } from "vitest";
import { isAsStated, statedChangeGap } from "~/domain/budget/stated-change";

const inYear = (change: number, more: { unstated?: "new"; previousYear?: number | null } = {}) => ({
  ...{ year: 2018, previousYear: 2017, previous: 0, new: change, change },
  ...more,
});

describe("a stated figure", () => {
  it.each([
    [50_000_00, 50_000_00, true],
    [50_000_00, 54_999_99, true],
    [50_000_00, 45_000_00, true],
    [50_000_00, 55_000_01, false],
    [-16_000_00, -15_908_00, true],
    [-16_000_00, 15_908_00, false],
    [691_000_00, 691_400_00, true],
    [691_000_00, 690_000_00, false],
    [3_000_50, 3_000_50, true],
    [0, 0, true],
    [0, 1, false],
  ])("%i agrees with %i: %s", (stated, computed, agrees) => {
    expect(isAsStated(stated, computed)).toBe(agrees);
  });
});

describe("a change that is stated elsewhere", () => {
  it("is warned about where its amounts round to something else", () => {
    expect(statedChangeGap({ statedChange: -50_000_00, byYear: [inYear(-15_908_00)] })).toBe(
      "It is stated elsewhere that it falls by £50,000 in 2018/19. By the amounts it falls by £15,908.",
    );
    expect(statedChangeGap({ statedChange: 0, byYear: [inYear(1_00)] })).toContain("it stays the same");
  });

  it.each([
    ["nothing is stated", { byYear: [inYear(1)] }],
    ["it agrees", { statedChange: 50_000_00, byYear: [inYear(50_000_00)] }],
    ["there is no year", { statedChange: 1, byYear: [] }],
    ["an amount is not stated", { statedChange: 1, byYear: [inYear(5, { unstated: "new" })] }],
    ["nothing was before", { statedChange: 1, byYear: [inYear(5, { previousYear: null })] }],
  ])("is not where %s", (_why, change) => {
    expect(statedChangeGap(change)).toBeNull();
  });
});
