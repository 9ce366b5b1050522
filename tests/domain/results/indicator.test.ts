import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureInWords, formatFigure, parseFigure } from "../../../app/domain/results/figure";
import { safeTable, standingOf } from "../../../app/domain/results/indicator";

describe("a figure", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (hundredths) => {
        expect(parseFigure(formatFigure(hundredths))).toEqual({ ok: true, hundredths });
      }),
    );
  });
  it.each(["", "many", "1.234", "1,2", "1e3", "--1", "1000000000"])("is not %j", (text) => {
    expect(parseFigure(text).ok).toBe(false);
  });
  it("is read with its unit", () => {
    expect([figureInWords(87_50, "%"), figureInWords(1_204_00, "people"), figureInWords(-3_00, "")]).toEqual([
      "87.5%",
      "1,204 people",
      "−3",
    ]);
  });
});

describe("against its target (rule 39)", () => {
  it.each([
    ["higher", 120_00, 120_00, "on_target"],
    ["higher", 120_00, 119_99, "near_target"],
    ["higher", 120_00, 108_00, "near_target"],
    ["higher", 120_00, 107_99, "off_target"],
    ["lower", 10_00, 9_00, "on_target"],
    ["lower", 10_00, 11_00, "near_target"],
    ["lower", 10_00, 11_01, "off_target"],
    ["lower", 0, 1, "off_target"],
    ["higher", null, 5_00, "no_target"],
  ] as const)("%s is better, target %s: %s is %s", (goodDirection, target, value, expected) => {
    expect(standingOf({ goodDirection, target }, value, 10)).toBe(expected);
  });

  it("is never worse for a better figure", () => {
    const order = ["off_target", "near_target", "on_target"];
    fc.assert(
      fc.property(
        fc.constantFrom("higher" as const, "lower" as const),
        fc.integer({ min: -10_000, max: 10_000 }),
        fc.integer({ min: -10_000, max: 10_000 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: 0, max: 100 }),
        (goodDirection, target, value, more, limit) => {
          const better = goodDirection === "higher" ? value + more : value - more;
          const rank = (figure: number) =>
            order.indexOf(standingOf({ goodDirection, target }, figure, limit));
          expect(rank(better)).toBeGreaterThanOrEqual(rank(value));
        },
      ),
    );
  });
});

describe("the people of an indicator", () => {
  it("are shown in no count under 5, nor in one from which such a one could be worked out", () => {
    const counts = [
      { answer: "female", people: 40 },
      { answer: "male", people: 3 },
    ];
    expect(safeTable("sex", counts)).toEqual([
      { text: "Female", people: null },
      { text: "Male", people: null },
    ]);
    const withUnknown = [...counts, { answer: "not_known", people: 9 }];
    expect(safeTable("sex", withUnknown)[0]).toEqual({ text: "Female", people: 40 });
  });
});
