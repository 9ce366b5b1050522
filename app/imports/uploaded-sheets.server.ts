import { createHash } from "node:crypto";
import type { Sheet } from "../domain/budget/imported-budget";
import { unitInNotes } from "./amount-units.parse";
import { headingsKey, sheetExtent, type SheetExtent } from "./columns.parse";
import type { Reading } from "./read-upload.server";

/** How large a sheet is, and the headings that its first rows would be. */
export interface SheetOutline extends SheetExtent {
  /** `headingsDigest` of each of the first rows. */
  headings: readonly string[];
}

/**
 * What was read, in the form in which it is kept: the sheets are not taken apart again to be stored. Their JSON comes in
 * pieces, each of whole characters.
 */
export type UploadReading =
  | { ok: true; sheetsJson: readonly Uint8Array<ArrayBuffer>[]; outlines: readonly SheetOutline[] }
  | { ok: false; problem: string };

/** Headings stand near the top. */
const ROWS_LOOKED_AT = 50;

export function uploadReading(reading: Reading): UploadReading {
  if (!reading.ok) return reading;
  const outlines = reading.sheets.map((sheet) => {
    const note = unitInNotes(sheet);
    const top = sheet.rows.slice(0, ROWS_LOOKED_AT);
    return { ...sheetExtent(sheet), headings: top.map((_row, index) => headingsDigest(sheet, index, note)) };
  });
  return { ok: true, sheetsJson: inPieces(jsonOf(reading.sheets)), outlines };
}

/** Characters. Memory that is freed in much larger pieces than this is kept by the process, not given back. */
const PIECE = 500_000;

function inPieces(texts: Iterable<string>): Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const encoder = new TextEncoder();
  let begun = "";
  for (const text of texts) {
    begun += text;
    if (begun.length < PIECE) continue;
    pieces.push(encoder.encode(begun));
    begun = "";
  }
  return [...pieces, encoder.encode(begun)];
}

function* jsonOf(sheets: readonly Sheet[]): Generator<string> {
  for (const [index, { name, facts, rows }] of sheets.entries()) {
    const known = facts ? `"facts":${JSON.stringify(facts)},` : "";
    yield `${index === 0 ? "[" : ","}{"name":${JSON.stringify(name)},${known}"rows":[`;
    for (const [row, cells] of rows.entries()) yield `${row === 0 ? "" : ","}${JSON.stringify(cells)}`;
    yield "]}";
  }
  yield "]";
}

/** SHA-256, hexadecimal: headings may be longer than a key of the database can be. */
export function headingsDigest(sheet: Sheet, headingRow: number, note = unitInNotes(sheet)): string {
  return createHash("sha256")
    .update(headingsKey(sheet, headingRow, note), "utf8")
    .digest("hex");
}

/** The sheets that were put into such pieces. */
export function sheetsIn(pieces: readonly Uint8Array[]): Sheet[] {
  const decoder = new TextDecoder();
  const text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join("");
  return JSON.parse(text + decoder.decode()) as Sheet[];
}
