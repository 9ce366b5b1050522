import { NOT_CALCULATED, type Sheet } from "../domain/budget/imported-budget";
import { MAX_COLUMNS, MAX_ROWS, UnreadableFile } from "./limits.server";
import { plainText, tooManyColumns, tooManyRows, withinLimits } from "./plain-rows.server";
import { GatheredFacts } from "./sheet-facts.server";
import { dateOfSerial, type NumberStyles } from "./workbook-dates.server";
import type { Parts } from "./workbook-parts.server";
import { readAttributes, type Attributes, type XmlEvent } from "./xml-reading.server";
import { DAMAGED } from "./zip-reading.server";

interface WorkbookContext {
  /** Texts that cells point at by position. */
  strings: readonly string[];
  styles: NumberStyles;
  countsFrom1904: boolean;
  /** The program that wrote it left its formulas to be calculated by whoever opens it: nought is no result of one. */
  leavesFormulas: boolean;
  /** Whether a formula takes figures from another file. */
  leadsOut: (formula: string) => boolean;
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
  /** Null where it has none. */
  formula: { text: string; attributes: string } | null;
}

/**
 * The cells of a sheet as text: numbers in full, percentages with their sign, dates as yyyy-mm-dd, TRUE and FALSE, of a formula what it came to
 * when the workbook was saved or `NOT_CALCULATED`, errors as they are shown (#REF!). Merged cells have their text in the
 * first. And what else the sheet says of them. Null where there is no such part.
 *
 * @throws {UnreadableFile}
 */
export async function readSheet(
  parts: Parts,
  part: string,
  context: WorkbookContext & { name: string; isHidden: boolean },
): Promise<Pick<Sheet, "rows" | "facts"> | null> {
  const where = `The sheet “${context.name}”`;
  const rows: ((string | undefined)[] | undefined)[] = [];
  const gathered = new GatheredFacts();
  const formulas = new Formulas(context.leadsOut);
  let row = 0;
  let column = 0;
  let cell: Cell | null = null;
  const text = new TextOf("v", "t", "f");

  const isThere = await parts.read(part, (event) => {
    text.take(event);
    if (event.kind === "open") {
      if (event.name === "row") {
        const { r, hidden, ht } = readAttributes(event.attributes);
        row = Number(r ?? row + 1);
        column = 0;
        if (isTrue(hidden) || Number(ht ?? NaN) === 0) gathered.hideRow(row);
      } else if (event.name === "c") {
        column += 1;
        cell = { attributes: event.attributes, row, column, value: null, inline: "", formula: null };
      } else if (event.name === "f" && cell) {
        cell.formula = { text: "", attributes: event.attributes };
      } else if (event.name === "col") {
        const { min, max, hidden } = readAttributes(event.attributes);
        if (isTrue(hidden)) gathered.hideColumns(Number(min), Number(max));
      } else if (event.name === "mergeCell") {
        gathered.merge(readRange(readAttributes(event.attributes).ref ?? ""));
      }
    } else if (event.kind === "close" && cell) {
      if (event.name === "v") cell.value = text.last;
      else if (event.name === "t") cell.inline += text.last;
      else if (event.name === "f" && cell.formula) cell.formula.text = text.last;
      else if (event.name === "c") {
        if (cell.formula || cell.value || cell.inline) write(cell);
        cell = null;
      }
    }
  });
  if (!isThere) return null;
  const kept = gathered.withoutNoughts(
    withinLimits(
      Array.from(rows, (written) => Array.from(written ?? [], (each) => each ?? "")),
      where,
    ),
  );
  const facts = gathered.facts(kept.length, context.isHidden);
  return { rows: kept, ...(facts ? { facts } : {}) };

  function write(done: Cell): void {
    const attributes = readAttributes(done.attributes);
    const place = attributes.r === undefined ? done : readReference(attributes.r);
    const formula = formulas.of(done, place);
    const written =
      formula.is && wasNeverCalculated(done, attributes, context)
        ? NOT_CALCULATED
        : cellText(done, attributes, context);
    if (written.trim() === "") return;
    if (place.row > MAX_ROWS) throw tooManyRows(where);
    if (place.column > MAX_COLUMNS) throw tooManyColumns(where);
    (rows[place.row - 1] ??= [])[place.column - 1] = written;
    if (formula.is && written !== NOT_CALCULATED) gathered.formula(written, place.row, place.column);
    if (formula.leadsOut) gathered.mark("linked", place.row, place.column);
    const isNumber = (attributes.t ?? "n") === "n";
    if (isNumber && context.styles.scaled.has(Number(attributes.s ?? 0)))
      gathered.mark("scaled", place.row, place.column);
  }
}

