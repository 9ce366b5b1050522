import {
  NOT_CALCULATED,
  TEXT_COLUMNS,
  type AmountUnit,
  type CellPlaces,
  type ColumnMapping,
  type ImportChoices,
  type ImportColumn,
  type Sheet,
  type TextColumn,
} from "~/domain/budget/imported-budget";
import { readUnit, unitsOf } from "./amount-units.parse";
import { readAmount, type ReadAmount } from "./amount.parse";
import { cellKey, readMerges, type Merges } from "./merged-cells.parse";
import { putTogether, type PutTogether } from "./ledger.parse";
import { readTotalLabel } from "./total-label.parse";
import { plainHeading, readYearHeading } from "./year-heading.parse";
import { holdsAmounts, yearOfColumn } from "./columns.parse";

/** A row beneath the headings, its cells by what the mapping says of their columns. */
export interface SheetRow {
  /** Counted from 1, as a spreadsheet does. */
  row: number;
  texts: Readonly<Record<TextColumn, string>>;
  amounts: readonly AmountCell[];
  /** What stands in any column that is no amount, in order. */
  words: readonly string[];
  /** Its number where it is hidden; of a line that was put together, those of its rows that are. */
  hidden: readonly number[];
  /** Whether a text of it is that of a formula that was never calculated. */
  lacksText: boolean;
  /** In a ledger: it has an amount, and its year cannot be read. */
  hasAmountWithoutYear: boolean;
}

export interface AmountCell {
  year: number;
  /** As `cellKey` writes it. */
  key: string;
  text: string;
  amount: ReadAmount;
  unit: AmountUnit;
  /** A formula came to it, and it is £0. */
  isNoughtOfFormula: boolean;
}

export interface ReadRows {
  rows: SheetRow[];
  /** Numbers of rows that repeat the headings. */
  repeated: number[];
  /** Numbers of rows that say nothing but the unit of the columns. */
  ofUnits: number[];
  /** Those that the person left out. */
  leftOut: SheetRow[];
  merges: Merges;
  /** Those of the columns, or of the rows of a ledger; ascending. */
  years: number[];
  /** Null where the sheet is no ledger. */
  ledger: Ledger | null;
}

/** How the rows of a ledger were put together. */
export interface Ledger extends Pick<PutTogether, "differing"> {
  /** Rows that had an amount, and lines that came of them. */
  rowCount: number;
  lineCount: number;
  /** Numbers of rows with an amount, but without a year that can be read; and of totals of no year. */
  withoutYear: readonly number[];
  totalsWithoutYear: readonly number[];
  /** Sentences: years that were read in one of two ways. */
  yearNotices: readonly string[];
}

/** The rows beneath the headings that hold anything, without those that repeat the headings or say the units. */
export function readRows(sheet: Sheet, mapping: ColumnMapping, { leftOut = {} }: ImportChoices): ReadRows {
  const headings = (sheet.rows[mapping.headingRow] ?? []).map(plainHeading);
  const merges = readMerges(sheet, mapping);
  const readRow = rowReader(sheet, mapping, merges);
  const years = mapping.columns.flatMap((column) => yearOfColumn(column) ?? []).sort((a, b) => a - b);
  const read: ReadRows = { rows: [], repeated: [], ofUnits: [], leftOut: [], merges, years, ledger: null };
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= mapping.headingRow || cells.every((cell) => cell.trim() === "")) continue;
    if (repeatsHeadings(cells, headings, mapping)) read.repeated.push(index + 1);
    else if (saysUnits(cells)) read.ofUnits.push(index + 1);
    else (leftOut[index + 1] === undefined ? read.rows : read.leftOut).push(readRow(cells, index + 1));
  }
  return mapping.columns.includes("year") ? asLedger(read, sheet, mapping) : read;
}

