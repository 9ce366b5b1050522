import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  PHASES,
  actualFault,
  dateInWords,
  inCycle,
  latePhases,
  orderFaults,
  phaseState,
  type PhaseDates,
} from "~/domain/commissioning/phase";
import { aPhase, inMonth, onDay } from "../../support/commissioning";
import { TODAY } from "../../support/content-builder";
import { calendarDate } from "~/domain/shared/calendar-date";

const EXPECTED_TO_COME = aPhase({ phase: "do", expected: inMonth("2018-03-31") });
const EXPECTED_BEFORE = aPhase({ phase: "do", expected: inMonth("2018-02-28") });
const BEGUN = aPhase({ phase: "do", expected: inMonth("2018-02-28"), actual: onDay("2018-03-01") });
const LATER_BEGUN = aPhase({ phase: "service_start", actual: inMonth("2018-03-31") });

describe(`a phase on ${TODAY} (rule 32)`, () => {
  it.each<[string, PhaseDates[], string]>([
    ["nothing is said of it", [], "not_dated"],
    ["there is a note alone", [aPhase({ phase: "do", note: "Out to tender" })], "not_dated"],
    ["its month has not ended", [EXPECTED_TO_COME], "expected"],
    ["its day is today", [aPhase({ phase: "do", expected: onDay(TODAY) })], "expected"],
    ["its day was yesterday", [aPhase({ phase: "do", expected: onDay("2018-03-08") })], "late"],
    ["its month has ended", [EXPECTED_BEFORE], "late"],
    ["it began, however late", [BEGUN], "took_place"],
    ["a later one began", [EXPECTED_BEFORE, LATER_BEGUN], "overtaken"],
    ["a later one began, and it did", [BEGUN, LATER_BEGUN], "took_place"],
    ["an earlier one began", [EXPECTED_BEFORE, aPhase({ actual: onDay("2018-01-02") })], "late"],
  ])("where %s", (_case, phases, state) => {
    expect(phaseState("do", phases, TODAY)).toBe(state);
  });

  it("is late with others of its project, each named", () => {
    const phases = [EXPECTED_BEFORE, aPhase({ phase: "plan", expected: onDay("2018-01-01") })];
    expect(latePhases(phases, TODAY).map(({ phase }) => phase)).toEqual(["plan", "do"]);
    expect(latePhases([...phases, LATER_BEGUN], TODAY)).toEqual([]);
  });

  it("says a month where no day is known", () => {
    expect(dateInWords(inMonth("2018-10-31"))).toBe("October 2018");
    expect(dateInWords(onDay("2018-07-01"))).toBe("1 July 2018");
  });
});

describe("the order in which phases are expected", () => {
  const expected = (analyse: PhaseDates["expected"], review: PhaseDates["expected"]) => [
    aPhase({ phase: "review", expected: review }),
    aPhase({ expected: analyse }),
  ];
  it.each<[string, PhaseDates[], object]>([
    ["is right with no date", [], {}],
    ["is right with one", expected(null, onDay("2018-07-01")), {}],
    ["may be the same day", expected(onDay("2018-07-01"), onDay("2018-07-01")), {}],
    ["is not asked within a month without a day", expected(onDay("2018-07-20"), inMonth("2018-07-31")), {}],
    [
      "is wrong where a later one is a month earlier",
      expected(inMonth("2018-08-31"), onDay("2018-07-01")),
      { review: "“Review” is expected before “Analyse”, in August 2018. Check both dates" },
    ],
    [
      "is wrong where a later one is a day earlier",
      expected(onDay("2018-07-02"), onDay("2018-07-01")),
      { review: "“Review” is expected before “Analyse”, in July 2018. Check both dates" },
    ],
  ])("%s", (_case, phases, faults) => {
    expect(orderFaults(phases)).toEqual(faults);
  });
});

describe("when a phase began", () => {
  it.each([
    [null, null],
    [onDay(TODAY), null],
    [inMonth("2018-03-31"), null],
    [onDay("2018-03-10"), "When it began must be today or earlier"],
    [inMonth("2018-04-30"), "When it began must be today or earlier"],
  ])("%j", (actual, fault) => {
    expect(actualFault(actual, TODAY)).toBe(fault);
  });
});

const anyDate = fc
  .record({
    year: fc.integer({ min: 2017, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    isMonth: fc.boolean(),
  })
  .map(({ year, month, isMonth }) => {
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const day = isMonth ? last : 1;
    return {
      date: calendarDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`),
      isMonth,
    };
  });
const anyPhases = fc
  .tuple(
    ...PHASES.map((phase) =>
      fc.record({
        phase: fc.constant(phase),
        expected: fc.option(anyDate),
        actual: fc.option(anyDate),
        note: fc.constant(""),
      }),
    ),
  )
  .map((phases) => [...phases]);

describe("the phases of any project", () => {
  it("are all there, in the order of the cycle, however they are kept", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...PHASES]), (some) => {
        const cycle = inCycle(some.map((phase) => aPhase({ phase })));
        expect(cycle.map(({ phase }) => phase)).toEqual([...PHASES]);
      }),
    );
  });

  it("are late only where nothing of theirs or of a later one began, and never late again once it is recorded", () => {
    fc.assert(
      fc.property(anyPhases, (phases) => {
        for (const { phase } of latePhases(phases, TODAY)) {
          const after = phases.slice(PHASES.indexOf(phase));
          expect(after.every(({ actual }) => actual === null)).toBe(true);
          const recorded = phases.map((one) =>
            one.phase === phase ? { ...one, actual: onDay(TODAY) } : one,
          );
          const left = latePhases(recorded, TODAY).map((one) => one.phase);
          expect(left).not.toContain(phase);
          expect(left.every((one) => PHASES.indexOf(one) > PHASES.indexOf(phase))).toBe(true);
        }
      }),
    );
  });

  it("are in order where they are sorted by their months", () => {
    fc.assert(
      fc.property(anyPhases, (phases) => {
        const sorted = phases
          .flatMap(({ expected }) => (expected ? [expected] : []))
          .sort((a, b) => (a.date < b.date ? -1 : 1));
        const dated = phases.filter(({ expected }) => expected !== null);
        const inOrder = dated.map((one, place) => ({ ...one, expected: sorted[place] ?? null }));
        expect(orderFaults(inOrder)).toEqual({});
      }),
    );
  });
});
