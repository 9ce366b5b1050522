import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { actWords } from "~/domain/audit/acts";
import type { ChainRow } from "~/domain/audit/chain";
import { asInertText } from "~/domain/shared/formula-text";

const COLUMNS: readonly (readonly [heading: string, cell: (row: ChainRow) => string])[] = [
  ["Number", ({ number }) => String(number)],
  ["Time (UTC)", ({ at }) => at],
  ["Person", ({ personName }) => personName],
  ["Capacity", ({ capacity }) => capacity],
  ["What was done", ({ act }) => actWords(act)],
  ["Act", ({ act }) => act],
  ["Framework id", ({ frameworkId }) => (frameworkId === null ? "" : String(frameworkId))],
  ["Subject", ({ subject }) => subject],
  ["Detail", ({ detail }) => detail],
  ["Digest before", ({ digestBefore }) => digestBefore],
  ["Digest after", ({ digestAfter }) => digestAfter],
  ["Hash before", ({ previousHash }) => previousHash],
  ["Hash", ({ hash }) => hash],
];

/** For reading in a spreadsheet. What it would run is escaped, so this is not the text that the hashes are of. */
export function renderAuditCsv(batches: AsyncIterable<readonly ChainRow[]>): Readable {
  const written = stringify({ bom: true, record_delimiter: "windows", quote_record_delimiter: true });
  // A fault while reading ends the file in the middle, which whoever saves it is told.
  return pipeline(Readable.from(rowsOf(batches)), written, () => undefined);
}

async function* rowsOf(batches: AsyncIterable<readonly ChainRow[]>): AsyncGenerator<string[]> {
  yield COLUMNS.map(([heading]) => heading);
  for await (const batch of batches) {
    for (const row of batch) yield COLUMNS.map(([, cell]) => asInertText(cell(row)));
  }
}
