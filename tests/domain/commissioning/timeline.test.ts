import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PHASES, type PhaseDates } from "~/domain/commissioning/phase";
import { stretchOf, timescaleOf, yearsOn } from "~/domain/commissioning/timeline";
import { aPhase, inMonth, onDay } from "../../support/commissioning";

const PUBLISHED: PhaseDates[] = [
  aPhase({ phase: "service_start", expected: onDay("2018-07-01") }),
  aPhase({ phase: "review", expected: inMonth("2018-10-31") }),
];

describe("the timescale", () => {
  it("has the months from the first date to the last, of either kind", () => {
    expect(timescaleOf([])).toBeNull();
    expect(timescaleOf([aPhase()])).toBeNull();
    expect(timescaleOf(PUBLISHED)).toEqual({ from: "2018-07-01", months: 4 });
    const begun = aPhase({ actual: onDay("2017-12-31") });
    expect(timescaleOf([...PUBLISHED, begun])).toEqual({ from: "2017-12-01", months: 11 });
  });

  it("has a month as a stretch and a day as a point", () => {
    const scale = { from: onDay("2018-07-01").date, months: 4 };
    expect(stretchOf(inMonth("2018-10-31"), scale)).toEqual({ from: 0.75, to: 1 });
    const { from, to } = stretchOf(onDay("2018-08-16"), scale);
    expect(from).toBe(to);
    expect(from).toBeCloseTo(0.375, 2);
  });

  it("names the years that begin on it, of a long one not each", () => {
    expect(yearsOn({ from: onDay("2018-07-01").date, months: 6 })).toEqual([]);
    expect(yearsOn({ from: onDay("2018-10-01").date, months: 16 })).toEqual([
      { year: 2019, at: 3 / 16 },
      { year: 2020, at: 15 / 16 },
    ]);
    expect(yearsOn({ from: onDay("2018-01-01").date, months: 120 }).map(({ year }) => year)).toEqual([
      2019, 2022, 2025,
    ]);
  });

  it("keeps every date inside", () => {
    const date = fc
      .record({ year: fc.integer({ min: 1900, max: 2199 }), month: fc.integer({ min: 1, max: 12 }) })
      .map(({ year, month }) => onDay(`${year}-${String(month).padStart(2, "0")}-28`));
    fc.assert(
      fc.property(fc.array(date, { minLength: 1, maxLength: PHASES.length }), (dates) => {
        const phases = dates.map((expected) => aPhase({ expected }));
        const scale = timescaleOf(phases);
        if (!scale) throw new Error("There is a date");
        for (const one of dates) {
          const { from, to } = stretchOf(one, scale);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(1);
        }
        const years = yearsOn(scale);
        expect(years.length).toBeLessThanOrEqual(5);
        expect(years.every(({ at }) => at > 0 && at < 1)).toBe(true);
      }),
    );
  });
});
