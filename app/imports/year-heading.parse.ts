import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { withoutInvisible } from "~/domain/shared/invisible-characters";

export interface YearHeading {
  /** The calendar year in which the financial year starts. */
  year: number;
  /** A sentence, where the heading could be read otherwise. */
  notice: string | null;
}

const PAIR = /(?<![\d/])((?:19|20)\d\d) ?(?:[-/]|to) ?((?:19|20)\d\d|\d\d)(?![\d/])/gu;
const SHORT_PAIR = /(?<![\d/])(?:fy ?)?(\d\d)\/(\d\d)(?![\d/])|\bfy ?(\d\d)-(\d\d)(?!\d)/gu;
const SINGLE = /\bfy ?'?((?:19|20)?\d\d)(?![\d/-])/gu;

/** A column of such a heading has figures of a year, but not its budget. */
const NOT_A_BUDGET =
  /%|\b(?:actuals?|outturn|variance|var|change|difference|movement|increase|decrease|growth|spen[dt]|q[1-4]|quarter)\b/u;

/**
 * The financial year that a heading names: "2018/19 (£)", "Budget 2018-2019", "FY18/19", "FY2019". Null where it names
 * none or more than one, where the halves do not follow one another, or where it says that the figures are no budget.
 *
 * A single year is the one in which the financial year ends, as is usual in the United Kingdom: FY2019 is 2018/19.
 */
export function readYearHeading(heading: string): YearHeading | null {
  const text = plainHeading(heading);
  if (NOT_A_BUDGET.test(text)) return null;
  const pairs = [...text.matchAll(PAIR), ...text.matchAll(SHORT_PAIR)].map(
    ([, from = "", to = "", shortFrom, shortTo]) => consecutive(shortFrom ?? from, shortTo ?? to),
  );
  if (pairs.length > 0) return oneYear(pairs, null);
  const ends = [...text.matchAll(SINGLE)].map(([, end = ""]) => fullYear(end) - 1);
  const [year] = ends;
  if (year === undefined) return null;
  return oneYear(
    ends,
    `“${heading.trim()}” is read as ${formatFinancialYear(year)}, the financial year that ends in ${year + 1}.`,
  );
}

/** Whether the heading says "budget", so that of two columns of one year it is the one that counts. */
export function saysBudget(heading: string): boolean {
  return /\bbudget\b/u.test(plainHeading(heading));
}

/** Lower case, one kind of dash and of blank, without what is not seen. */
export function plainHeading(heading: string): string {
  return withoutInvisible(heading)
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}

function oneYear(years: readonly (number | null)[], notice: string | null): YearHeading | null {
  const [year] = years;
  return year == null || years.some((other) => other !== year) ? null : { year, notice };
}

function consecutive(from: string, to: string): number | null {
  const start = fullYear(from);
  return Number(to) === (to.length === 2 ? (start + 1) % 100 : start + 1) ? start : null;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
