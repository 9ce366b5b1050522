import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreedPercent, agreementOf } from "../../../app/domain/consultation/agreement";

const reading = (answerId: number, personId: number, ...themeIds: number[]) => ({
  ...{ answerId, personId, themeIds },
  name: `Reader ${personId}`,
});

const THEMES = [1, 2, 3, 4, 5, 7, 8, 9].map((id) => ({ id }));

describe("how alike two people read", () => {
  it("is not said before an answer was read by two", () => {
    expect(agreementOf([], THEMES)).toBeNull();
    expect(agreementOf([reading(1, 1, 7), reading(2, 2, 7)], THEMES)).toBeNull();
  });

  it("is of the themes that either saw those that both saw, with the answers that were read otherwise", () => {
    const readings = [
      ...[reading(2, 1, 7, 8), reading(2, 2, 7)],
      ...[reading(1, 1, 9), reading(1, 2, 9)],
      ...[reading(3, 1), reading(3, 2)],
      reading(4, 1, 7),
    ];
    expect(agreementOf(readings, THEMES)).toEqual({ answers: 3, seen: 3, seenByBoth: 2, differing: [2] });
  });

  it("compares each of three readers with each other", () => {
    expect(agreementOf([reading(1, 1, 7), reading(1, 2, 7), reading(1, 3)], THEMES)).toEqual({
      ...{ answers: 1, seen: 3, seenByBoth: 1, differing: [1] },
    });
  });

  it("leaves out a theme that was removed", () => {
    const readings = [reading(1, 1, 7, 99), reading(1, 2, 7)];
    expect(agreementOf(readings, THEMES)).toMatchObject({ seen: 1, seenByBoth: 1, differing: [] });
  });

  it.each([
    [{ seen: 0, seenByBoth: 0 }, 100],
    [{ seen: 3, seenByBoth: 2 }, 66],
    [{ seen: 200, seenByBoth: 199 }, 99],
    [{ seen: 4, seenByBoth: 4 }, 100],
  ])("is a whole percentage of %j", (agreement, percent) => {
    expect(agreedPercent(agreement)).toBe(percent);
  });

  it("does not depend on who is named first", () => {
    const some = fc.array(
      fc.record({
        answerId: fc.integer({ min: 1, max: 4 }),
        personId: fc.integer({ min: 1, max: 3 }),
        name: fc.constant("Somebody"),
        themeIds: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
      }),
    );
    fc.assert(
      fc.property(some, (readings) => {
        expect(agreementOf(readings.toReversed(), THEMES)).toEqual(agreementOf(readings, THEMES));
      }),
    );
  });
});
