import path from "node:path";
import { openEmbedded, openPostgres, type Database, type Opening } from "~db/client.server";
import type { Environment } from "./environment.server";

/**
 * @throws where it does not answer, another process has the embedded one open, or a restore was interrupted, in one line
 *   that says so
 */
export async function openDatabase(
  { databaseUrl, dataFolder }: Environment,
  opening: Opening = {},
): Promise<Database> {
  if (!databaseUrl) return openEmbedded(path.resolve(dataFolder), opening);
  try {
    return await openPostgres(databaseUrl, opening);
  } catch (error) {
    const { host } = new URL(databaseUrl);
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The database at ${host} (DATABASE_URL) cannot be used: ${why}`, { cause: error });
  }
}
