import { existsSync } from "node:fs";
import path from "node:path";
import type postgres from "postgres";

/** A restore ended before it was decided which stays: what it restored is not verified, what was there stands aside. */
export class RestoreInterrupted extends Error {
  /** @param where the folder, or the schemas, in which it stands */
  constructor(where: string) {
    super(
      `A restore was interrupted, or is still under way: what was there before it stands aside, in ${where}. If it is not under way, put that back with: npm run restore -- --put-back`,
    );
    this.name = "RestoreInterrupted";
  }
}

/** Where the migrations put what is ours. */
export const SCHEMAS = ["public", "drizzle"];
export const schemaAside = (schema: string) => `${schema}_before_restore`;
/** @param folder the data folder */
export const folderAside = (folder: string) => path.join(folder, "database.before");

/** @param folder the data folder, locked by this process @throws RestoreInterrupted */
export function refuseInterruptedFolder(folder: string): void {
  const aside = folderAside(folder);
  if (existsSync(aside)) throw new RestoreInterrupted(aside);
}

/** @throws RestoreInterrupted */
export async function refuseInterruptedSchemas(owner: postgres.Sql): Promise<void> {
  const schemas = await schemasAside(owner);
  if (schemas.length > 0) throw new RestoreInterrupted(schemas.map(schemaAside).join(" and "));
}

/** @returns by the names that they had before, those of ours that stand aside */
export async function schemasAside(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`
    select nspname as name from pg_namespace where nspname in ${owner(SCHEMAS.map(schemaAside))}`;
  const names = new Set(rows.map(({ name }) => name));
  return SCHEMAS.filter((schema) => names.has(schemaAside(schema)));
}
