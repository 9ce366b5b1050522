import { IMPORT_LIMITS } from "../domain/budget/imported-budget";

/** What an uploaded budget may be. Every message that names a limit builds it from here. */
export const { bytes: MAX_BUDGET_FILE_BYTES, rows: MAX_ROWS, columns: MAX_COLUMNS } = IMPORT_LIMITS;
/** Tabs of a workbook, charts and hidden ones among them. */
export const MAX_SHEETS = 100;
/** Cells in all sheets of a workbook together, blank ones too: a full sheet has 1,200,000. */
export const MAX_CELLS = 2_000_000;

/** A file that is not taken. The message is a sentence for the person: what is the matter, and what to do. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}

export const TOO_BIG = `The file is bigger than ${MAX_BUDGET_FILE_BYTES / 1024 / 1024} MB. Keep only the sheet with the budget, without pictures, and upload it again.`;
