import type { YearAmounts } from "./year-amounts";
import type { CommissioningMethod } from "./budget";
import { CONTRACT_FIELDS, type ContractWords } from "./contract-words";

/** What can be imported at once: bytes of a file; rows and columns of a sheet, without what is empty at their end. */
export const IMPORT_LIMITS = { bytes: 20 * 1024 * 1024, rows: 20_000, columns: 60 } as const;

/** A sheet as it was read: text in rows and columns, nothing understood yet. Rows may be shorter than others. */
export interface Sheet {
  name: string;
  rows: readonly (readonly string[])[];
  /** What the file says of the sheet besides its texts; absent where it says nothing more. */
  facts?: SheetFacts;
}

/** Rows by column, both counted from 1 as a spreadsheet does. */
export type CellPlaces = Readonly<Record<number, readonly number[]>>;

/** What a workbook says of a sheet that its texts do not show. */
export interface SheetFacts {
  /** The sheet itself is hidden. */
  isHidden?: true;
  /** Numbers of rows and columns that are not shown, be it by a filter. */
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  /** Cells in which a formula came to nought: that may mean that it was never calculated. */
  noughts?: CellPlaces;
  /** Cells whose number format shows thousands or millions, while the number is in full. */
  scaled?: CellPlaces;
  /** Cells whose formula takes figures from another file. */
  linked?: CellPlaces;
  merged?: readonly MergedCells[];
}

/** Cells that are drawn as one: the first has the text. */
export interface MergedCells {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Stands where a formula has no result in the file: what nobody calculated is no figure, and no £0. */
export const NOT_CALCULATED = "(not calculated)";

/** In what the figures of a column are written. */
export const AMOUNT_UNITS = ["pounds", "thousands", "millions"] as const;
export type AmountUnit = (typeof AMOUNT_UNITS)[number];

/** What a column holds. Amounts are held by year, named by the calendar year in which each starts. */
export const TEXT_COLUMNS = [
  "priority",
  "service",
  "deliveryOrganisation",
  "provision",
  "method",
  "fundedWith",
  "reach",
  "note",
  ...CONTRACT_FIELDS,
] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];
/** In a ledger each row has a `year`, and an `amount` for it. */
export type ImportColumn = TextColumn | `year-${number}` | "year" | "amount" | "ignore";

export interface ColumnMapping {
  /** Position in the file's sheets. */
  sheet: number;
  /** Position in the sheet's rows; what stands above it is left out. */
  headingRow: number;
  /** One for each column of the sheet, in order. */
  columns: readonly ImportColumn[];
  /** One for each column; what stands in columns without amounts does not matter. As the sheet says where it is absent. */
  units?: readonly AmountUnit[];
}

/** What a person decided about the sheet as a whole, beside answers about single cells. */
export interface ImportChoices {
  /** Whether amounts with a fraction of a penny are rounded, or asked for one by one. */
  roundsFractions?: boolean;
  /** Rows left out, by their number, each with why. */
  leftOut?: Readonly<Record<number, string>>;
}

/** Amounts with a fraction of a penny, about which a person is asked once. */
export interface FractionsOfAPenny {
  /** Amounts, those of stated totals among them. */
  count: number;
  /** Pence by which the lines together move when each is rounded: it may be a fraction itself. */
  moves: number;
}

/** A cell that cannot be read with certainty: the person is asked. */
export interface ImportQuestion {
  /** `<row>:<column>`, both counted from 1 as a spreadsheet does. */
  key: string;
  row: number;
  year: number;
  /** The service, or the label of a stated total. */
  subject: string;
  isTotal: boolean;
  /** What stands in the cell. */
  text: string;
  /** A sentence: why it cannot be read. */
  why: string;
}

/** Amounts in pence by question key, as the person gave them; null where none is stated: a total is then left out. */
export type ImportAnswers = Readonly<Record<string, number | null>>;

export interface ImportedLine {
  /** Counted from 1, as a spreadsheet does: its identity within the import. */
  row: number;
  /** Empty where the sheet gives none. */
  priority: string;
  service: string;
  deliveryOrganisation: string;
  provision: string;
  method: CommissioningMethod | null;
  fundedWith: string;
  /** Pence. A year that is missing is not stated, or has an unanswered question. */
  amounts: YearAmounts;
  /** Years whose cell is blank, a dash or "nil": taken as £0, and said so. */
  blankYears: readonly number[];
  reach: string;
  note: string;
  /** As it can be read; absent where the sheet says nothing of it. */
  contract?: ContractWords;
}

/** A sub-total, or a grand total where the priority is null, as the sheet states it. */
export interface ImportedTotal {
  row: number;
  label: string;
  priority: string | null;
  year: number;
  pence: number;
}

/** A sheet as understood. */
export interface ImportedBudget {
  years: readonly number[];
  /** Names, in the sheet's order. */
  priorities: readonly string[];
  lines: readonly ImportedLine[];
  totals: readonly ImportedTotal[];
  /** Those not yet answered. */
  questions: readonly ImportQuestion[];
  /** Null where there are none, or where it is decided what becomes of them. */
  fractions: FractionsOfAPenny | null;
  /** Numbers of rows of a ledger with an amount, but without a year that can be read. */
  withoutYear?: readonly number[];
  /** Sentences the person should read: what was left out, what was taken as something. */
  notices: readonly string[];
}

/**
 * What the person decided about imported rows, by row: the id of the line it is, or null for a new one. A row that is
 * not here is matched as proposed.
 */
export type LineMatches = Readonly<Record<number, number | null>>;
