import type { ColumnMapping, Sheet } from "~/domain/budget/imported-budget";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { sheetWidth, yearOfColumn } from "./columns.parse";
import type { SheetRow } from "./sheet-rows.parse";
import { readYearHeading } from "./year-heading.parse";

interface NotedRow {
  row: number;
  text: string;
}

/** What the person should read of how the rows were taken, gathered so that it is said once for many rows. */
export class ImportNotices {
  /** `isOfNothing`: it has amounts, but the sheet does not say of what. */
  readonly totalsLeftOut: (NotedRow & { isOfNothing: boolean })[] = [];
  readonly totalsTaken: (NotedRow & { priority: string })[] = [];
  readonly linesNamedTotal: NotedRow[] = [];
  readonly unnamedTotal: number[] = [];
  readonly belowNothing: NotedRow[] = [];
  readonly beneathGrandTotal: number[] = [];
  private readonly texts: NotedRow[] = [];
  private readonly methods = new Map<string, number[]>();
  private readonly filled = new Map<string, number[]>();
  private readonly unstated: NotedRow[] = [];

  textLeftOut({ row, words }: SheetRow): void {
    this.texts.push({ row, text: words.join(" – ") });
  }

  unknownMethod(row: number, text: string): void {
    addTo(this.methods, text, row);
  }

  notStated(row: number, service: string, years: readonly number[]): void {
    const inYears = listed(years.map(formatFinancialYear));
    this.unstated.push({ row, text: `${service || "a line without a name"} in ${inYears}` });
  }

  filledDown(row: number, priority: string): void {
    addTo(this.filled, priority, row);
  }

  /** @param repeated rows that repeat the headings */
  inWords(repeated: readonly number[]): string[] {
    const { texts, unnamedTotal, beneathGrandTotal } = this;
    return [
      ...some(
        repeated,
        (rows) => `${rows} the headings, and ${are(repeated)} left out.`,
        "repeats",
        "repeat",
      ),
      ...[...this.filled].map(
        ([priority, rows]) =>
          `${rowsInWords(rows)} ${rows.length > 1 ? "name" : "names"} no priority, and ${are(rows)} taken under “${priority}”, which stands above.`,
      ),
      ...this.totalsTaken.map(
        ({ row, text, priority }) =>
          `Row ${row}, “${short(text)}”, is taken as the sub-total of the lines above it, under “${priority}”.`,
      ),
      ...some(
        unnamedTotal,
        (rows) =>
          `${rows} no name, and ${are(unnamedTotal)} taken as a total: it is what the lines above add up to.`,
        "has",
        "have",
      ),
      ...this.totalsLeftOut.map(({ row, text, isOfNothing }) =>
        isOfNothing
          ? `Row ${row}, “${short(text)}”, is left out: the sheet does not say of what it is the total.`
          : `Row ${row}, “${short(text)}”, is left out: it has no amounts.`,
      ),
      ...this.linesNamedTotal.map(
        ({ row, text }) => `Row ${row}, “${short(text)}”, is taken as a budget line, not as a total.`,
      ),
      ...some(
        beneathGrandTotal,
        (rows) =>
          `${rows} beneath the grand total, and ${are(beneathGrandTotal)} taken into the budget all the same.`,
        "stands",
        "stand",
      ),
      ...[...this.methods].map(
        ([text, rows]) =>
          `${rowsInWords(rows)}: “${short(text)}” is none of the commissioning methods. It is kept in the note.`,
      ),
      ...this.belowNothing.map(
        ({ row, text }) =>
          `Row ${row}, “${short(text)}”, has an amount below £0. It is taken as income, or as a saving still to be found.`,
      ),
      ...this.unstated.map(
        ({ row, text }) =>
          `Row ${row}: the amount of ${text} is taken as not stated. It counts as neither a figure nor £0.`,
      ),
      ...some(
        texts.map(({ row }) => row),
        (rows) =>
          `${rows} text but no amounts, and ${are(texts)} left out: ${quoted(texts.map(({ text }) => text))}.`,
        "has",
        "have",
      ),
    ];
  }
}

/** What the person should read of how the columns were taken. */
export function columnNotices(sheet: Sheet, { headingRow, columns }: ColumnMapping): string[] {
  const headings = sheet.rows[headingRow] ?? [];
  const positions = Array.from({ length: sheetWidth(sheet) }, (_, index) => index);
  const ignored = positions.filter(
    (index) =>
      (columns[index] ?? "ignore") === "ignore" &&
      sheet.rows.some((row, number) => number > headingRow && (row[index] ?? "").trim() !== ""),
  );
  const years = new Set(columns.map(yearOfColumn));
  const yearOf = (index: number) => readYearHeading(headings[index] ?? "")?.year ?? null;
  const isSecond = (index: number) => yearOf(index) !== null && years.has(yearOf(index));
  const others = ignored.filter((index) => !isSecond(index));
  const named = (index: number) => {
    const heading = (headings[index] ?? "").replace(/\s+/gu, " ").trim();
    return heading === "" ? columnLetters(index) : `${columnLetters(index)} (“${short(heading)}”)`;
  };
  return [
    ...columns.flatMap((column, index) => {
      const read = readYearHeading(headings[index] ?? "");
      return read?.notice && yearOfColumn(column) === read.year ? [read.notice] : [];
    }),
    ...ignored
      .filter(isSecond)
      .map(
        (index) =>
          `Column ${named(index)} is left out: another column holds ${formatFinancialYear(yearOf(index) ?? 0)}.`,
      ),
    ...(others.length === 0
      ? []
      : [
          `${others.length > 1 ? "Columns" : "Column"} ${listed(others.map(named))} ${are(others)} left out.`,
        ]),
  ];
}

function addTo(rowsByText: Map<string, number[]>, text: string, row: number): void {
  const rows = rowsByText.get(text);
  if (rows) rows.push(row);
  else rowsByText.set(text, [row]);
}

/** As a spreadsheet names its columns: A to Z, then AA. */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function some(
  rows: readonly number[],
  sentence: (rowsAndVerb: string) => string,
  one: string,
  many: string,
): string[] {
  return rows.length === 0 ? [] : [sentence(`${rowsInWords(rows)} ${rows.length > 1 ? many : one}`)];
}

function are({ length }: { length: number }): string {
  return length > 1 ? "are" : "is";
}

/** `Row 3`, `Rows 3 to 5, 9 and 11`. @param rows ascending */
export function rowsInWords(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run?.[1] === row - 1) run[1] = row;
    else runs.push([row, row]);
  }
  const parts = runs.flatMap(([first, last]) => {
    if (first === last) return [String(first)];
    return last === first + 1 ? [String(first), String(last)] : [`${first} to ${last}`];
  });
  return `${rows.length > 1 ? "Rows" : "Row"} ${listed(parts)}`;
}

const MOST_QUOTED = 5;

function quoted(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_QUOTED).map((text) => `“${short(text)}”`);
  return texts.length > MOST_QUOTED
    ? `${shown.join(", ")} and ${texts.length - MOST_QUOTED} more`
    : listed(shown);
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}
