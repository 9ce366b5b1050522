import { describe, expect, it } from "vitest";
import { byWeight, quotationsOf, themeGap, type ThemeOutcome } from "../../../app/domain/consultation/theme";

describe("a theme", () => {
  it.each<[ThemeOutcome | null, string, string | null]>([
    [null, "", "Nobody has said yet what became of it."],
    [null, "It was looked at", "Nobody has said yet what became of it."],
    ["changed", " ", "It does not say what was changed."],
    ["not_changed", "", "It does not say why nothing was changed."],
    ["passed_on", "", "It does not say to whom it was passed on."],
    ["changed", "The cut is £16,000 instead of £50,000.", null],
  ])("with %s and “%s”: %s", (outcome, reply, gap) => {
    expect(themeGap({ outcome, reply })).toBe(gap);
  });

  it("that is said more often comes first; of two alike, the older", () => {
    const themes = [
      { id: 1, answerIds: [4] },
      { id: 2, answerIds: [4, 5] },
      { id: 3, answerIds: [6, 7] },
    ];
    expect(byWeight(themes).map(({ id }) => id)).toEqual([2, 3, 1]);
  });
});

describe("what may be quoted of a theme", () => {
  it("is what stands in it, and what was marked in answers in which it is said, each once", () => {
    const marked = [
      { answerId: 11, words: "At nine" },
      { answerId: 13, words: "In the evening" },
      { answerId: 14, words: "Of another theme" },
    ];
    const answerIds = [11, 12, 13];
    expect(quotationsOf({ quotation: "At nine", answerIds }, marked)).toEqual(["At nine", "In the evening"]);
    expect(quotationsOf({ quotation: "", answerIds: [12] }, marked)).toEqual([]);
  });
});
