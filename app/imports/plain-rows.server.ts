import { hasEndlessMarks } from "../domain/shared/endless-marks";
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_BUDGET_FILE_BYTES, UnreadableFile } from "./limits.server";

/**
 * Text as the database can hold it and as equal texts compare equal: Unicode NFC, line breaks as `\n`. NUL, halves
 * of characters and more marks on a letter than any language has are refused.
 */
export function plainText(text: string): string {
  if (text.includes("\0") || !text.isWellFormed() || hasEndlessMarks(text)) {
    throw new UnreadableFile(
      "The file has characters in it that are not text. Open it in a spreadsheet program, save it as an Excel workbook (.xlsx), and upload that.",
    );
  }
  return text.replace(/\r\n?/gu, "\n").normalize("NFC");
}

/**
 * The rows without what is empty at the end of each and at the end of all; what stands between keeps its place, so
 * that rows count as they do in a spreadsheet.
 *
 * @param where begins the sentence of a refusal: "The sheet “Budget”".
 */
export function withinLimits(rows: readonly (readonly string[])[], where: string): string[][] {
  const trimmed = rows.map((row) => row.slice(0, 1 + row.findLastIndex((cell) => cell.trim() !== "")));
  const kept = trimmed.slice(0, 1 + trimmed.findLastIndex((row) => row.length > 0));
  if (kept.length > MAX_ROWS) throw tooManyRows(where);
  if (kept.some((row) => row.length > MAX_COLUMNS)) throw tooManyColumns(where);
  return kept;
}

export function tooManyRows(where: string): UnreadableFile {
  const most = MAX_ROWS.toLocaleString("en-GB");
  return new UnreadableFile(
    `${where} has more than ${most} rows. Keep only the rows of the budget, and upload it again.`,
  );
}

export function tooManyColumns(where: string): UnreadableFile {
  return new UnreadableFile(
    `${where} has more than ${MAX_COLUMNS} columns. Keep only the columns of the budget, and upload it again.`,
  );
}

/**
 * Of all sheets together: a few long texts, pointed at from a million cells, and blank cells in front of a single one
 * that is not, would grow out of all proportion to their file.
 */
export function refuseSheetsBeyond({ cells, characters }: { cells: number; characters: number }): void {
  if (cells > MAX_CELLS) throw tooMuch("cells");
  if (characters > MAX_BUDGET_FILE_BYTES) throw tooMuch("text");
}

export function tooMuch(what: "cells" | "text" | "cells and formatting"): UnreadableFile {
  return new UnreadableFile(
    `The workbook holds more ${what} than can be read at once. Copy the budget into a new workbook, and upload that.`,
  );
}
