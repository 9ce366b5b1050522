import { expect, it } from "vitest";
import { isReviewToDo, nextReviewDay } from "~/domain/eia/next-review";
import { calendarDate } from "~/domain/shared/calendar-date";

const PLANNED = calendarDate("2021-03-31");
const LATER = calendarDate("2022-03-31");

it("the next review is as the last one says it, and as it was signed before there was any", () => {
  expect(nextReviewDay(PLANNED, null)).toBe(PLANNED);
  expect(nextReviewDay(null, null)).toBeNull();
  expect(nextReviewDay(PLANNED, { nextReviewOn: LATER })).toBe(LATER);
  expect(nextReviewDay(PLANNED, {})).toBeNull();
});

it.each([
  ["2021-03-23", false],
  ["2021-03-24", true],
  ["2021-04-30", true],
])("its authors are told of it a week before: on %s %s", (today, isTold) => {
  expect(isReviewToDo(PLANNED, calendarDate(today))).toBe(isTold);
});
