import { MAX_COLUMNS, MAX_ROWS, UnreadableFile } from "./limits.server";
import { plainText, tooManyColumns, tooManyRows, withinLimits } from "./plain-rows.server";
import { dateOfSerial } from "./workbook-dates.server";
import type { Parts } from "./workbook-parts.server";
import { readAttributes, type Attributes, type XmlEvent } from "./xml-reading.server";
import { DAMAGED } from "./zip-reading.server";

interface WorkbookContext {
  /** Texts that cells point at by position. */
  strings: readonly string[];
  dateStyles: ReadonlySet<number>;
  countsFrom1904: boolean;
}

/** A cell while it is read; `value` is null where the file has no `<v>`. */
interface Cell {
  /** As written, for they matter only where there is a value. */
  attributes: string;
  /** Where it stands if its attributes do not say. */
  row: number;
  column: number;
  value: string | null;
  inline: string;
  hasFormula: boolean;
}

/**
 * The cells of a sheet as text: numbers in full, dates as yyyy-mm-dd, TRUE and FALSE, of a formula what it came to
 * when the workbook was saved, errors as they are shown (#REF!). Merged cells have their text in the first. Null where
 * there is no such part.
 *
 * @throws {UnreadableFile}
 */
export async function readSheet(
  parts: Parts,
  part: string,
  context: WorkbookContext & { name: string },
): Promise<string[][] | null> {
  const where = `The sheet “${context.name}”`;
  const rows: ((string | undefined)[] | undefined)[] = [];
  let row = 0;
  let column = 0;
  let cell: Cell | null = null;
  const text = new TextOf("v", "t");

  const isThere = await parts.read(part, (event) => {
    text.take(event);
    if (event.kind === "open") {
      if (event.name === "row") {
        row = Number(readAttributes(event.attributes).r ?? row + 1);
        column = 0;
      } else if (event.name === "c") {
        column += 1;
        cell = { attributes: event.attributes, row, column, value: null, inline: "", hasFormula: false };
      } else if (event.name === "f" && cell) {
        cell.hasFormula = true;
      }
    } else if (event.kind === "close" && cell) {
      if (event.name === "v") cell.value = text.last;
      else if (event.name === "t") cell.inline += text.last;
      else if (event.name === "c") {
        if (cell.hasFormula || cell.value || cell.inline) write(cell);
        cell = null;
      }
    }
  });
  if (!isThere) return null;
  return withinLimits(
    Array.from(rows, (written) => Array.from(written ?? [], (each) => each ?? "")),
    where,
  );

  function write(done: Cell): void {
    const attributes = readAttributes(done.attributes);
    if (done.hasFormula && wasNeverCalculated(done, attributes))
      throw neverCalculated(where, done, attributes);
    const written = cellText(done, attributes, context);
    if (written.trim() === "") return;
    const place = attributes.r === undefined ? done : readReference(attributes.r);
    if (place.row > MAX_ROWS) throw tooManyRows(where);
    if (place.column > MAX_COLUMNS) throw tooManyColumns(where);
    (rows[place.row - 1] ??= [])[place.column - 1] = written;
  }
}

/** The texts that cells share, by position. Reading aids over Japanese words are left out. */
export async function readSharedStrings(parts: Parts, part: string): Promise<string[]> {
  const strings: string[] = [];
  const text = new TextOf("t");
  await parts.read(part, (event) => {
    text.take(event);
    if (event.kind === "open" && event.name === "si") strings.push("");
    else if (event.kind === "close" && event.name === "t") {
      strings.push((strings.pop() ?? "") + text.last);
    }
  });
  return strings.map(writtenText);
}

/** Gathers what stands in elements of the given names, outside of reading aids. */
class TextOf {
  private readonly names: readonly string[];
  private gathered = "";
  private isInside = false;
  private isAid = false;

  constructor(...names: string[]) {
    this.names = names;
  }

  take(event: XmlEvent): void {
    if (event.kind === "text") {
      if (this.isInside && !this.isAid) this.gathered += event.text;
    } else if (event.name === "rPh") {
      this.isAid = event.kind === "open";
    } else if (this.names.includes(event.name)) {
      this.isInside = event.kind === "open";
      if (this.isInside) this.gathered = "";
    }
  }

  /** What stood in the element that was closed last. */
  get last(): string {
    return this.gathered;
  }
}

const LETTERS_BEFORE_A = "A".charCodeAt(0) - 1;

/** "B12": row 12, column 2. */
function readReference(reference: string): { row: number; column: number } {
  const [, letters = "", digits] = /^([A-Z]{1,3})(\d{1,7})$/u.exec(reference) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - LETTERS_BEFORE_A, 0);
  const row = Number(digits);
  return row >= 1 ? { row, column } : damaged();
}

/** "" as the result of a text formula is a result; programs that do not calculate leave it out or leave it empty. */
function wasNeverCalculated({ value }: Cell, { t: type }: Attributes): boolean {
  return value === null || (value === "" && type !== "str");
}

function neverCalculated(where: string, { row, column }: Cell, { r: reference }: Attributes): UnreadableFile {
  const place = reference ?? `row ${row}, column ${column}`;
  return new UnreadableFile(
    `${where} has a formula in ${place} that was never calculated, so its figure is not in the file. Open the workbook in Excel or LibreOffice, save it, and upload that.`,
  );
}

/** As the type of the cell says (ECMA-376 part 1, 18.18.11). */
function cellText(
  { value, inline }: Cell,
  { t: type = "n", s: style = "0" }: Attributes,
  { strings, dateStyles, countsFrom1904 }: WorkbookContext,
): string {
  if (type === "inlineStr") return writtenText(inline);
  if (!value) return "";
  switch (type) {
    case "s":
      return strings[Number(value)] ?? damaged();
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "n":
      return numberText(value, dateStyles.has(Number(style)), countsFrom1904);
    case "d":
      return plainText(value.slice(0, "yyyy-mm-dd".length));
    default:
      // "str", what a formula came to, and "e", an error.
      return writtenText(value);
  }
}

/**
 * Spreadsheets keep 15 digits, and a sum in binary leaves crumbs behind them: 1280775.7500000002 is 1280775.75. So a
 * number has at most 15 significant digits and 6 decimal places, no grouping and no exponent.
 */
const NUMBER = new Intl.NumberFormat("en-GB", {
  useGrouping: false,
  maximumSignificantDigits: 15,
  maximumFractionDigits: 6,
  roundingPriority: "lessPrecision",
  signDisplay: "negative",
});

function numberText(value: string, isDate: boolean, countsFrom1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new UnreadableFile(DAMAGED);
  return (isDate ? dateOfSerial(number, countsFrom1904) : null) ?? NUMBER.format(number);
}

/** `_x000D_` stands for a character that XML does not allow (ECMA-376 part 1, 22.9.2.19). */
function writtenText(text: string): string {
  const whole = text.includes("_x")
    ? text.replace(/_x([0-9a-f]{4})_/giu, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
  return plainText(whole);
}

function damaged(): never {
  throw new UnreadableFile(DAMAGED);
}
