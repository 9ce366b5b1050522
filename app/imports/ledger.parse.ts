import { CONTRACT_FIELDS } from "~/domain/budget/contract-words";
import type { ColumnMapping, ImportColumn, Sheet } from "~/domain/budget/imported-budget";
import { withoutInvisible } from "~/domain/shared/invisible-characters";
import { readAmount } from "./amount.parse";
import type { AmountCell, SheetRow } from "./sheet-rows.parse";
import { plainHeading, readYearHeading, saysBudget } from "./year-heading.parse";

/** Of the cells beneath a heading that hold anything. */
const MOST = 0.8;
/** Rows beneath the headings by which a column is told. */
const ROWS_LOOKED_AT = 200;

/** Columns that may be those of a ledger: each row has the amount of one line for one year. */
export interface LedgerColumns {
  year: number;
  /** Null where no column of amounts is certain. */
  amount: number | null;
}

/** @param columns as far as they are known; a column of a ledger is none of them. Null where the sheet is no ledger. */
export function findLedger(
  sheet: Pick<Sheet, "rows">,
  headingRow: number,
  columns: readonly ImportColumn[],
): LedgerColumns | null {
  const headings = sheet.rows[headingRow] ?? [];
  if (headings.some((heading) => readYearHeading(heading) !== null)) return null;
  const free = columns.flatMap((column, index) => (column === "ignore" ? [index] : []));
  const isYear = (cell: string) => readYearHeading(cell) !== null;
  const year = free.find((index) => holds(sheet, headingRow, index, isYear));
  if (year === undefined) return null;
  const amounts = free.filter(
    (index) => index !== year && !isNoBudget(headings[index]) && holds(sheet, headingRow, index, isAmount),
  );
  const ofBudget = amounts.filter((index) => saysBudget(headings[index] ?? ""));
  const [certain = null, ...others] = amounts.length > 1 ? ofBudget : amounts;
  return { year, amount: others.length > 0 ? null : certain };
}

/** As with columns of years: what was spent is no budget. */
function isNoBudget(heading = ""): boolean {
  return readYearHeading(`2018/19 ${heading}`) === null;
}

function isAmount(cell: string): boolean {
  return ["amount", "fraction", "not-calculated"].includes(readAmount(cell).kind);
}

/** Whether most cells of a column are such; a single one says nothing. */
function holds(
  { rows }: Pick<Sheet, "rows">,
  headingRow: number,
  index: number,
  isSuch: (cell: string) => boolean,
): boolean {
  const cells = rows
    .slice(headingRow + 1, headingRow + 1 + ROWS_LOOKED_AT)
    .flatMap((row) => row[index]?.trim() || []);
  return cells.length > 1 && cells.filter(isSuch).length >= MOST * cells.length;
}

/** What the person should know of a sheet with a row for each year of a line, in a sentence; null where it is none such. */
export function ledgerAdvice(
  sheet: Pick<Sheet, "rows">,
  { headingRow, columns }: ColumnMapping,
): string | null {
  const headings = sheet.rows[headingRow] ?? [];
  const nameOf = (index: number) => `“${headings[index]?.replace(/\s+/gu, " ").trim() ?? ""}”`;
  const year = columns.indexOf("year");
  const amount = columns.indexOf("amount");
  if (year !== -1) {
    const put =
      "Rows with the same priority, service and delivery organisation are put together, one amount for each year; where two of them are of the same year, you are asked.";
    return amount === -1
      ? `Column ${nameOf(year)} names the financial year of each row, so one line stands in several rows. ${put} Choose which column holds the amount of the row.`
      : `Column ${nameOf(year)} names the financial year of each row and column ${nameOf(amount)} its amount, so one line stands in several rows. ${put}`;
  }
  const bare = columns.findIndex(
    (column, index) => column === "ignore" && holds(sheet, headingRow, index, isBareYear),
  );
  if (bare === -1 || columns.some((column) => column.startsWith("year-"))) return null;
  return `Column ${nameOf(bare)} gives single years, such as ${exampleOf(sheet, headingRow, bare)}, and it is not certain which financial years these are. In the spreadsheet write each as a financial year, 2018/19, and upload it again: the rows of a line are then put together by this column.`;
}

function isBareYear(cell: string): boolean {
  return /^(?:19|20)\d\d$/u.test(cell.trim());
}

