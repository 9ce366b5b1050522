import { formatDate, formatMonth, type CalendarDate } from "../shared/calendar-date";

/** By when something is to be done: a day, or the end of a month of which nobody has named the day. */
export interface DueDate {
  /** The day itself; the last of the month where only that is known. */
  date: CalendarDate;
  isMonth: boolean;
}

/** The target date of an action, as it is kept and sealed. */
export interface Target {
  targetDate: CalendarDate;
  /** Only the month was named: it is due at the end of it. Absent where a day was. */
  targetIsMonth?: true;
}

export function targetOf({ date, isMonth }: DueDate): Target {
  return { targetDate: date, ...(isMonth && { targetIsMonth: true as const }) };
}

/** @returns for example `31 December 2018`, or `December 2018` where no day was named */
export function targetInWords({ targetDate, targetIsMonth }: Target): string {
  return targetIsMonth ? formatMonth(targetDate) : formatDate(targetDate);
}
