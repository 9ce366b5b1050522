import { calendarDate, formatDate, type CalendarDate } from "../shared/calendar-date";
import type { ChangeLink } from "./changes";

type Reason = Pick<ChangeLink, "rationale" | "effectiveOn">;

/** As it is frozen and published: what was not said is left out, so that a change from before is what it was. */
export function recordedReason({ rationale, effectiveOn }: Reason): Partial<{
  rationale: string;
  effectiveOn: CalendarDate;
}> {
  return {
    ...(rationale.trim() !== "" && { rationale }),
    ...(effectiveOn !== null && { effectiveOn }),
  };
}

/** Of changes that become one: every reason that was given, once each, and the first day that was. */
export function joinedReason(changes: readonly Reason[]): Reason {
  const reasons = changes.map(({ rationale }) => rationale.trim()).filter((text) => text !== "");
  return {
    rationale: [...new Set(reasons)].join("\n\n"),
    effectiveOn: changes.find(({ effectiveOn }) => effectiveOn !== null)?.effectiveOn ?? null,
  };
}

/** A financial year starts on 1 April. @param year the calendar year in which it starts */
export function firstDayOf(year: number): CalendarDate {
  return calendarDate(`${year}-04-01`);
}

/**
 * What is wrong with the day on which a change takes effect. It is said only where it is not the first day of the budget.
 * It may lie in the year before, as a service may end before the budget that leaves it out begins.
 * @param years of the budget, ascending
 * @returns a sentence for the field; null where nothing is wrong
 */
export function effectiveDateFault(
  effectiveOn: CalendarDate | null,
  years: readonly number[],
): string | null {
  const [first, last] = [years[0], years.at(-1)];
  if (effectiveOn === null || first === undefined || last === undefined) return null;
  if (effectiveOn === firstDayOf(first)) {
    return "That is the first day of the budget: leave it empty, as this is what it means";
  }
  const [from, until] = [firstDayOf(first - 1), calendarDate(`${last + 1}-03-31`)];
  return effectiveOn < from || effectiveOn > until
    ? `The day it takes effect must be from ${formatDate(from)} to ${formatDate(until)}`
    : null;
}