function asLedger(read: ReadRows, sheet: Sheet, { headingRow, columns }: ColumnMapping): ReadRows {
  const years = [...new Set(read.rows.flatMap(({ amounts }) => amounts.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const { rows, withoutYear, differing } = putTogether(read.rows, years);
  const isTotal = ({ words }: SheetRow) => words.some((word) => readTotalLabel(word)?.isSure === true);
  const numbers = (those: readonly SheetRow[]) => those.map(({ row }) => row);
  const cells = sheet.rows.slice(headingRow + 1).map((row) => row[columns.indexOf("year")] ?? "");
  const yearNotices = [...new Set(cells)].flatMap((cell) => readYearHeading(cell)?.notice ?? []);
  const withAmounts = ({ amounts }: SheetRow) => amounts.length > 0;
  return {
    ...read,
    rows,
    years,
    ledger: {
      withoutYear: numbers(withoutYear.filter((row) => !isTotal(row))),
      totalsWithoutYear: numbers(withoutYear.filter(isTotal)),
      differing,
      yearNotices,
      rowCount: read.rows.filter(withAmounts).length,
      lineCount: rows.filter(withAmounts).length,
    },
  };
}

/** Every mapped cell is as in the headings: there are at least two, the service and a year. */
function repeatsHeadings(cells: readonly string[], headings: readonly string[], { columns }: ColumnMapping) {
  return columns.every(
    (column, index) => column === "ignore" || plainHeading(cells[index] ?? "") === (headings[index] ?? ""),
  );
}

/** The longest that says a unit and no more: "(£ thousands)". */
const LONGEST_UNIT = 20;

function saysUnits(cells: readonly string[]): boolean {
  return cells.every((cell) => {
    const text = cell.trim();
    return (
      text === "" ||
      text === "£" ||
      (text.length <= LONGEST_UNIT && !/[1-9]/u.test(text) && readUnit(text) !== null)
    );
  });
}

/** What is written over several lines in a cell stays so in these. */
const LONG_TEXTS: readonly TextColumn[] = [
  "provision",
  "note",
  "organisations",
  "partners",
  "projects",
  "toAgree",
  "endsBecause",
];

function rowReader({ facts = {}, ...sheet }: Sheet, mapping: ColumnMapping, merges: Merges) {
  const { columns } = mapping;
  const units = unitsOf(sheet, mapping);
  const namesYear = columns.indexOf("year");
  const isText = (column: ImportColumn) => column !== "year" && !holdsAmounts(column);
  const [isNought, isScaled, isLinked] = [facts.noughts, facts.scaled, facts.linked].map(isAmong);
  const hiddenRows = new Set(facts.hiddenRows);
  const isUncalculated = (text: string, row: number, index: number) =>
    text === NOT_CALCULATED || (text === "0" && isNought?.(row, index + 1));

  return (cells: readonly string[], row: number): SheetRow => {
    const written = (index: number) =>
      merges.texts.get(cellKey(row, index + 1)) ?? (cells[index] ?? "").trim();
    const cellOf = (column: TextColumn) => {
      const index = columns.indexOf(column);
      const text = index === -1 ? "" : written(index);
      if (isUncalculated(text, row, index)) return "";
      return LONG_TEXTS.includes(column) ? text : text.replace(/\s+/gu, " ");
    };
    const amountOf = (year: number, index: number): AmountCell => {
      const key = cellKey(row, index + 1);
      const shared = merges.amounts.get(key);
      const text = shared?.text ?? (cells[index] ?? "").trim();
      const unit = isScaled?.(row, index + 1) ? "pounds" : (units[index] ?? "pounds");
      const amount = readAmount(text, unit);
      const why = shared
        ? `“${text}” stands in a merged cell, over ${shared.keys.length} amounts. Say how much of it this one is.`
        : isLinked?.(row, index + 1)
          ? `The figure comes from another file. “${text}” is what it was when that was last looked up: say what it is.`
          : null;
      return {
        ...{ year, key, text, unit },
        amount: why === null || amount.kind === "blank" ? amount : { kind: "unreadable", why },
        isNoughtOfFormula: text === "0" && isNought?.(row, index + 1) === true,
      };
    };
    const yearOfRow = namesYear === -1 ? null : (readYearHeading(written(namesYear))?.year ?? null);
    return {
      row,
      texts: Object.fromEntries(TEXT_COLUMNS.map((column) => [column, cellOf(column)])) as Record<
        TextColumn,
        string
      >,
      amounts: columns.flatMap((column, index) => {
        const year = column === "amount" ? yearOfRow : yearOfColumn(column);
        return year === null ? [] : [amountOf(year, index)];
      }),
      words: cells
        .filter((cell, index) => isText(columns[index] ?? "ignore") && cell !== NOT_CALCULATED)
        .map((cell) => cell.replace(/\s+/gu, " ").trim())
        .filter((cell) => cell !== ""),
      hidden: hiddenRows.has(row) ? [row] : [],
      lacksText: columns.some(
        (column, index) =>
          column !== "ignore" && isText(column) && isUncalculated((cells[index] ?? "").trim(), row, index),
      ),
      hasAmountWithoutYear:
        namesYear !== -1 &&
        yearOfRow === null &&
        readAmount((cells[columns.indexOf("amount")] ?? "").trim()).kind !== "blank",
    };
  };
}

function isAmong(places: CellPlaces | undefined): (row: number, column: number) => boolean {
  const rowsOf = new Map(
    Object.entries(places ?? {}).map(([column, rows]) => [Number(column), new Set(rows)]),
  );
  return (row, column) => rowsOf.get(column)?.has(row) ?? false;
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
