import { calendarDate, type CalendarDate } from "../shared/calendar-date";
import type { DueDate } from "../actions/due-date";
import type { PhaseDates } from "./phase";

/** Whole months side by side, each as wide as any other. */
export interface Timescale {
  /** The first of its first month. */
  from: CalendarDate;
  months: number;
}

/** A stretch of the timescale, in shares of it from 0 to 1; both are the same for a day. */
export interface Stretch {
  from: number;
  to: number;
}

const monthNumber = (date: CalendarDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const firstOfMonth = (month: number) =>
  calendarDate(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`);

/** @returns the months from the first date of any phase to the last; null where there is no date at all */
export function timescaleOf(phases: readonly Pick<PhaseDates, "expected" | "actual">[]): Timescale | null {
  const months = phases
    .flatMap(({ expected, actual }) => [expected, actual])
    .flatMap((date) => (date === null ? [] : [monthNumber(date.date)]));
  if (months.length === 0) return null;
  const [first, last] = [Math.min(...months), Math.max(...months)];
  return { from: firstOfMonth(first), months: last - first + 1 };
}

/** Where a date is on it: a point for a day, all of the month where only that is known. */
export function stretchOf({ date, isMonth }: DueDate, { from, months }: Timescale): Stretch {
  const month = monthNumber(date) - monthNumber(from);
  if (isMonth) return { from: month / months, to: (month + 1) / months };
  // In the middle of the day.
  const at = (month + (Number(date.slice(8)) - 0.5) / 31) / months;
  return { from: at, to: at };
}

/** More names of years than these stand on top of each other on a telephone. */
const YEARS_NAMED = 4;

/** Where years begin, that with which the timescale itself begins aside; of a long one, each second year, or third. */
export function yearsOn({ from, months }: Timescale): { year: number; at: number }[] {
  const first = monthNumber(from);
  const years: { year: number; at: number }[] = [];
  const step = Math.max(1, Math.ceil(months / 12 / YEARS_NAMED));
  for (let year = Math.floor(first / 12) + 1; year * 12 < first + months; year += step) {
    years.push({ year, at: (year * 12 - first) / months });
  }
  return years;
}
