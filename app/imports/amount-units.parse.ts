import type { AmountUnit, ColumnMapping, ImportColumn, Sheet } from "~/domain/budget/imported-budget";
import { withoutInvisible } from "~/domain/shared/invisible-characters";
import { readAmount } from "./amount.parse";
import { plainHeading, readYearHeading } from "./year-heading.parse";

/** What a sheet says of the unit of a column, and the words by which it does. */
export interface StatedUnit {
  unit: AmountUnit;
  text: string;
}

const QUOTE = "['’‘`´]";
/** In the order in which they are looked for: "£000,000" has "£000" in it. */
const UNITS: readonly (readonly [AmountUnit, RegExp])[] = [
  ["pounds", /\b(?:whole|full|exact|actual) pounds\b|\bpounds and pence\b/u],
  ["millions", new RegExp(`(?<![\\d,.])${QUOTE}?0{3}[ ,]?${QUOTE}?0{3}(?:${QUOTE}?s)?(?![\\d,.]\\d)`, "u")],
  ["millions", /(?:£|\bgbp) ?(?:m|mn|mm|millions?)(?![\p{L}\d])|(?<![\p{L}\d])m ?£/u],
  ["millions", /(?:\bin |\()(?:£ ?)?millions?\b|\bmillions? (?:of )?(?:£|pounds)|\(m\)/u],
  // Not the second half of "£300 000".
  [
    "thousands",
    new RegExp(`(?<![\\d,.])(?:${QUOTE}|(?<!\\d ))0{3}(?:${QUOTE}?s)?(?!\\d|(?:[,.]|${QUOTE})\\d)`, "u"),
  ],
  ["thousands", /(?<![\d,.])0{3}s\b/u],
  ["thousands", /(?:£|\bgbp) ?(?:k|ks|th|thousands?)(?![\p{L}\d])|(?<![\p{L}\d])k ?£/u],
  ["thousands", /(?:\bin |\()(?:£ ?)?(?:thousands?|k\b)|\bthousands? (?:of )?(?:£|pounds)|\(k\)/u],
];
/** As the whole of a heading, or of the cell beneath it. */
const BARE: readonly (readonly [AmountUnit, RegExp])[] = [
  ["millions", /^(?:millions?|m)$/u],
  ["thousands", /^(?:thousands?|k)$/u],
];

/** The unit that a heading, a title or a note states: "2018/19 (£'000)"; null where it states none. */
export function readUnit(text: string): AmountUnit | null {
  const plain = plainHeading(withoutInvisible(text));
  const found = [...UNITS, ...BARE].find(([, pattern]) => pattern.test(plain));
  return found?.[0] ?? null;
}

/** Characters: what is longer tells a story. */
const LONGEST_STATEMENT = 160;
/** Rows beneath the headings that may say the unit of each column. */
const ROWS_BENEATH = 2;

/**
 * What the sheet says of the unit of each column: in its heading, in the cells above it and right beneath it, in a
 * title, in a note in a row of its own, or in the sheet's name. What is nearest to the column counts.
 *
 * @param note what `unitInNotes` finds
 * @returns one for each column; null where nothing is said, which is pounds.
 */
export function statedUnits(
  sheet: Sheet,
  headingRow: number,
  { width, note = unitInNotes(sheet) }: { width: number; note?: StatedUnit | null },
): (StatedUnit | null)[] {
  const above = sheet.rows.slice(0, headingRow + 1).toReversed();
  const around = [...above, ...sheet.rows.slice(headingRow + 1, headingRow + 1 + ROWS_BENEATH)];
  const ofAll = firstStated(above.slice(1).flat()) ?? note ?? stated(sheet.name);
  return Array.from(
    { length: width },
    (_, index) => firstStated(around.map((row) => row[index] ?? "")) ?? ofAll,
  );
}

/** What a row of a single text says, as a title or a note does, wherever it stands. */
export function unitInNotes({ rows }: Pick<Sheet, "rows">): StatedUnit | null {
  for (const row of rows) {
    const only = row.findIndex((cell) => cell.trim() !== "");
    if (only === -1 || row.some((cell, index) => index > only && cell.trim() !== "")) continue;
    const found = stated(row[only] ?? "");
    if (found) return found;
  }
  return null;
}

function firstStated(texts: readonly string[]): StatedUnit | null {
  return texts.map(stated).find((found) => found !== null) ?? null;
}

function stated(text: string): StatedUnit | null {
  if (text === "" || text.length > LONGEST_STATEMENT) return null;
  const unit = readUnit(text);
  return unit && { unit, text: text.replace(/\s+/gu, " ").trim() };
}

/** The unit of each column: as the person said, else as the sheet says, else pounds. */
export function unitsOf(sheet: Sheet, mapping: Omit<ColumnMapping, "sheet">): AmountUnit[] {
  const { units, headingRow, columns } = mapping;
  const said = units ? [] : statedUnits(sheet, headingRow, { width: columns.length });
  return columns.map((_, index) => units?.[index] ?? said[index]?.unit ?? "pounds");
}

/** What is said of units outside of the headings, by which a remembered mapping is told from one in another unit. */
export function unitsBesideHeadings(sheet: Sheet, headingRow: number, note: StatedUnit | null): string {
  const headings = sheet.rows[headingRow] ?? [];
  const said = statedUnits(sheet, headingRow, { width: headings.length, note });
  const differs = said.some((found, index) => (found?.unit ?? null) !== readUnit(headings[index] ?? ""));
  return differs ? said.map((found) => found?.unit.charAt(0) ?? "").join() : "";
}

/** The first amount of a column, by which its unit is shown: "45 is read as £45,000"; null where there is none. */
export function exampleOf(
  { rows, facts }: Pick<Sheet, "rows" | "facts">,
  headingRow: number,
  index: number,
): string | null {
  const scaled = new Set(facts?.scaled?.[index + 1]);
  const isAmount = (text: string) => {
    const amount = readAmount(text);
    return amount.kind === "amount" && amount.pence !== 0;
  };
  const found = rows.findIndex(
    (row, number) => number > headingRow && !scaled.has(number + 1) && isAmount(row[index] ?? ""),
  );
  return rows[found]?.[index]?.trim() ?? null;
}

/** Whether a column is one whose unit matters: it holds amounts, or may well be said to. */
export function mayHoldAmounts(
  sheet: Sheet,
  headingRow: number,
  index: number,
  column: ImportColumn,
): boolean {
  if (column === "amount" || column.startsWith("year-")) return true;
  const heading = sheet.rows[headingRow]?.[index] ?? "";
  return (
    column === "ignore" && (readYearHeading(heading) !== null || exampleOf(sheet, headingRow, index) !== null)
  );
}
