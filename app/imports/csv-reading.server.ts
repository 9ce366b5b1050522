import { Readable } from "node:stream";
import { CsvError, parse, type Options } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";
import { fromInertText } from "../domain/shared/formula-text";
import { MAX_ROWS, UnreadableFile } from "./limits.server";
import { plainText, tooManyRows, withinLimits } from "./plain-rows.server";

const DELIMITERS = [",", ";", "\t"] as const;
type Delimiter = (typeof DELIMITERS)[number];

/**
 * Rows of text between commas, semicolons or tabs, whichever splits the rows most evenly. Quoted cells may hold
 * delimiters and line breaks.
 *
 * @param pieces of the text, however they are cut; they are taken out as they are read.
 * @param where begins the sentence of a refusal: "The file".
 */
export async function readDelimited(pieces: string[], where: string): Promise<string[][]> {
  const plain = [...plainLines(takenFrom(pieces))];
  if (plain.some(hasEndlessLine)) throw tooLongRow(where);
  const delimiter = guessDelimiter(beginningOf(plain));
  try {
    const rows: string[][] = [];
    const parser = Readable.from(withoutEmptyEnd(takenFrom(plain), delimiter)).pipe(
      parse({ ...optionsFor(delimiter), to: MAX_ROWS + 1 }),
    );
    for await (const row of parser) {
      rows.push((row as string[]).map(fromInertText));
      if (rows.length > MAX_ROWS) throw tooManyRows(where);
    }
    return withinLimits(rows, where);
  } catch (error) {
    throw error instanceof CsvError ? inWords(error, where) : error;
  }
}

/** Each piece ends where a line does, so that it can be made plain by itself: no letter is composed over a line break. */
function* plainLines(pieces: Iterable<string>): Generator<string> {
  let begun = "";
  for (const piece of pieces) {
    const end = endOfLines(piece);
    if (end > 0) yield plainText(begun + piece.slice(0, end));
    begun = end > 0 ? piece.slice(end) : begun + piece;
  }
  if (begun !== "") yield plainText(begun);
}

/** Behind the last line break; a carriage return at the very end may be the half of one. */
function endOfLines(piece: string): number {
  return 1 + Math.max(piece.lastIndexOf("\n"), piece.slice(0, -1).lastIndexOf("\r"));
}

function beginningOf(plain: readonly string[]): string {
  let beginning = "";
  for (const lines of plain) {
    beginning += lines;
    if (beginning.length >= SAMPLE_LENGTH) break;
  }
  return beginning.slice(0, SAMPLE_LENGTH);
}

/** What has been taken is no longer kept. */
function* takenFrom(pieces: string[]): Generator<string> {
  for (const [index, piece] of pieces.entries()) {
    pieces[index] = "";
    yield piece;
  }
}

/** The delimiter by which most rows have the same number of cells; of those that do equally well, the finest. */
function guessDelimiter(text: string): Delimiter {
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(text, delimiter) })).toSorted(
    (a, b) => b.share - a.share || b.cells - a.cells,
  );
  return best?.delimiter ?? ",";
}

/** The commonest number of cells in a row, and the share of rows that have it; 0 where nothing is split. */
function evenness(text: string, delimiter: Delimiter): { share: number; cells: number } {
  const rows = sample(text, delimiter).filter((row) => row.some((cell) => cell.trim() !== ""));
  const rowsByCells = new Map<number, number>();
  for (const { length } of rows) rowsByCells.set(length, (rowsByCells.get(length) ?? 0) + 1);
  const [commonest] = [...rowsByCells].toSorted(([, a], [, b]) => b - a);
  if (!commonest || commonest[0] === 1) return { share: 0, cells: 1 };
  return { share: commonest[1] / rows.length, cells: commonest[0] };
}

const SAMPLE_LENGTH = 100_000;
const SAMPLE_ROWS = 200;

/** The first rows. A quoted cell that the end of the sample cuts in two, or that never closes, ends them. */
function sample(text: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = [];
  const keep = (row: string[]) => {
    rows.push(row);
    return null;
  };
  try {
    parseAtOnce(text, { ...optionsFor(delimiter), to: SAMPLE_ROWS, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return rows;
}

/** Characters: far more than 60 cells of a budget hold. A quote that is never closed would swallow the rest of the file. */
const LONGEST_ROW = 500_000;

function optionsFor(delimiter: Delimiter): Options {
  return {
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    // `24" lock` is text, and so is `"Hope" project`.
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  };
}

/** Millions of delimiters in a line would take their time to be split. */
function hasEndlessLine(lines: string): boolean {
  return lines.length > LONGEST_ROW && lines.split("\n").some((line) => line.length > LONGEST_ROW);
}

function tooLongRow(where: string): UnreadableFile {
  const most = LONGEST_ROW.toLocaleString("en-GB");
  return new UnreadableFile(
    `${where} has a row of more than ${most} characters, so it cannot be a table with one row for each line of a budget. Check that it is the right one.`,
  );
}

/** Spreadsheets save thousands of lines of nothing but delimiters after the last row. */
function* withoutEmptyEnd(plain: Iterable<string>, delimiter: Delimiter): Generator<string> {
  const nothing = new Set([delimiter, " ", "\n"]);
  let held = "";
  for (const lines of plain) {
    let filled = lines.length;
    while (filled > 0 && nothing.has(lines.charAt(filled - 1))) filled -= 1;
    if (filled === 0) held += lines;
    else {
      const lineEnd = lines.indexOf("\n", filled);
      const end = lineEnd < 0 ? lines.length : lineEnd;
      yield held + lines.slice(0, end);
      held = lines.slice(end);
    }
  }
}

function inWords(error: CsvError, where: string): UnreadableFile {
  if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE") {
    const row = (Number(error.records) || 0) + 1;
    return new UnreadableFile(
      `${where} has a quotation mark in row ${row} that is opened and not closed. Close it or take it out, and try again.`,
    );
  }
  return new UnreadableFile(
    `${where} cannot be split into rows and columns. Open it in a spreadsheet program, save it as an Excel workbook (.xlsx), and upload that.`,
  );
}
