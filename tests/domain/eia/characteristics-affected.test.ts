import { describe, expect, it } from "vitest";
import { CHARACTERISTICS } from "~/domain/eia/characteristics";
import { affectedInWords, characteristicsAffected } from "~/domain/eia/characteristics-affected";

const impact = (
  characteristic: (typeof CHARACTERISTICS)[number],
  direction: "positive" | "adverse" | "neutral" | "not_yet_known",
) => ({ characteristic, direction });

const of = (...entries: Parameters<typeof characteristicsAffected>[0]) => characteristicsAffected(entries);
const state = (all: ReturnType<typeof of>, characteristic: string) =>
  all.find((one) => one.characteristic === characteristic)?.affected;

describe("which characteristics an assessment affects", () => {
  it("says each of the nine, in the Act’s order", () => {
    expect(of().map(({ characteristic }) => characteristic)).toEqual(CHARACTERISTICS);
    expect(new Set(of().map(({ affected }) => affected))).toEqual(new Set(["not_named"]));
  });

  it("takes what is good, adverse or not yet known for affected, and what is neutral for considered", () => {
    const all = of({
      impacts: [
        impact("age", "positive"),
        impact("sex", "adverse"),
        impact("race", "not_yet_known"),
        impact("disability", "neutral"),
      ],
    });
    expect(["age", "sex", "race", "disability", "sexual_orientation"].map((one) => state(all, one))).toEqual([
      "affected",
      "affected",
      "affected",
      "considered",
      "not_named",
    ]);
    expect(affectedInWords(all)).toBe(
      "Affected: age, race and sex (3 of the nine protected characteristics).",
    );
  });

  it("takes those of which an entry says why they are not affected for considered, unless another affects them", () => {
    const all = of(
      { impacts: [impact("age", "adverse")], othersReason: "Nobody else uses it" },
      { impacts: [impact("sex", "adverse"), impact("age", "neutral")], othersReason: " " },
    );
    expect(["age", "sex", "race"].map((one) => state(all, one))).toEqual([
      "affected",
      "affected",
      "considered",
    ]);
  });

  it("says all and none in words", () => {
    expect(affectedInWords(of())).toBe("None of the nine protected characteristics is affected.");
    const all = of({ impacts: CHARACTERISTICS.map((one) => impact(one, "positive")) });
    expect(affectedInWords(all)).toBe("All nine protected characteristics are affected.");
  });
});
