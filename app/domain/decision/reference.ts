import type { CalendarDate } from "../shared/calendar-date";

/**
 * An office's references follow its own pattern: `{number}/{year}` gives `041/2021`, `{number}/{financial_year}` gives
 * `054/2024_25`, `Exec/{number}/{yy}` gives `Exec/007/18`. The number is padded to three figures.
 */
export const DEFAULT_REFERENCE_PATTERN = "{number}/{year}";

const YEARS = /\{(?:year|yy|financial_year)\}/gu;

/** With a number, and with one kind of year at most: a pattern without a year counts on for ever. */
export function isReferencePattern(pattern: string): boolean {
  const rest = pattern.replace("{number}", "").replace(YEARS, "");
  return (
    pattern.includes("{number}") &&
    (pattern.match(YEARS) ?? []).length <= 1 &&
    /^[A-Za-z0-9/ -]*$/u.test(rest)
  );
}

/** What a pattern without a year counts under, in place of a year. */
export const EVERY_YEAR = 0;

/**
 * The year whose counter numbers a record received on this day: calendar, or financial from 1 April; `EVERY_YEAR` where the
 * pattern has none. `{yy}` is a calendar year.
 */
export function referenceYear(pattern: string, receivedOn: CalendarDate): number {
  const [year, month] = receivedOn.split("-").map(Number);
  if (year === undefined || month === undefined) throw new RangeError(`Not a calendar date: ${receivedOn}`);
  if (!hasYear(pattern)) return EVERY_YEAR;
  return pattern.includes("{financial_year}") && month < 4 ? year - 1 : year;
}

export function hasYear(pattern: string): boolean {
  return (pattern.match(YEARS) ?? []).length > 0;
}

export function formatReference(pattern: string, number: number, year: number): string {
  const lastTwo = (full: number) => String(full % 100).padStart(2, "0");
  return pattern
    .replace("{number}", String(number).padStart(3, "0"))
    .replace("{year}", String(year))
    .replace("{yy}", lastTwo(year))
    .replace("{financial_year}", `${year}_${lastTwo(year + 1)}`);
}

/** The unique key that stands for a reference in a URL: `041/2021` is at `041-2021`. */
export function referenceKey(reference: string): string {
  return reference.replace(/[/ ]+/gu, "-");
}
