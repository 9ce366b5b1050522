import { once } from "node:events";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { Cell, SheetOptions } from "write-excel-file/node";
import type { ExportedCell, ExportedTable } from "./exported-table.view";

/** Two decimals, and a mark between thousands. */
const POUNDS = "#,##0.00";
const WIDTHS = { text: 24, amount: 16 };

/** A workbook of one sheet. Amounts are numbers, every other cell is text: nothing in it is a formula. */
export function renderXlsx({ name, headings, rows }: ExportedTable): Promise<Buffer> {
  return writeWorkbook([headings.map(headingCell), ...rows.map((row) => row.map(cellOf))], {
    sheet: name,
    stickyRowsCount: 1,
    columns: headings.map((heading) => ({ width: heading.endsWith("(£)") ? WIDTHS.amount : WIDTHS.text })),
  });
}

function headingCell(heading: string): Cell {
  return { value: inWorkbook(heading), fontWeight: "bold", wrap: true };
}

function cellOf(cell: ExportedCell): Cell {
  if (typeof cell !== "string") return { value: cell.pence / 100, format: POUNDS };
  return cell === "" ? null : inWorkbook(cell);
}

/** What XML does not allow or advises against, and what would itself be read as an escape. */
const ESCAPED = /[\0-\x08\x0B\f\x0E-\x1F\x7F-\x9F\uFFFD]|\p{Noncharacter_Code_Point}|_(?=x[0-9A-Fa-f]{4}_)/gu;

/**
 * The text as a workbook holds it (ECMA-376 part 1, 22.9.2.19). The library drops such characters; and it looks texts
 * up in a plain object, where "constructor" is there already.
 */
function inWorkbook(text: string): string {
  if (text in Object.prototype) return escapeUnits(text.charAt(0)) + text.slice(1);
  return text.replace(ESCAPED, escapeUnits);
}

function escapeUnits(characters: string): string {
  return Array.from(
    { length: characters.length },
    (_, index) => `_x${characters.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0")}_`,
  ).join("");
}

/** All that the thread does. It is plain text so that it is the same from source and from the build. */
const IN_THREAD = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { default: write } = require(workerData.library);
  write(workerData.cells, workerData.options).toBuffer().then((bytes) => parentPort.postMessage(bytes));
`;

/** In a thread of its own: over a long budget the library works for a second or more without a pause. */
async function writeWorkbook(cells: Cell[][], options: SheetOptions<never>): Promise<Buffer> {
  const library = createRequire(import.meta.url).resolve("write-excel-file/node");
  const workerData = { library, cells, options };
  const thread = new Worker(IN_THREAD, { eval: true, execArgv: [], workerData });
  const [bytes] = (await once(thread, "message")) as [Uint8Array];
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
