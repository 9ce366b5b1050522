import { calendarDate, formatFinancialYear, formatMonth, type CalendarDate } from "../shared/calendar-date";

/** How often a line's results are returned. */
export const FREQUENCIES = ["full_year", "half_year", "quarter"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const FREQUENCY_LABELS: Record<Frequency, string> = {
  full_year: "Once a year",
  half_year: "Every half-year",
  quarter: "Every quarter",
};

const PERIODS_IN_YEAR: Record<Frequency, number> = { full_year: 1, half_year: 2, quarter: 4 };

/** A stretch of a financial year, known by the day on which it ends. */
export interface Period {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** The financial year, by the calendar year in which it starts. */
  year: number;
  /** Its place in the year, from 0, and how many the year has. */
  place: number;
  of: number;
}

const LAST_DAYS: Record<number, number> = { 3: 31, 6: 30, 9: 30, 12: 31 };

const iso = (year: number, month: number, day: number) =>
  calendarDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);

/** A month of a financial year, counted from 0 in April. */
const monthOf = (year: number, from: number) => {
  const month = 4 + from;
  return month > 12 ? { year: year + 1, month: month - 12 } : { year, month };
};

/** @param years financial years, by the calendar year in which each starts */
export function periodsOf(years: readonly number[], frequency: Frequency): Period[] {
  const of = PERIODS_IN_YEAR[frequency];
  const months = 12 / of;
  return years.flatMap((year) =>
    Array.from({ length: of }, (_, place): Period => {
      const first = monthOf(year, place * months);
      const last = monthOf(year, (place + 1) * months - 1);
      return {
        startsOn: iso(first.year, first.month, 1),
        endsOn: iso(last.year, last.month, LAST_DAYS[last.month] ?? 30),
        ...{ year, place, of },
      };
    }),
  );
}

/** @returns `2018/19` for a whole year, else for example `April 2018 to September 2018` */
export function periodInWords({ year, of, startsOn, endsOn }: Period): string {
  return of === 1 ? formatFinancialYear(year) : `${formatMonth(startsOn)} to ${formatMonth(endsOn)}`;
}

/** What of a year's amount falls to a period, in pence: in equal parts, which add up to the year exactly. */
export function budgetOf(yearAmount: number, { place, of }: Pick<Period, "place" | "of">): number {
  return Math.floor((yearAmount * (place + 1)) / of) - Math.floor((yearAmount * place) / of);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @param days which the office allows after the end of a period */
export function returnDueOn({ endsOn }: Pick<Period, "endsOn">, days: number): CalendarDate {
  return calendarDate(new Date(Date.parse(endsOn) + days * DAY_MS).toISOString().slice(0, 10));
}

export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
