import path from "node:path";
import { openEmbedded, openPostgres, type Database } from "~db/client.server";
import type { Environment } from "./environment.server";

/** @throws where it does not answer, or another process has the embedded one open, in one line that says so */
export async function openDatabase({ databaseUrl, dataFolder }: Environment): Promise<Database> {
  if (!databaseUrl) return openEmbedded(path.resolve(dataFolder));
  try {
    return await openPostgres(databaseUrl);
  } catch (error) {
    const { host } = new URL(databaseUrl);
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The database at ${host} (DATABASE_URL) cannot be used: ${why}`, { cause: error });
  }
}
