import type {
  AmountUnit,
  ColumnMapping,
  FractionsOfAPenny,
  ImportChoices,
  Sheet,
} from "~/domain/budget/imported-budget";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { exampleOf, statedUnits, unitsOf } from "./amount-units.parse";
import { readAmount } from "./amount.parse";
import { holdsAmounts, sheetWidth, yearOfColumn } from "./columns.parse";
import type { Ledger, ReadRows, SheetRow } from "./sheet-rows.parse";
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
  readonly totalsNotCalculated: number[] = [];
  /** Merged amounts that the person shared so that they come to something else. */
  readonly sharedOtherwise: { rows: readonly number[]; sum: number; whole: number }[] = [];
  /** Null where none was rounded. */
  fractions: FractionsOfAPenny | null = null;
  private readonly texts: NotedRow[] = [];
  private readonly methods = new Map<string, number[]>();
  private readonly contracts = new Map<string, number[]>();
  private readonly filled = new Map<string, number[]>();
  private readonly unstated: NotedRow[] = [];
  private readonly noughts: NotedRow[] = [];
  private readonly hidden: NotedRow[] = [];
  private readonly lackText: number[] = [];

  textLeftOut({ row, words }: SheetRow): void {
    this.texts.push({ row, text: words.join(" – ") });
  }

  unknownMethod(row: number, text: string): void {
    addTo(this.methods, text, row);
  }

  /** @param words the column and what stands in it */
  unreadContract(row: number, words: string): void {
    addTo(this.contracts, words, row);
  }

  notStated(row: number, service: string, years: readonly number[]): void {
    const inYears = listed(years.map(formatFinancialYear));
    this.unstated.push({ row, text: `${service || "a line without a name"} in ${inYears}` });
  }

  /** @param amounts those that are certain, in pence by year */
  lineRead(row: SheetRow, amounts: readonly (readonly [year: number, pence: number])[]): void {
    const name = `“${short(row.texts.service)}”`;
    const ofFormula = row.amounts
      .filter(({ isNoughtOfFormula }) => isNoughtOfFormula)
      .map(({ year }) => year);
    if (ofFormula.length > 0) {
      this.noughts.push({ row: row.row, text: `${name} in ${listed(ofFormula.map(formatFinancialYear))}` });
    }
    for (const hidden of row.hidden) {
      const years = row.amounts.filter(({ key }) => key.startsWith(`${hidden}:`)).map(({ year }) => year);
      const own = amounts.filter(([year]) => years.includes(year));
      this.hidden.push({ row: hidden, text: `${name}, ${amountsInWords(own)}` });
    }
    if (row.lacksText) this.lackText.push(row.row);
  }

  filledDown(row: number, priority: string): void {
    addTo(this.filled, priority, row);
  }

  inWords(
    { repeated, ofUnits, leftOut, merges, ledger }: Omit<ReadRows, "rows">,
    choices: ImportChoices,
  ): string[] {
    const { texts, unnamedTotal, beneathGrandTotal } = this;
    return [
      ...this.ofAmounts(),
      ...(ledger ? ledgerInWords(ledger) : []),
      ...leftOut.map(
        (row) =>
          `Row ${row.row}, “${short(row.words.join(" – "))}”, ${amountsInWords(certain(row))}, is left out by you: ${choices.leftOut?.[row.row] ?? ""}`,
      ),
      ...some(
        ofUnits,
        (rows) => `${rows} the unit of the columns, and ${are(ofUnits)} left out.`,
        "says",
        "say",
      ),
      ...merges.spread.map(
        ({ text, rows }) =>
          `${rowsInWords(rows)} share a merged cell: “${short(text)}” is taken for each of them.`,
      ),
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
      ...[...this.contracts].map(
        ([words, rows]) =>
          `${rowsInWords(rows)}: “${short(words)}” cannot be read as the contract’s. It is kept in the note.`,
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

  /** What bears on amounts comes first. */
  private ofAmounts(): string[] {
    const { fractions, noughts, hidden, lackText, totalsNotCalculated } = this;
    return [
      ...(fractions && fractions.count > 0
        ? [`${fractionsInWords(fractions)} Each is rounded to the nearest penny.`]
        : []),
      ...this.sharedOtherwise.map(
        ({ rows, sum, whole }) =>
          `A merged cell over ${rowsInWords(rows).toLowerCase()} says ${formatMoney(whole)}; what you gave for it comes to ${formatMoney(sum)}.`,
      ),
      ...(noughts.length === 0
        ? []
        : [
            `A formula came to £0 in ${each(noughts)}. Some programs keep £0 where a formula was never calculated: where that cannot be, calculate the workbook again (in LibreOffice with Ctrl, Shift and F9), save it, and upload it again.`,
          ]),
      ...hidden.map(
        ({ row, text }) => `Row ${row} is hidden in the sheet, and is read all the same: ${text}.`,
      ),
      ...some(
        lackText,
        (rows) => `${rows} a text by a formula that was never calculated. It is taken as blank.`,
        "has",
        "have",
      ),
      ...some(
        totalsNotCalculated,
        (rows) => `${rows} by formulas that were never calculated. Such totals are left out.`,
        "states a total",
        "state totals",
      ),
    ];
  }
}

function ledgerInWords({ rowCount, lineCount, totalsWithoutYear, differing, yearNotices }: Ledger): string[] {
  return [
    `Each row has the amount of one year. ${rowCount.toLocaleString("en-GB")} rows are put together by priority, service and delivery organisation, and come to ${lineCount.toLocaleString("en-GB")}. A year of which a line has no row is taken as £0.`,
    ...yearNotices,
    ...some(
      totalsWithoutYear,
      (rows) => `${rows} a total of no one year, and ${are(totalsWithoutYear)} left out.`,
      "has",
      "have",
    ),
    ...differing
      .slice(0, MOST_NAMED)
      .map(
        ({ rows, text, others }) =>
          `${rowsInWords(rows)} are one line, and do not say the same: “${short(text)}” is taken, not ${quoted(others)}.`,
      ),
    ...(differing.length > MOST_NAMED
      ? [`In ${(differing.length - MOST_NAMED).toLocaleString("en-GB")} more cases the first text is taken.`]
      : []),
  ];
}

/** "3 amounts have a fraction of a penny. Rounding them moves the total by £0.01." */
export function fractionsInWords({ count, moves }: FractionsOfAPenny): string {
  const pence = Math.round(moves) || 0;
  const moved = pence === 0 ? "by less than a penny" : `by ${formatMoney(pence, { signed: true })}`;
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "amount has" : "amounts have"} a fraction of a penny. Rounding moves the total of the lines ${moved}.`;
}

function certain({ amounts }: SheetRow): (readonly [number, number])[] {
  return amounts.flatMap(({ year, amount }) => ("pence" in amount ? [[year, amount.pence] as const] : []));
}

function amountsInWords(amounts: readonly (readonly [year: number, pence: number])[]): string {
  return amounts.length === 0
    ? "without an amount that can be read"
    : listed(amounts.map(([year, pence]) => `${formatMoney(pence)} in ${formatFinancialYear(year)}`));
}

const MOST_NAMED = 20;

function each(rows: readonly NotedRow[]): string {
  const named = rows.slice(0, MOST_NAMED).map(({ row, text }) => `row ${row}, ${text}`);
  const more = rows.length - named.length;
  return more > 0 ? `${named.join("; ")}; and ${more.toLocaleString("en-GB")} rows more` : named.join("; ");
}

const UNIT_NAMES: Record<AmountUnit, string> = {
  pounds: "pounds",
  thousands: "thousands of pounds",
  millions: "millions of pounds",
};

/** "45 is read as £45,000"; empty where there is no amount to show it by. */
export function unitExample(
  sheet: Pick<Sheet, "rows" | "facts">,
  headingRow: number,
  index: number,
  unit: AmountUnit,
): string {
  const example = exampleOf(sheet, headingRow, index);
  const amount = example === null ? null : readAmount(example, unit);
  return example !== null && amount && "pence" in amount
    ? `${example} is read as ${formatMoney(amount.pence)}`
    : "";
}

/** Each unit but pounds is said, and pounds where the sheet says something else. */
function unitNotices(sheet: Sheet, mapping: ColumnMapping): string[] {
  const { headingRow, columns } = mapping;
  const said = statedUnits(sheet, headingRow, { width: columns.length });
  const places = unitsOf(sheet, mapping).map((unit, index) => ({ unit, index, stated: said[index] ?? null }));
  const told = places.filter(
    ({ unit, index, stated }) =>
      holdsAmounts(columns[index] ?? "ignore") &&
      (unit !== "pounds" || (stated?.unit ?? "pounds") !== "pounds"),
  );
  return told.map(({ unit, index, stated }) => {
    const example = unitExample(sheet, headingRow, index, unit);
    const says = stated
      ? stated.unit === unit
        ? `, as “${short(stated.text)}” says`
        : `, though “${short(stated.text)}” stands there`
      : "";
    return `Column ${columnLetters(index)} is read in ${UNIT_NAMES[unit]}${says}${example === "" ? "" : `: ${example}`}.`;
  });
}

/** What is hidden in the sheet and read all the same. */
function hiddenNotices(
  { name, facts }: Sheet,
  { columns }: ColumnMapping,
  named: (index: number) => string,
): string[] {
  const isRead = (column: number) => (columns[column - 1] ?? "ignore") !== "ignore";
  return [
    ...(facts?.isHidden
      ? [`The sheet “${short(name)}” is hidden in the workbook, and is the one that is read.`]
      : []),
    ...(facts?.hiddenColumns ?? [])
      .filter(isRead)
      .map((column) => `Column ${named(column - 1)} is hidden in the sheet, and is read all the same.`),
  ];
}

/** What the person should read of how the columns were taken. */
export function columnNotices(sheet: Sheet, mapping: ColumnMapping): string[] {
  const { headingRow, columns } = mapping;
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
    ...unitNotices(sheet, mapping),
    ...hiddenNotices(sheet, mapping, named),
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
export function columnLetters(index: number): string {
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
