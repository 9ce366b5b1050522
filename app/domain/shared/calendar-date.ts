/**
 * A calendar date is `YYYY-MM-DD`: never a timestamp, so that no time zone can move the day on which a
 * budget was set or an action is due. Comparing two of them is comparing two strings.
 */
export type CalendarDate = string & { readonly __brand: "CalendarDate" };

/** The boxes of a date field, in their order. */
export const DATE_PARTS = ["day", "month", "year"] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/** @property part the box that the problem is in */
type DateProblem = { ok: false; problem: string; part: DatePart };
export type ParsedDate = { ok: true; date: CalendarDate } | DateProblem;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Two-digit years are not guessed; a year outside these bounds is a slip. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The three boxes of a date field. A month may be a number or its English name, whole or by three letters. */
export function parseDateParts(day: string, month: string, year: string): ParsedDate {
  const parsed = parseMonth(month, year);
  if (!parsed.ok) return parsed;
  const [y, m] = [parsed.year, parsed.month];
  const d = /^\d{1,2}$/u.test(day.trim()) ? Number(day) : NaN;
  if (day.trim() === "") return { ok: false, problem: "must have a day", part: "day" };
  if (!(d >= 1 && d <= daysInMonth(y, m))) {
    const problem = `must be a real date: ${MONTHS[m - 1] ?? ""} ${y} has no such day`;
    return { ok: false, problem, part: "day" };
  }
  return { ok: true, date: toIso(y, m, d) };
}

/** @returns the last day of the month in the boxes, for a date of which only the month is known */
export function parseMonthsEnd(month: string, year: string): ParsedDate {
  const parsed = parseMonth(month, year);
  if (!parsed.ok) return parsed;
  return { ok: true, date: toIso(parsed.year, parsed.month, daysInMonth(parsed.year, parsed.month)) };
}

/** English names of months, whole or short; September has a second short one. */
function namedMonth(written: string): number {
  const name = written === "sept" ? "sep" : written;
  return MONTHS.findIndex((month) => [month, month.slice(0, 3)].some((one) => one.toLowerCase() === name));
}

function parseMonth(month: string, year: string): { ok: true; year: number; month: number } | DateProblem {
  const y = /^\d{4}$/u.test(year.trim()) ? Number(year) : NaN;
  const written = month.trim().toLowerCase();
  const named = namedMonth(written);
  const m = named >= 0 ? named + 1 : /^\d{1,2}$/u.test(written) ? Number(written) : NaN;
  if (!(y >= FIRST_YEAR && y <= LAST_YEAR))
    return { ok: false, problem: "must have a year of four figures, like 2018", part: "year" };
  if (!(m >= 1 && m <= 12)) return { ok: false, problem: "must have a month from 1 to 12", part: "month" };
  return { ok: true, year: y, month: m };
}

/**
 * Which boxes of a date are to be marked where something is wrong with it: the one that cannot be read; all of them where the
 * date is real, or none was filled in, and so is wrong as a whole.
 * @param mayLackDay whether a month by itself is a date too
 */
export function partsAtFault(
  { day, month, year }: Record<DatePart, string>,
  mayLackDay = false,
): readonly DatePart[] {
  if ((day + month + year).trim() === "") return DATE_PARTS;
  const parsed =
    mayLackDay && day.trim() === "" ? parseMonthsEnd(month, year) : parseDateParts(day, month, year);
  return parsed.ok ? DATE_PARTS : [parsed.part];
}

function toIso(year: number, month: number, day: number): CalendarDate {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CalendarDate;
}

/** @throws RangeError where the text is not a real date in `YYYY-MM-DD`: a mistake of ours, not of a person's. */
export function calendarDate(iso: string): CalendarDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  const parsed = match && parseDateParts(match[3] ?? "", match[2] ?? "", match[1] ?? "");
  if (!parsed?.ok) throw new RangeError(`Not a calendar date: ${iso}`);
  return parsed.date;
}

/** The parts of a date as a date field shows them. */
export function dateParts(date: CalendarDate): { day: string; month: string; year: string } {
  const [year = "", month = "", day = ""] = date.split("-");
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** @returns for example `9 March 2018`. */
export function formatDate(date: CalendarDate): string {
  const { day, month, year } = dateParts(date);
  return `${day} ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function londonParts(instant: Date): Record<string, string> {
  return Object.fromEntries(LONDON.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** The day it is in the United Kingdom at an instant. */
export function dateInLondon(instant: Date): CalendarDate {
  const { year, month, day } = londonParts(instant);
  return toIso(Number(year), Number(month), Number(day));
}

/** The instant at which a day begins in the United Kingdom: in summer an hour before it does in UTC. */
export function startOfDayInLondon(day: CalendarDate): Date {
  const inUtc = Date.parse(`${day}T00:00:00Z`);
  return new Date(dateInLondon(new Date(inUtc - HOUR_MS)) === day ? inUtc - HOUR_MS : inUtc);
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** How many days it is until a day; below 0 where it is past. */
export function daysUntil(day: CalendarDate, today: CalendarDate): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
}

/** How long ago a day was: "today", "1 day ago", "12 days ago". */
export function daysAgo(day: CalendarDate, today: CalendarDate): string {
  const days = -daysUntil(day, today);
  if (days <= 0) return "today";
  return days === 1 ? "1 day ago" : `${days} days ago`;
}

/** @returns for example `14:05`, UK time. */
export function timeInLondon(instant: Date): string {
  const { hour = "", minute = "" } = londonParts(instant);
  return `${hour}:${minute}`;
}

/** @returns for example `9 March 2018 at 14:05`, UK time. */
export function formatInstant(instant: Date): string {
  return `${formatDate(dateInLondon(instant))} at ${timeInLondon(instant)}`;
}

/** @returns for example `December 2018`. */
export function formatMonth(date: CalendarDate): string {
  const { month, year } = dateParts(date);
  return `${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}

/** A financial year is held as the calendar year in which it starts. @returns for example `2018/19`. */
export function formatFinancialYear(startYear: number): string {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, "0")}`;
}
