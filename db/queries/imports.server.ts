import { and, eq, inArray } from "drizzle-orm";
import type { ColumnMapping } from "../../app/domain/budget/imported-budget";
import type { Db } from "../client.server";
import { budgetImport, importMapping } from "../schema";

export type ImportDraft = typeof budgetImport.$inferSelect;

/** The import that a person has begun in a framework. Nobody reads another person's. */
export async function findImportDraft(
  db: Db,
  frameworkId: number,
  personId: number,
): Promise<ImportDraft | null> {
  const [draft] = await db
    .select()
    .from(budgetImport)
    .where(and(eq(budgetImport.frameworkId, frameworkId), eq(budgetImport.personId, personId)));
  return draft ?? null;
}

/** What it is called and since when, without the sheets, which may be many megabytes. */
export async function findImportUnderWay(
  db: Db,
  frameworkId: number,
  personId: number,
): Promise<Pick<ImportDraft, "fileName" | "createdAt"> | null> {
  const [underWay] = await db
    .select({ fileName: budgetImport.fileName, createdAt: budgetImport.createdAt })
    .from(budgetImport)
    .where(and(eq(budgetImport.frameworkId, frameworkId), eq(budgetImport.personId, personId)));
  return underWay ?? null;
}

/** How columns under these headings were read before, by the SHA-256 of their `headingsKey`. */
export async function listRememberedMappings(
  db: Db,
  keys: readonly string[],
): Promise<Map<string, ColumnMapping>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .select({ key: importMapping.headingsSha256, mapping: importMapping.mapping })
    .from(importMapping)
    .where(inArray(importMapping.headingsSha256, [...keys]));
  return new Map(rows.map(({ key, mapping }) => [key, mapping]));
}
