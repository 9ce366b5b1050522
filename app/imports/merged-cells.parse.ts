import type { ColumnMapping, Sheet } from "~/domain/budget/imported-budget";
import { holdsAmounts } from "./columns.parse";

/** One amount that is drawn over several lines, or years: nobody but the person knows how it is shared. */
export interface SharedAmount {
  /** What stands in the merged cell. */
  text: string;
  /** Numbers of the rows, and the places of the cells as `cellKey` writes them, that it is drawn over. */
  rows: readonly number[];
  keys: readonly string[];
}

/** What merged cells mean to the rows that they are drawn over; cells by `cellKey`. */
export interface Merges {
  /** Texts that hold for further rows. */
  texts: ReadonlyMap<string, string>;
  /** The same, for the person: which rows have a text from above. */
  spread: readonly { text: string; rows: readonly number[] }[];
  amounts: ReadonlyMap<string, SharedAmount>;
}

/** `<row>:<column>`, both counted from 1 as a spreadsheet does. */
export function cellKey(row: number, column: number): string {
  return `${row}:${column}`;
}

/**
 * A text that is merged over rows holds for each of them that says anything of its own; an amount is shared between
 * them, and between the years whose columns it is merged over.
 */
export function readMerges({ rows, facts }: Sheet, { headingRow, columns }: ColumnMapping): Merges {
  const texts = new Map<string, string>();
  const amounts = new Map<string, SharedAmount>();
  const spread: { text: string; rows: number[] }[] = [];
  const isAmount = (column: number) => holdsAmounts(columns[column - 1] ?? "ignore");
  for (const merged of facts?.merged ?? []) {
    const text = (rows[merged.row - 1]?.[merged.column - 1] ?? "").trim();
    if (text === "" || merged.row <= headingRow + 1) continue;
    const filled = range(merged.row, merged.rows).filter((row) =>
      (rows[row - 1] ?? []).some((cell) => cell.trim() !== ""),
    );
    const across = range(merged.column, merged.columns).filter(isAmount);
    if (isAmount(merged.column)) {
      const keys = filled.flatMap((row) => across.map((column) => cellKey(row, column)));
      const shared = { text, rows: filled, keys };
      if (keys.length > 1) for (const key of keys) amounts.set(key, shared);
    } else if (filled.length > 1 && (columns[merged.column - 1] ?? "ignore") !== "ignore") {
      for (const row of filled.slice(1)) texts.set(cellKey(row, merged.column), text);
      spread.push({ text, rows: filled });
    }
  }
  return { texts, spread, amounts };
}

function range(first: number, length: number): number[] {
  return Array.from({ length }, (_, index) => first + index);
}
