import { expect, it } from "vitest";
import { isByThisWeek } from "~/domain/calendar/this-week";
import { calendarDate } from "~/domain/shared/calendar-date";

it.each([
  ["2018-03-01", true],
  ["2018-03-09", true],
  ["2018-03-16", true],
  ["2018-03-17", false],
])("seen on 9 March 2018, %s is of this week: %s", (day, isOf) => {
  expect(isByThisWeek(calendarDate(day), calendarDate("2018-03-09"))).toBe(isOf);
});
