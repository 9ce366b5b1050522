import { isByThisWeek } from "../calendar/this-week";
import type { CalendarDate } from "../shared/calendar-date";

/** A review that was published beside a signed record. */
export interface PublishedReview {
  /** The day by which it said that the next one is; absent where none is planned. */
  nextReviewOn?: CalendarDate;
}

/**
 * The day by which an assessment is reviewed next: as its last review says it, and before there was any as it was signed. A review that
 * names no day ends it.
 * @returns null where none is planned
 */
export function nextReviewDay(
  planned: CalendarDate | null,
  lastReview: PublishedReview | null,
): CalendarDate | null {
  return lastReview ? (lastReview.nextReviewOn ?? null) : planned;
}

/** Whether its authors are told of it. */
export function isReviewToDo(day: CalendarDate, today: CalendarDate): boolean {
  return isByThisWeek(day, today);
}
