import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";

/** What a baseline, with which nothing before it is compared, rose or fell by since the year before it. */
export interface SinceTotalBefore {
  before: number;
  year: number;
  now: number;
}

/** A sentence for a page, with the rise worked out. */
export function sinceTotalBefore({ before, year, now }: SinceTotalBefore): string {
  const by = now - before;
  const first = `${formatFinancialYear(year - 1)} is stated to have come to ${formatMoney(before)}.`;
  if (by === 0) return `${first} ${formatFinancialYear(year)} comes to the same.`;
  const share = before === 0 ? "" : `, which is ${((Math.abs(by) / Math.abs(before)) * 100).toFixed(1)}%`;
  return `${first} ${formatFinancialYear(year)} comes to ${formatMoney(now)}: it ${by > 0 ? "rose" : "fell"} by ${formatMoney(Math.abs(by))}${share}.`;
}
