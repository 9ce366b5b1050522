import { daysUntil, type CalendarDate } from "../shared/calendar-date";

const DAYS_IN_WEEK = 7;

/** Whether a day is past, or is no further ahead than a week. */
export function isByThisWeek(day: CalendarDate, today: CalendarDate): boolean {
  return daysUntil(day, today) <= DAYS_IN_WEEK;
}
