import type { Frequency } from "./period";

/** What the office set for results: no framework's content, so never frozen. */
export interface ResultsSetting {
  /** Days after the end of a period, on the last of which its return is due. */
  returnDays: number;
  /** Percent: from what difference on a result is more than near what was expected. */
  limitPercent: number;
  /** Pence a year, from which on every half-year and every quarter is suggested; null where the office suggests neither. */
  halfYearlyFrom: number | null;
  quarterlyFrom: number | null;
}

/** Rule 39: in proportion to value. @param yearAmount pence: the largest of a year; null where none is stated */
export function suggestedFrequency(
  yearAmount: number | null,
  { halfYearlyFrom, quarterlyFrom }: Pick<ResultsSetting, "halfYearlyFrom" | "quarterlyFrom">,
): Frequency {
  const reaches = (from: number | null) => from !== null && yearAmount !== null && yearAmount >= from;
  if (reaches(quarterlyFrom)) return "quarter";
  return reaches(halfYearlyFrom) ? "half_year" : "full_year";
}
