import type { CalendarDate } from "../shared/calendar-date";

/**
 * An office's references follow its own pattern: `{number}/{year}` gives `041/2021`,
 * `{number}/{financial_year}` gives `054/2024_25`. The number is padded to three figures.
 */
export const DEFAULT_REFERENCE_PATTERN = "{number}/{year}";

export function isReferencePattern(pattern: string): boolean {
  const rest = pattern.replace("{number}", "").replace(/\{(?:year|financial_year)\}/u, "");
  return (
    pattern.includes("{number}") &&
    /\{(?:year|financial_year)\}/u.test(pattern) &&
    /^[A-Za-z0-9/ -]*$/u.test(rest)
  );
}

/** The year whose counter numbers a record received on this day: calendar, or financial from 1 April. */
export function referenceYear(pattern: string, receivedOn: CalendarDate): number {
  const [year, month] = receivedOn.split("-").map(Number);
  if (year === undefined || month === undefined) throw new RangeError(`Not a calendar date: ${receivedOn}`);
  return pattern.includes("{financial_year}") && month < 4 ? year - 1 : year;
}

export function formatReference(pattern: string, number: number, year: number): string {
  return pattern
    .replace("{number}", String(number).padStart(3, "0"))
    .replace("{year}", String(year))
    .replace("{financial_year}", `${year}_${String((year + 1) % 100).padStart(2, "0")}`);
}

/** The unique key that stands for a reference in a URL: `041/2021` is at `041-2021`. */
export function referenceKey(reference: string): string {
  return reference.replace(/[/ ]+/gu, "-");
}
