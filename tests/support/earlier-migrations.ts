import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { fromPglite, type Database } from "../../db/client.server";
import { MIGRATIONS_FOLDER } from "../../db/migrations.server";
import { temporaryFolder } from "./command";

/**
 * An embedded database that was there before a migration, for what that one makes of what it finds.
 * @param count of the migrations before it @param fill puts in what is there by then
 */
export async function migratedFrom(
  count: number,
  fill: (client: PGlite) => Promise<unknown>,
): Promise<Database> {
  const { folder, remove } = await temporaryFolder();
  try {
    const client = await PGlite.create();
    await migrate(drizzle(client), { migrationsFolder: await firstMigrations(folder, count) });
    await fill(client);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
    return fromPglite(client);
  } finally {
    await remove();
  }
}

async function firstMigrations(folder: string, count: number): Promise<string> {
  const copy = path.join(folder, "drizzle");
  await cp(MIGRATIONS_FOLDER, copy, { recursive: true });
  const file = path.join(copy, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(file, "utf8")) as { entries: unknown[] };
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return copy;
}
