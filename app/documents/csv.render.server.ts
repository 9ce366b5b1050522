import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { stringify } from "csv-stringify";
import { asInertText } from "~/domain/shared/formula-text";
import type { ExportedCell, ExportedTable } from "./exported-table.view";

const ROWS_AT_A_TIME = 500;

/**
 * RFC 4180, as UTF-8 with the byte order mark that Excel needs to take it for that. Amounts are plain numbers of
 * pounds. What a spreadsheet would run is escaped by our own rule, which reading undoes; that of csv-stringify cannot
 * be undone.
 */
export function renderCsv(table: ExportedTable): Readable {
  const written = stringify({ bom: true, record_delimiter: "windows", quote_record_delimiter: true });
  return Readable.from(rowsOf(table)).pipe(written);
}

/** Other requests get their turn between the pieces. */
async function* rowsOf({ headings, rows }: ExportedTable): AsyncGenerator<string[]> {
  yield headings.map(asInertText);
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_A_TIME === 0) await setImmediate();
    yield row.map(cellText);
  }
}

function cellText(cell: ExportedCell): string {
  return typeof cell === "string" ? asInertText(cell) : plainPounds(cell.pence);
}

/** -1234.50 */
function plainPounds(pence: number): string {
  const size = String(Math.abs(pence)).padStart(3, "0");
  return `${pence < 0 ? "-" : ""}${size.slice(0, -2)}.${size.slice(-2)}`;
}
