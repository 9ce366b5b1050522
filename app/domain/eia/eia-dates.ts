import { calendarDate, dateInLondon, formatDate, type CalendarDate } from "../shared/calendar-date";
import type { Eia } from "./eia";

export type EiaDates = Pick<Eia, "startedOn" | "completedOn" | "confirmedAt">;

/** Where a fault in the dates is put right: at the date itself, where the start is corrected, or where it is confirmed. */
export interface EiaDateGap {
  putRight: "completedOn" | "start" | "confirm";
  /** A full sentence. */
  message: string;
}

/** The day on which the EIA was last said to be right: completed, or confirmed since. Null where neither was. */
export function lastConfirmedOn({
  completedOn,
  confirmedAt,
}: Pick<Eia, "completedOn" | "confirmedAt">): CalendarDate | null {
  const confirmedOn = confirmedAt && dateInLondon(confirmedAt);
  if (completedOn === null || confirmedOn === null) return completedOn ?? confirmedOn;
  return completedOn > confirmedOn ? completedOn : confirmedOn;
}

/** A year after a 29 February is over with the 28th. */
function isOverAYearAgo(day: CalendarDate, today: CalendarDate): boolean {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` < today;
}

/**
 * Rule 5: an EIA may begin as early as it likes, which is best. It blocks where nothing was confirmed since the figures moved,
 * or for more than a year; and where its dates cannot be. R (Hough) v Secretary of State for the Home Department [2022] EWHC
 * 1635 (Admin): an assessment made on an earlier premise was not enough for a later decision.
 * @param today in the United Kingdom
 */
export function eiaDateGap(
  eia: EiaDates,
  budgetDate: CalendarDate | null,
  today: CalendarDate,
): EiaDateGap | null {
  const { startedOn, completedOn } = eia;
  if (completedOn === null) {
    return { putRight: "completedOn", message: "The date of the EIA is missing." };
  }
  if (completedOn > today) {
    return { putRight: "completedOn", message: "The date of the EIA is in the future." };
  }
  if (startedOn !== null && completedOn < startedOn) {
    return {
      putRight: "start",
      message: `The EIA is dated ${formatDate(completedOn)}, before it was started (${formatDate(startedOn)}). Correct the one that is wrong.`,
    };
  }
  return notConfirmedGap(eia, budgetDate, today);
}

function notConfirmedGap(eia: EiaDates, budgetDate: CalendarDate | null, today: CalendarDate) {
  const last = lastConfirmedOn(eia);
  if (last === null) return null;
  const was = eia.completedOn === last ? "completed" : "last confirmed";
  if (budgetDate !== null && last < budgetDate) {
    return {
      putRight: "confirm" as const,
      message: `The EIA was ${was} on ${formatDate(last)}, and nothing in it was confirmed since the date of the figures (${formatDate(budgetDate)}). Look at it again and confirm it.`,
    };
  }
  if (isOverAYearAgo(last, today)) {
    return {
      putRight: "confirm" as const,
      message: `The EIA was ${was} on ${formatDate(last)}, more than a year ago. Look at it again and confirm it.`,
    };
  }
  return null;
}

/** How long before its framework's first year an EIA can have been started before it is a slip of the keyboard. */
const YEARS_BEFORE = 10;

/** @returns what is wrong with a day on which an EIA is said to have been started, in a sentence; null where nothing is */
export function startFault(
  startedOn: CalendarDate,
  { years, today }: { years: readonly number[]; today: CalendarDate },
): string | null {
  if (startedOn > today) return "The day it was started must be today or in the past";
  const earliest = calendarDate(`${(years[0] ?? Number(today.slice(0, 4))) - YEARS_BEFORE}-04-01`);
  return startedOn < earliest ? `The day it was started must be ${formatDate(earliest)} or later` : null;
}
