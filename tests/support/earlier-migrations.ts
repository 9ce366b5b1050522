import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { MIGRATIONS_FOLDER } from "../../db/client.server";

/** The first migrations alone, for what a later one makes of what was there. @returns their folder */
export async function earlierMigrations(folder: string, count: number): Promise<string> {
  const copy = path.join(folder, "drizzle");
  await cp(MIGRATIONS_FOLDER, copy, { recursive: true });
  const file = path.join(copy, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(file, "utf8")) as { entries: unknown[] };
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return copy;
}
