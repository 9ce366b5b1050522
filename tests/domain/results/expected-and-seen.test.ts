import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIRECTIONS, type Direction } from "../../../app/domain/eia/characteristics";
import { differenceOf, expectedAndSeen, isFlagged } from "../../../app/domain/results/expected-and-seen";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { aMonitoredLine, anIndicator, aReturn } from "../../support/results";

const higher = { goodDirection: "higher" as const, baseline: 100_00, target: null };
const lower = { goodDirection: "lower" as const, baseline: 100_00, target: null };

describe("what a figure says of an expected effect (rule 38)", () => {
  it.each([
    // A positive effect is to be seen.
    ["positive", higher, 100_01, null],
    ["positive", higher, 100_00, "positive_not_seen"],
    ["positive", higher, 99_00, "positive_not_seen"],
    ["positive", lower, 99_00, null],
    ["positive", lower, 101_00, "positive_not_seen"],
    // Without a word on before, its target says what was expected.
    ["positive", { ...higher, baseline: null, target: 100_00 }, 90_00, null],
    ["positive", { ...higher, baseline: null, target: 100_00 }, 89_99, "worse_than_target"],
    ["positive", { ...higher, target: 200_00 }, 120_00, "worse_than_target"],
    // No effect: either way, beyond the limit.
    ["neutral", higher, 110_00, null],
    ["neutral", higher, 110_01, "neutral_not_seen"],
    ["neutral", higher, 89_99, "neutral_not_seen"],
    // Adverse: better than expected counts too; worse is measured by the target.
    ["adverse", higher, 80_00, null],
    ["adverse", higher, 110_00, null],
    ["adverse", higher, 110_01, "adverse_not_seen"],
    ["adverse", { ...higher, target: 90_00 }, 80_00, "worse_than_target"],
    // Not yet known: every figure is an answer.
    ["not_yet_known", higher, 100_00, "now_known"],
    ["not_yet_known", { ...higher, baseline: null }, 0, "now_known"],
    // Nothing to compare with.
    ["neutral", { ...higher, baseline: null }, 5_00, null],
    ["neutral", { ...higher, baseline: 0 }, 1, "neutral_not_seen"],
  ] as const)("%s, %j: %s is %s", (direction, indicator, value, expected) => {
    expect(differenceOf(direction, indicator, value, 10)).toBe(expected);
  });

  const anyFigure = fc.integer({ min: -100_000, max: 100_000 });
  const anyIndicator = fc.record({
    goodDirection: fc.constantFrom("higher" as const, "lower" as const),
    baseline: fc.option(anyFigure),
    target: fc.option(anyFigure),
  });
  const anyDirection = fc.constantFrom<Direction>(...DIRECTIONS);

  it("reads the same whichever way is good", () => {
    fc.assert(
      fc.property(anyDirection, anyIndicator, anyFigure, (direction, indicator, value) => {
        const turned = {
          goodDirection: indicator.goodDirection === "higher" ? ("lower" as const) : ("higher" as const),
          baseline: indicator.baseline === null ? null : -indicator.baseline,
          target: indicator.target === null ? null : -indicator.target,
        };
        expect(differenceOf(direction, turned, -value, 10)).toBe(
          differenceOf(direction, indicator, value, 10),
        );
      }),
    );
  });

  it("never misses a positive effect that is not seen, whatever the limit", () => {
    fc.assert(
      fc.property(
        anyIndicator,
        fc.nat(1_000),
        fc.integer({ min: 0, max: 100 }),
        (indicator, worse, limit) => {
          const { baseline } = indicator;
          fc.pre(baseline !== null);
          const value = indicator.goodDirection === "higher" ? baseline - worse : baseline + worse;
          expect(differenceOf("positive", indicator, value, limit)).toBe("positive_not_seen");
        },
      ),
    );
  });

  it("has no more differences under a wider limit", () => {
    fc.assert(
      fc.property(
        anyDirection,
        anyIndicator,
        anyFigure,
        fc.nat(50),
        fc.nat(50),
        (direction, one, value, limit, more) => {
          if (differenceOf(direction, one, value, limit) === null) {
            expect(differenceOf(direction, one, value, limit + more)).toBeNull();
          }
        },
      ),
    );
  });
});

describe("an entry", () => {
  const impact = {
    id: 7,
    characteristic: "age" as const,
    direction: "positive" as const,
    who: "Children",
    description: "More of them come",
  };
  const late = aReturn({
    id: 2,
    periodEndsOn: calendarDate("2020-03-31"),
    values: { 1: 90_00 },
    at: new Date("2020-04-20T09:00:00Z"),
  });
  const line = aMonitoredLine({
    indicators: [anIndicator(), anIndicator({ id: 2, about: null }), anIndicator({ id: 3, about: "sex" })],
    returns: [aReturn({ values: { 1: 130_00, 2: 1_00, 3: 1_00 } }), late],
  });

  it("has beside each effect what is about these people, with the last figure of each", () => {
    const [seen] = expectedAndSeen([impact], [line], 10);
    expect(seen?.results).toMatchObject([
      { service: "Victim First", latest: { value: 90_00 }, difference: "positive_not_seen" },
    ]);
  });

  it("is flagged until a review comes after the return that differs, and again by a later one", () => {
    const seen = expectedAndSeen([impact], [line], 10);
    const at = (moment: string) => ({ at: new Date(moment) });
    expect(isFlagged(seen, [])).toBe(true);
    expect(isFlagged(seen, [at("2020-04-19T09:00:00Z")])).toBe(true);
    expect(isFlagged(seen, [at("2020-04-19T09:00:00Z"), at("2020-05-01T09:00:00Z")])).toBe(false);
    const asExpected = expectedAndSeen(
      [impact],
      [{ ...line, returns: [aReturn({ values: { 1: 130_00 } })] }],
      10,
    );
    expect(isFlagged(asExpected, [])).toBe(false);
  });
});
