/** The columns by which a table of results comes back in. One row is one indicator in one period. */
export const RESULT_COLUMNS = {
  lineId: "Line number",
  indicatorId: "Indicator number",
  periodEndsOn: "Period ends",
  value: "Result",
  spent: "Spent in the period (£)",
  note: "Note",
} as const;
export type ResultColumn = keyof typeof RESULT_COLUMNS;

/** Without these nobody knows of which result a row is. */
export const NEEDED_COLUMNS = [
  "indicatorId",
  "periodEndsOn",
  "value",
] as const satisfies readonly ResultColumn[];
