import { describe, expect, it } from "vitest";
import { isDueSoon, isOverdue } from "~/domain/actions/action";
import { targetInWords, targetOf } from "~/domain/actions/due-date";
import { calendarDate } from "~/domain/shared/calendar-date";

const DECEMBER = targetOf({ date: calendarDate("2018-12-31"), isMonth: true });
const NEW_YEARS_EVE = targetOf({ date: calendarDate("2018-12-31"), isMonth: false });

describe("a target date", () => {
  it("reads as it was given", () => {
    expect([targetInWords(DECEMBER), targetInWords(NEW_YEARS_EVE)]).toEqual([
      "December 2018",
      "31 December 2018",
    ]);
  });

  it("with a day is kept as it always was, so that earlier seals hold", () => {
    expect(NEW_YEARS_EVE).toEqual({ targetDate: "2018-12-31" });
    expect(Object.keys(NEW_YEARS_EVE)).toEqual(["targetDate"]);
  });

  it.each([
    ["2018-12-01", false, true],
    ["2018-12-31", false, true],
    ["2019-01-01", true, false],
  ])("of a month is due at its end: on %s overdue %s, due soon %s", (today, overdue, soon) => {
    const action = { state: "open", ...DECEMBER } as const;
    expect(isOverdue(action, calendarDate(today))).toBe(overdue);
    expect(isDueSoon(action, calendarDate(today))).toBe(soon);
  });
});
