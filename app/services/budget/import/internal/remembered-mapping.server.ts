import type { Db } from "~db/client.server";
import { listRememberedMappings } from "~db/queries/imports.server";
import { importMapping } from "~db/schema";
import type { ColumnMapping } from "~/domain/budget/imported-budget";
import { mappingFaults } from "~/imports/columns.parse";
import { headingsDigest, type SheetOutline } from "~/imports/uploaded-sheets.server";
import type { FrameworkWrite } from "~/services/context.server";
import type { UnderstoodImport } from "~/services/budget/import/understood-import.server";

/** So that the next sheet with these headings is read the same way. */
export async function rememberMapping(
  { tx, now }: Pick<FrameworkWrite, "tx" | "now">,
  { sheet, mapping }: Pick<UnderstoodImport, "sheet" | "mapping">,
): Promise<void> {
  await tx
    .insert(importMapping)
    .values({ headingsSha256: headingsDigest(sheet, mapping.headingRow), mapping, usedAt: now })
    .onConflictDoUpdate({ target: importMapping.headingsSha256, set: { mapping, usedAt: now } });
}

/** How the same headings were read last time, wherever they stand in this workbook; null where they are new. */
export async function findRememberedMapping(
  tx: Db,
  outlines: readonly SheetOutline[],
): Promise<ColumnMapping | null> {
  const places = outlines.flatMap((outline, index) =>
    outline.headings.map((key, headingRow) => ({ outline, index, headingRow, key })),
  );
  const remembered = await listRememberedMappings(tx, [...new Set(places.map(({ key }) => key))]);
  for (const { outline, index, headingRow, key } of places) {
    const known = remembered.get(key);
    const mapping = known && { ...known, sheet: index, headingRow };
    if (mapping && mappingFaults(outline, mapping).length === 0) return mapping;
  }
  return null;
}
