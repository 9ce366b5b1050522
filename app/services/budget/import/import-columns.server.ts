import type { ImportDraft } from "~db/queries/imports.server";
import type { ColumnMapping, ImportColumn } from "~/domain/budget/imported-budget";
import { guessColumns, guessMapping, yearOfColumn } from "~/imports/columns.parse";

/**
 * What the columns hold: as the person said, else as the headings say.
 * @param place where the headings stand, both counted from 0; where the workbook itself shows it if null, or not there
 */
export function columnsAt(
  { sheets, mapping }: Pick<ImportDraft, "sheets" | "mapping">,
  place: { sheet: number; headingRow: number } | null,
): ColumnMapping {
  const shown = mapping ?? guessMapping(sheets) ?? { sheet: 0, headingRow: 0, columns: [] };
  const isThere = place !== null && sheets[place.sheet]?.rows[place.headingRow] !== undefined;
  const { sheet, headingRow } = isThere ? place : shown;
  if (mapping?.sheet === sheet && mapping.headingRow === headingRow) return mapping;
  const there = sheets[sheet];
  return { sheet, headingRow, columns: there ? guessColumns(there, headingRow) : [] };
}

/** Years around those that are known, so that a column without a readable heading can be given one. */
const YEARS_AROUND = 5;

/** @param framework the framework's own years @returns ascending */
export function yearsToOffer(columns: readonly ImportColumn[], framework: readonly number[]): number[] {
  const known = [...framework, ...columns.flatMap((column) => yearOfColumn(column) ?? [])];
  const [first, last] = [Math.min(...known) - YEARS_AROUND, Math.max(...known) + YEARS_AROUND];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