function exampleOf({ rows }: Pick<Sheet, "rows">, headingRow: number, index: number): string {
  return (
    rows
      .slice(headingRow + 1)
      .find((row) => isBareYear(row[index] ?? ""))
      ?.[index]?.trim() ?? ""
  );
}

/** What was put together, and what could not be. */
export interface PutTogether {
  rows: SheetRow[];
  /** Those with an amount, but without a year that can be read. */
  withoutYear: SheetRow[];
  /** Texts that are not the same in all rows of a line: the first counts. */
  differing: { rows: readonly number[]; text: string; others: readonly string[] }[];
}

/**
 * The rows of a ledger as lines: those of the same priority, service and delivery organisation, with one amount for each
 * year. A year of which a line has no row is blank. Where two rows have an amount for the same year, that is asked.
 */
export function putTogether(rows: readonly SheetRow[], years: readonly number[]): PutTogether {
  const groups = new Map<string, [SheetRow, ...SheetRow[]]>();
  const withoutYear: SheetRow[] = [];
  let standing = "";
  for (const row of rows) {
    if (row.hasAmountWithoutYear) {
      withoutYear.push(row);
      continue;
    }
    if (row.texts.priority !== "") standing = nameKey(row.texts.priority);
    // A row of its own may name the priority of those beneath.
    else if (row.amounts.length === 0) standing = `row ${row.row}`;
    const key = keyOf(row, standing);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const differing: PutTogether["differing"] = [];
  const lines = [...groups.values()].map((parts) => {
    differing.push(...differencesIn(parts));
    return lineOf(parts, years);
  });
  return { rows: lines, withoutYear, differing };
}

function keyOf({ row, texts, amounts, words }: SheetRow, standing: string): string {
  if (amounts.length === 0) return `row ${row}`;
  // Totals have their label anywhere.
  const names = texts.service === "" ? words : [texts.service, texts.deliveryOrganisation];
  return JSON.stringify([standing, ...names.map(nameKey)]);
}

function nameKey(name: string): string {
  return plainHeading(withoutInvisible(name));
}

function lineOf(parts: readonly [SheetRow, ...SheetRow[]], years: readonly number[]): SheetRow {
  const [first] = parts;
  if (first.amounts.length === 0) return first;
  const texts = Object.fromEntries(
    Object.keys(first.texts).map((name) => {
      const said = textsOf(parts, name as keyof SheetRow["texts"]);
      return [name, name === "note" ? said.join("\n") : (said[0] ?? "")];
    }),
  ) as SheetRow["texts"];
  return {
    ...first,
    texts,
    amounts: years.map((year) => amountOf(parts, year)),
    hidden: parts.flatMap(({ hidden }) => hidden),
    lacksText: parts.some(({ lacksText }) => lacksText),
  };
}

/** The different ones, as each is written first. */
function textsOf(parts: readonly SheetRow[], name: keyof SheetRow["texts"]): string[] {
  const byKey = new Map<string, string>();
  for (const { texts } of parts) {
    const key = nameKey(texts[name]);
    if (key !== "" && !byKey.has(key)) byKey.set(key, texts[name]);
  }
  return [...byKey.values()];
}

const ONE_TEXT = ["provision", "method", "fundedWith", "reach", ...CONTRACT_FIELDS] as const;

function differencesIn(parts: readonly SheetRow[]): PutTogether["differing"] {
  return ONE_TEXT.flatMap((name) => {
    const [text = "", ...others] = textsOf(parts, name);
    return others.length === 0 ? [] : [{ rows: parts.map(({ row }) => row), text, others }];
  });
}

function amountOf(parts: readonly [SheetRow, ...SheetRow[]], year: number): AmountCell {
  const cells = parts.flatMap((part) =>
    part.amounts.filter((cell) => cell.year === year).map((cell) => ({ ...cell, row: part.row })),
  );
  const stated = cells.filter(({ amount }) => amount.kind !== "blank");
  const [first, ...others] = stated.length > 0 ? stated : cells;
  if (!first) {
    // It stands nowhere in the sheet.
    return { year, key: "", text: "", unit: "pounds", amount: { kind: "blank" }, isNoughtOfFormula: false };
  }
  if (others.length === 0 || stated.length === 0) return first;
  const text = stated.map((cell) => `${cell.text} (row ${cell.row})`).join(", ");
  const why = `These rows are of the same line and the same year. Say what the amount of the year is, or leave out the rows that do not count.`;
  return { ...first, text, amount: { kind: "unreadable", why } };
}
