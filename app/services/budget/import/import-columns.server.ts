import type { ImportDraft } from "~db/queries/imports.server";
import type { AmountUnit, ColumnMapping, ImportColumn } from "~/domain/budget/imported-budget";
import { mayHoldAmounts, statedUnits, unitsOf } from "~/imports/amount-units.parse";
import { columnsInDoubt, guessColumns, guessMapping, yearOfColumn } from "~/imports/columns.parse";
import { ledgerAdvice } from "~/imports/ledger.parse";
import { unitExample } from "~/imports/import-notices.parse";
import type { UnderstoodImport } from "./understood-import.server";

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

/** What the page of the columns says of one of them, beside what it holds. */
export interface ColumnAtHand {
  isHidden: boolean;
  /** Several columns may be this one, so that the person has to choose. */
  isInDoubt: boolean;
  /** Null where the column holds no amounts, whatever is chosen for it. */
  unit: ColumnUnit | null;
}

export interface ColumnUnit {
  /** As it was said, else as the sheet says. */
  proposed: AmountUnit;
  /** Sentences: what the sheet says, and an amount as it would be read. */
  why: string;
}

export function columnsAtHand(
  { sheets, mapping: said }: Pick<ImportDraft, "sheets" | "mapping">,
  mapping: ColumnMapping,
): ColumnAtHand[] {
  const sheet = sheets[mapping.sheet];
  if (!sheet) return [];
  const { headingRow, columns } = mapping;
  const units = unitsOf(sheet, mapping);
  const stated = statedUnits(sheet, headingRow, { width: columns.length });
  const doubtful = said === mapping ? new Set<number>() : columnsInDoubt(sheet, headingRow);
  return columns.map((column, index) => {
    const proposed = units[index] ?? "pounds";
    const text = stated[index]?.text ?? "";
    const example = unitExample(sheet, headingRow, index, proposed);
    return {
      isHidden: sheet.facts?.hiddenColumns?.includes(index + 1) ?? false,
      isInDoubt: doubtful.has(index),
      unit: mayHoldAmounts(sheet, headingRow, index, column)
        ? {
            proposed,
            why: whyUnit(text, example),
          }
        : null,
    };
  });
}

function whyUnit(stated: string, example: string): string {
  const says = stated === "" ? "" : `The sheet says “${stated}”.`;
  return [says, example === "" ? "" : `${example}.`].filter((sentence) => sentence !== "").join(" ");
}

/** What the person should know where the sheet has a row for each year of a line; null where it has none. */
export function ledgerAt({ sheets }: Pick<ImportDraft, "sheets">, mapping: ColumnMapping): string | null {
  const there = sheets[mapping.sheet];
  return there ? ledgerAdvice(there, mapping) : null;
}

/** The unit in which each year's amounts were read. */
export function unitsRead({
  sheet,
  mapping,
  imported,
}: Pick<UnderstoodImport, "sheet" | "mapping" | "imported">): Record<number, AmountUnit> {
  const units = unitsOf(sheet, mapping);
  const ofLedger = units[mapping.columns.indexOf("amount")];
  if (ofLedger) return Object.fromEntries(imported.years.map((year) => [year, ofLedger]));
  return Object.fromEntries(
    mapping.columns.flatMap((column, index) => {
      const year = yearOfColumn(column);
      return year === null ? [] : [[year, units[index] ?? "pounds"]];
    }),
  );
}
