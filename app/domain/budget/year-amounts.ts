/** Pence for each financial year, by the calendar year in which it starts. */
export type YearAmounts = Readonly<Record<number, number>>;
