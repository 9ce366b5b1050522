import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  criteriaText,
  finishingGaps,
  openingGaps,
  parseCriteria,
  roundPhaseOf,
  type RoundState,
} from "../../../app/domain/grants/round";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

const DAYS = { opensOn: calendarDate("2018-04-02"), closesOn: calendarDate("2018-05-13") };

describe("how a round stands on a day", () => {
  it.each([
    ["planned", "2018-04-10", "planned"],
    ["open", "2018-04-01", "announced"],
    ["open", "2018-04-02", "open"],
    ["open", "2018-05-13", "open"],
    ["open", "2018-05-14", "closed"],
    ["closed", "2018-04-10", "closed"],
    ["decided", "2018-04-10", "decided"],
  ] as const)("%s on %s is %s", (state: RoundState, day, phase) => {
    expect(roundPhaseOf({ ...DAYS, state }, calendarDate(day))).toBe(phase);
  });
});

describe("criteria", () => {
  it("come back as they were written", () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z :,]{0,40}[A-Za-z]$/u);
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, most: fc.integer({ min: 1, max: 100 }) }), { maxLength: 20 }),
        (criteria) => {
          expect(parseCriteria(criteriaText(criteria))).toEqual({ ok: true, criteria });
        },
      ),
    );
  });

  it.each(["Need", "Need: 0", "Need: 101", ": 5", "Need: many"])("%s is none", (line) => {
    expect(parseCriteria(line).ok).toBe(false);
  });
});

describe("gaps", () => {
  it("name all that is missing before it opens", () => {
    const nothing = { title: "A", purpose: "", lineId: null, criteria: [], opensOn: null, closesOn: null };
    const gaps = openingGaps(
      { ...nothing, maximumPence: null, privacy: "", contact: "", keptUntil: null },
      calendarDate("2018-04-01"),
    );
    expect(gaps).toHaveLength(6);
  });

  it.each([
    [0, []],
    [1, ["One application is not decided yet."]],
    [2, ["2 applications are not decided yet."]],
  ])("of %i open applications", (open, gaps) => {
    expect(finishingGaps(open)).toEqual(gaps);
  });
});
