import { createHash } from "node:crypto";
import type { Db } from "~db/client.server";
import { listRememberedMappings } from "~db/queries/imports.server";
import { importMapping } from "~db/schema";
import type { ColumnMapping, Sheet } from "~/domain/budget/imported-budget";
import { headingsKey, mappingFaults } from "~/imports/columns.parse";
import type { FrameworkWrite } from "./context.server";
import type { UnderstoodImport } from "./import-at-hand.server";

/** So that the next sheet with these headings is read the same way. */
export async function rememberMapping(
  { tx, now }: Pick<FrameworkWrite, "tx" | "now">,
  { sheet, mapping }: Pick<UnderstoodImport, "sheet" | "mapping">,
): Promise<void> {
  await tx
    .insert(importMapping)
    .values({ headingsSha256: digestOfHeadings(sheet, mapping.headingRow), mapping, usedAt: now })
    .onConflictDoUpdate({ target: importMapping.headingsSha256, set: { mapping, usedAt: now } });
}

/** Headings stand near the top. */
const ROWS_LOOKED_AT = 50;

/** How the same headings were read last time, wherever they stand in this workbook; null where they are new. */
export async function findRememberedMapping(tx: Db, sheets: readonly Sheet[]): Promise<ColumnMapping | null> {
  const places = sheets.flatMap((sheet, index) =>
    sheet.rows
      .slice(0, ROWS_LOOKED_AT)
      .map((_row, headingRow) => ({ sheet, index, headingRow, key: digestOfHeadings(sheet, headingRow) })),
  );
  const remembered = await listRememberedMappings(tx, [...new Set(places.map(({ key }) => key))]);
  for (const { sheet, index, headingRow, key } of places) {
    const columns = remembered.get(key)?.columns;
    const mapping = columns && { sheet: index, headingRow, columns };
    if (mapping && mappingFaults(sheet, mapping).length === 0) return mapping;
  }
  return null;
}

/** SHA-256, hexadecimal: headings may be longer than a key of the database can be. */
function digestOfHeadings(sheet: Sheet, headingRow: number): string {
  return createHash("sha256").update(headingsKey(sheet, headingRow), "utf8").digest("hex");
}
