import { calendarDate, dateParts, type CalendarDate } from "../shared/calendar-date";
import type { Given } from "./answer";
import { fieldOf, type Question } from "./question";

/**
 * How long the words of people are kept. UK GDPR Article 5(1)(e): no longer than is needed. Where an office says nothing else,
 * it is a year after the consultation closed: a claim for judicial review is brought within three months (Civil Procedure
 * Rules 54.5), and the year that the budget is for is then under way.
 */
const YEARS_KEPT = 1;
/** The longest ordinary limitation (Limitation Act 1980): nothing is known for which words are needed longer. */
const YEARS_AT_MOST = 6;

interface Kept {
  closesOn: CalendarDate | null;
  /** As the office says it; null where it says nothing. */
  keptUntil: CalendarDate | null;
}

/** The last day on which the words of people are kept; null where it does not close yet. */
export function lastDayKept({ closesOn, keptUntil }: Kept): CalendarDate | null {
  return keptUntil ?? (closesOn === null ? null : yearsAfter(closesOn, YEARS_KEPT));
}

/** @returns what is wrong with the day; null where nothing is */
export function keptUntilFault({ closesOn, keptUntil }: Kept): string | null {
  if (keptUntil === null || closesOn === null) return null;
  if (keptUntil <= closesOn) return "They are read after it closes. Give a later day";
  return keptUntil > yearsAfter(closesOn, YEARS_AT_MOST)
    ? `Give a day up to ${YEARS_AT_MOST} years after it closes`
    : null;
}

/**
 * Stands in place of words that were deleted, so that it stays known how many people said something in words. The guard in the
 * database knows it too.
 */
export const DELETED_WORDS = "[deleted]";

/** Whether what is kept by this name are words of a person's own, and no choice of answers that were given. */
function isInWords(questions: readonly Pick<Question, "id" | "kind">[], name: string): boolean {
  return (
    /_(?:why|other)$/u.test(name) || questions.some(({ id, kind }) => kind === "text" && fieldOf(id) === name)
  );
}

/** An answer without what its giver put in words; what was chosen stays, and is counted. */
export function withoutWords(questions: readonly Pick<Question, "id" | "kind">[], given: Given): Given {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isInWords(questions, name) ? DELETED_WORDS : value]),
  );
}

/** The same day so many years later; of 29 February, the 28th where there is none. */
function yearsAfter(date: CalendarDate, years: number): CalendarDate {
  const [, month = "", day = ""] = date.split("-");
  const year = Number(dateParts(date).year) + years;
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return calendarDate(`${year}-${month}-${month === "02" && day === "29" && !isLeap ? "28" : day}`);
}
