import type { DueDate } from "../actions/due-date";
import { targetInWords, targetOf } from "../actions/due-date";
import { dateParts, type CalendarDate } from "../shared/calendar-date";
import type { LineContract } from "./line-contract";

/** A contract that ends, with the line that it is of. */
export interface EndingContract {
  lineId: number;
  service: string;
  end: DueDate;
  contract: LineContract;
  /** The service of the line that follows; null where none does. */
  followedBy: string | null;
  framework: { id: number; title: string };
}

/** What comes after a contract’s end, in words; null where nobody has said it (rule 35). */
export function whatComesThen({
  contract: { extension, endsBecause },
  followedBy,
}: Pick<EndingContract, "contract" | "followedBy">): string | null {
  const said = [
    ...(followedBy === null ? [] : [`Followed by ${followedBy}`]),
    ...(extension ? [`May be extended until ${targetInWords(targetOf(extension))}`] : []),
    ...(endsBecause === undefined ? [] : [`It ends, because ${endsBecause}`]),
  ];
  return said.length === 0 ? null : said.join(". ");
}

/** How early an office may want to be reminded of a contract’s end. */
export const MOST_CONTRACT_MONTHS = 36;
export const isContractMonths = (months: number): boolean =>
  Number.isInteger(months) && months >= 1 && months <= MOST_CONTRACT_MONTHS;

/**
 * The same day so many months later, or the last of that month where it has no such day.
 * @param months whole, 0 or more
 */
export function monthsAfter(day: CalendarDate, months: number): CalendarDate {
  const { year, month, day: dayOfMonth } = dateParts(day);
  const first = new Date(Date.UTC(Number(year), Number(month) - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(Number(dayOfMonth), last));
  return first.toISOString().slice(0, 10) as CalendarDate;
}
