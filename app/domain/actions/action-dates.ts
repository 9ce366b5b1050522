import { calendarDate, formatDate, type CalendarDate } from "../shared/calendar-date";

/** How far from its framework a date of an action can lie before it is a slip of the keyboard. */
const YEARS_AROUND = 10;
const APRIL = "-04-01";
const END_OF_MARCH = "-03-31";

interface Around {
  /** The framework's financial years, ascending. */
  years: readonly number[];
  today: CalendarDate;
}

function earliest({ years, today }: Around): CalendarDate {
  const first = years[0] ?? Number(today.slice(0, 4));
  return calendarDate(`${first - YEARS_AROUND}${APRIL}`);
}

/** A framework that is worked on long after its years still needs dates ahead of today. */
function latest({ years, today }: Around): CalendarDate {
  const last = Math.max(years.at(-1) ?? 0, Number(today.slice(0, 4)));
  return calendarDate(`${last + 1 + YEARS_AROUND}${END_OF_MARCH}`);
}

/**
 * A target date may have passed: an action that is overdue is still the action.
 * @returns what is wrong with it in a sentence, or null
 */
export function targetDateFault(targetDate: CalendarDate, around: Around): string | null {
  const [from, to] = [earliest(around), latest(around)];
  return targetDate < from || targetDate > to
    ? `Target date must be between ${formatDate(from)} and ${formatDate(to)}`
    : null;
}

/** @returns what is wrong with the date on which an action was completed, in a sentence, or null */
export function completionDateFault(completedOn: CalendarDate, around: Around): string | null {
  if (completedOn > around.today) return "Date completed must be today or in the past";
  const from = earliest(around);
  return completedOn < from ? `Date completed must be ${formatDate(from)} or later` : null;
}