/** Which cells are formulas, by themselves or as one of several that share one. */
class Formulas {
  /** Numbers of the shared formulas that take figures from another file. */
  private readonly sharedThatLeadOut = new Set<string>();
  /** Cells of one formula that gives many results; the first has it. */
  private readonly arrays: ReturnType<typeof readRange>[] = [];

  constructor(private readonly leadsOut: (formula: string) => boolean) {}

  of({ formula }: Cell, place: { row: number; column: number }): { is: boolean; leadsOut: boolean } {
    if (!formula) {
      const isInArray = this.arrays.some(
        ({ row, column, rows, columns }) =>
          place.row >= row &&
          place.row < row + rows &&
          place.column >= column &&
          place.column < column + columns,
      );
      return { is: isInArray, leadsOut: false };
    }
    const { t: type, si = "", ref } = formula.attributes === "" ? {} : readAttributes(formula.attributes);
    if (type === "array" && ref?.includes(":") && this.arrays.length < MAX_ARRAYS)
      this.arrays.push(readRange(ref));
    const leadsOut = formula.text === "" ? this.sharedThatLeadOut.has(si) : this.leadsOut(formula.text);
    if (leadsOut && type === "shared") this.sharedThatLeadOut.add(si);
    return { is: true, leadsOut };
  }
}

/** Each cell without a formula is looked up among them. */
const MAX_ARRAYS = 50;

export function isTrue(attribute: string | undefined): boolean {
  return attribute === "1" || attribute === "true";
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

/** "B12:D14"; a single cell is a range too. */
function readRange(reference: string) {
  const [from = "", to = from] = reference.replaceAll("$", "").split(":");
  const [first, last] = [readReference(from), readReference(to)];
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}

/**
 * "" as the result of a text formula is a result; programs that do not calculate leave it out or leave it empty, and
 * some write 0.
 */
function wasNeverCalculated(
  { value }: Cell,
  { t: type }: Attributes,
  { leavesFormulas }: Pick<WorkbookContext, "leavesFormulas">,
): boolean {
  if (value === null) return true;
  if (leavesFormulas && type !== "b" && type !== "s" && (value === "" || Number(value) === 0)) return true;
  return value === "" && type !== "str";
}

/** As the type of the cell says (ECMA-376 part 1, 18.18.11). */
function cellText(
  { value, inline }: Cell,
  { t: type = "n", s: style = "0" }: Attributes,
  { strings, styles, countsFrom1904 }: WorkbookContext,
): string {
  if (type === "inlineStr") return writtenText(inline);
  if (!value) return "";
  switch (type) {
    case "s":
      return strings[Number(value)] ?? damaged();
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "n":
      return styles.percentages.has(Number(style))
        ? percentageText(value)
        : numberText(value, styles.dates.has(Number(style)), countsFrom1904);
    case "d":
      return plainText(value.slice(0, "yyyy-mm-dd".length));
    default:
      // "str", what a formula came to, and "e", an error.
      return writtenText(value);
  }
}

/**
 * Spreadsheets keep 15 digits, and a sum in binary leaves crumbs behind them: 1280775.7500000002 is 1280775.75. So a
 * number has at most 15 significant digits and 9 decimal places, no grouping and no exponent: of a budget in millions, the
 * ninth is a tenth of a penny.
 */
const NUMBER = new Intl.NumberFormat("en-GB", {
  useGrouping: false,
  maximumSignificantDigits: 15,
  maximumFractionDigits: 9,
  roundingPriority: "lessPrecision",
  signDisplay: "negative",
});

/** @param value as XML writes a number */
export function numberText(value: string, isDate: boolean, countsFrom1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new UnreadableFile(DAMAGED);
  return (isDate ? dateOfSerial(number, countsFrom1904) : null) ?? NUMBER.format(number);
}

/** 0.05 as "5%": in a column of amounts it is no 5p. @param value as XML writes a number */
export function percentageText(value: string): string {
  return `${numberText(String(Number(value) * 100), false, false)}%`;
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
