import { calendarDate, type CalendarDate } from "../shared/calendar-date";

/**
 * By when a proposed precept goes to and fro between a commissioner and the panel: Police Reform and Social Responsibility Act 2011
 * Schedule 5, and the Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012 (SI 2012/2271).
 */
export interface PreceptDays {
  /** The panel is notified of the proposed precept. */
  notifiedBy: CalendarDate;
  /** It has reviewed it and reported. */
  reportedBy: CalendarDate;
  /** Where it vetoed it, it is notified of a revised one. */
  revisedBy: CalendarDate;
  /** It has reviewed that and reported. */
  reviewedBy: CalendarDate;
}

/** @param financialYear the calendar year in which the financial year starts that the precept is for: they are in its February */
export const preceptDays = (financialYear: number): PreceptDays => ({
  notifiedBy: calendarDate(`${financialYear}-02-01`),
  reportedBy: calendarDate(`${financialYear}-02-08`),
  revisedBy: calendarDate(`${financialYear}-02-15`),
  reviewedBy: calendarDate(`${financialYear}-02-22`),
});
