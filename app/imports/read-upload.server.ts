import path from "node:path";
import type { Sheet } from "../domain/budget/imported-budget";
import type { Content } from "./content.server";
import { readDelimited } from "./csv-reading.server";
import { isOpenDocument, isZip, refuseByFirstBytes, refuseByParts } from "./file-kind.server";
import { shownName } from "./file-name.parse";
import { MAX_BUDGET_FILE_BYTES, TOO_BIG, UnreadableFile } from "./limits.server";
import { readOpenDocument } from "./open-document-reading.server";
import { decodeText } from "./text-decoding.server";
import { MACROS } from "./workbook-parts.server";
import { readWorkbook } from "./workbook-reading.server";
import { openZip } from "./zip-reading.server";

export { MAX_COLUMNS, MAX_ROWS, MAX_BUDGET_FILE_BYTES } from "./limits.server";

/** Sheets of text, at least one of which has a cell; or a sentence for the person: what is wrong and what to do. */
export type Reading = { ok: true; sheets: Sheet[] } | { ok: false; problem: string };

const EMPTY = "There is nothing in the file. Check that it is the right one, and that it was saved.";
const TEXT_NAMES = [".csv", ".tsv", ".txt"];
const OPEN_DOCUMENT_NAMES = [".ods", ".ots"];
const MACRO_NAMES = [".xlsm", ".xltm", ".xlam"];

/**
 * Reads a workbook (.xlsx), an OpenDocument spreadsheet (.ods) or delimited text (.csv, .tsv, .txt). Nothing in it is run or followed, and a cell that
 * begins with = + - or @ is text like any other.
 *
 * @param fileName as the browser gives it; its ending must fit what the file is.
 */
export async function readUpload(content: Content, fileName: string): Promise<Reading> {
  return answer(async () => {
    if (content.length > MAX_BUDGET_FILE_BYTES) throw new UnreadableFile(TOO_BIG);
    if (content.length === 0) throw new UnreadableFile(EMPTY);
    const ending = path.extname(fileName).toLowerCase();
    if (MACRO_NAMES.includes(ending)) throw new UnreadableFile(MACROS);
    if (isZip(content)) return await readZip(content.subarray(0, content.length), fileName, ending);

    const problem = refuseByFirstBytes(content);
    if (problem) throw new UnreadableFile(problem);
    const text = decodeText(content);
    if (!TEXT_NAMES.includes(ending)) throw new UnreadableFile(textByAnotherName(fileName));
    const name = shownName(path.basename(fileName, path.extname(fileName)));
    return [{ name, rows: await readDelimited(text, "The file") }];
  });
}

/** Reads what was copied from a spreadsheet (cells between tabs), or the text of a CSV file. */
export async function readPaste(text: string): Promise<Reading> {
  return answer(async () => {
    if (Buffer.byteLength(text) > MAX_BUDGET_FILE_BYTES) {
      throw new UnreadableFile("That is too much to paste. Save it as a workbook (.xlsx), and upload that.");
    }
    const sheet = { name: "Pasted text", rows: await readDelimited([text], "The text") };
    if (sheet.rows.length === 0)
      throw new UnreadableFile("Paste the rows of the budget, with their headings.");
    return [sheet];
  });
}

async function answer(read: () => Promise<Sheet[]>): Promise<Reading> {
  try {
    const sheets = await read();
    return sheets.some(({ rows }) => rows.length > 0) ? { ok: true, sheets } : { ok: false, problem: EMPTY };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.message };
    throw error;
  }
}

async function readZip(bytes: Uint8Array, fileName: string, ending: string): Promise<Sheet[]> {
  const zip = openZip(bytes);
  if (isOpenDocument(zip)) {
    const sheets = await readOpenDocument(zip);
    if (!OPEN_DOCUMENT_NAMES.includes(ending))
      throw new UnreadableFile(otherwiseNamed(fileName, OPEN_DOCUMENT));
    return sheets;
  }
  const problem = refuseByParts(zip);
  if (problem) throw new UnreadableFile(problem);
  if (ending !== ".xlsx") throw new UnreadableFile(otherwiseNamed(fileName, WORKBOOK));
  return await readWorkbook(zip);
}

const WORKBOOK = { what: "an Excel workbook", ending: ".xlsx" };
const OPEN_DOCUMENT = { what: "an OpenDocument spreadsheet", ending: ".ods" };

function otherwiseNamed(fileName: string, { what, ending }: typeof WORKBOOK): string {
  return `“${shownName(fileName)}” is ${what}, whatever its name says. Change the end of its name to ${ending}, and upload it again.`;
}

function textByAnotherName(fileName: string): string {
  return `“${shownName(fileName)}” is plain text, not an Excel workbook. If it is comma-separated, change the end of its name to .csv, and upload it again; otherwise save the budget as an Excel workbook (.xlsx) and upload that.`;
}
