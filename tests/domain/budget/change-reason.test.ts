import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveDateFault, firstDayOf, joinedReason, recordedReason } from "~/domain/budget/change-reason";
import { calendarDate } from "~/domain/shared/calendar-date";
import { anyDate } from "../../support/arbitraries";

const YEARS = [2018, 2019, 2020];
const day = calendarDate;

describe("the day on which a change takes effect", () => {
  it.each([
    ["none: the first day of the budget is meant", null, null],
    ["within the first year", day("2018-10-01"), null],
    ["the first day of a later year", day("2019-04-01"), null],
    ["the last day of the budget", day("2021-03-31"), null],
    ["in the year before, as a service that ended early", day("2017-07-01"), null],
    ["the first day of the year before", day("2017-04-01"), null],
    [
      "the first day of the budget, said in so many words",
      day("2018-04-01"),
      "That is the first day of the budget: leave it empty, as this is what it means",
    ],
    [
      "earlier than the year before",
      day("2017-03-31"),
      "The day it takes effect must be from 1 April 2017 to 31 March 2021",
    ],
    [
      "after the budget has ended",
      day("2021-04-01"),
      "The day it takes effect must be from 1 April 2017 to 31 March 2021",
    ],
  ])("%s", (_name, date, fault) => {
    expect(effectiveDateFault(date, YEARS)).toBe(fault);
  });

  it("is not held against a budget that has no year yet", () => {
    expect(effectiveDateFault(day("2018-10-01"), [])).toBeNull();
  });

  it("of a budget of one year lies in it or in the year before, and is not its first day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 2015, max: 2022 }), (date, year) => {
        const isInside = date >= firstDayOf(year - 1) && date < firstDayOf(year + 1);
        expect(effectiveDateFault(date, [year]) === null).toBe(isInside && date !== firstDayOf(year));
      }),
    );
  });
});

describe("what is recorded of a change's reason", () => {
  it.each([
    ["both", { rationale: "A grant ended", effectiveOn: day("2018-10-01") }, ["rationale", "effectiveOn"]],
    ["the reason alone", { rationale: "A grant ended", effectiveOn: null }, ["rationale"]],
    ["the day alone", { rationale: " ", effectiveOn: day("2018-10-01") }, ["effectiveOn"]],
    ["nothing, where nothing was said", { rationale: "", effectiveOn: null }, []],
  ])("%s", (_name, reason, keys) => {
    expect(Object.keys(recordedReason(reason))).toEqual(keys);
    expect(reason).toMatchObject(recordedReason(reason));
  });
});

describe("changes that become one", () => {
  it("keep every reason that was given, once each, and the first day", () => {
    const [july, october] = [day("2018-07-01"), day("2018-10-01")];
    expect(
      joinedReason([
        { rationale: "A grant ended", effectiveOn: null },
        { rationale: "", effectiveOn: july },
        { rationale: "Fewer use it", effectiveOn: october },
        { rationale: "A grant ended ", effectiveOn: null },
      ]),
    ).toEqual({ rationale: "A grant ended\n\nFewer use it", effectiveOn: july });
    expect(joinedReason([])).toEqual({ rationale: "", effectiveOn: null });
  });
});
