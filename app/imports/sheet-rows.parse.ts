import {
  TEXT_COLUMNS,
  type ColumnMapping,
  type Sheet,
  type TextColumn,
} from "~/domain/budget/imported-budget";
import { plainHeading } from "./year-heading.parse";
import { yearOfColumn } from "./columns.parse";

/** A row beneath the headings, its cells by what the mapping says of their columns. */
export interface SheetRow {
  /** Counted from 1, as a spreadsheet does. */
  row: number;
  texts: Readonly<Record<TextColumn, string>>;
  amounts: readonly AmountCell[];
  /** What stands in any column that is no amount, in order. */
  words: readonly string[];
}

export interface AmountCell {
  year: number;
  /** `<row>:<column>`, both counted from 1. */
  key: string;
  text: string;
}

/** The rows beneath the headings that hold anything, without those that repeat the headings. */
export function readRows({ rows }: Sheet, mapping: ColumnMapping): { rows: SheetRow[]; repeated: number[] } {
  const headings = (rows[mapping.headingRow] ?? []).map(plainHeading);
  const read: SheetRow[] = [];
  const repeated: number[] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= mapping.headingRow || cells.every((cell) => cell.trim() === "")) continue;
    if (repeatsHeadings(cells, headings, mapping)) repeated.push(index + 1);
    else read.push(readRow(cells, index + 1, mapping));
  }
  return { rows: read, repeated };
}

/** Every mapped cell is as in the headings: there are at least two, the service and a year. */
function repeatsHeadings(cells: readonly string[], headings: readonly string[], { columns }: ColumnMapping) {
  return columns.every(
    (column, index) => column === "ignore" || plainHeading(cells[index] ?? "") === (headings[index] ?? ""),
  );
}

/** What is written over several lines in a cell stays so in these. */
const LONG_TEXTS: readonly TextColumn[] = ["provision", "note"];

function readRow(cells: readonly string[], row: number, { columns }: ColumnMapping): SheetRow {
  const cellOf = (column: TextColumn) => {
    const text = (cells[columns.indexOf(column)] ?? "").trim();
    return LONG_TEXTS.includes(column) ? text : text.replace(/\s+/gu, " ");
  };
  return {
    row,
    texts: Object.fromEntries(TEXT_COLUMNS.map((column) => [column, cellOf(column)])) as Record<
      TextColumn,
      string
    >,
    amounts: columns.flatMap((column, index) => {
      const year = yearOfColumn(column);
      return year === null ? [] : [{ year, key: `${row}:${index + 1}`, text: (cells[index] ?? "").trim() }];
    }),
    words: cells
      .filter((_, index) => yearOfColumn(columns[index] ?? "ignore") === null)
      .map((cell) => cell.replace(/\s+/gu, " ").trim())
      .filter((cell) => cell !== ""),
  };
}

/** Whether anything stands in an amount's place, be it a dash. */
export function hasAmounts({ amounts }: SheetRow): boolean {
  return amounts.some(({ text }) => text !== "");
}

/** Whether the row says by whom, how or to what end: as lines do, and totals and headings do not. */
export function describesService({ texts }: SheetRow): boolean {
  const { deliveryOrganisation, provision, method, fundedWith } = texts;
  return [deliveryOrganisation, provision, method, fundedWith].some((text) => text !== "");
}
