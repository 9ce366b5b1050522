import path from "node:path";
import postgres from "postgres";
import { expect, inject } from "vitest";
import { openEmbedded, openPostgres, type Database } from "../../db/client.server";
import { temporaryFolder } from "./command";
import { copyPostgresTemplate } from "./database";

/** An empty database of the kind that the tests run on, for the project's own commands, and a way to look into it. */
export interface Place {
  folder: string;
  /** What tells a command to work here. */
  environment: Record<string, string>;
  /** Opens it for this work. An embedded one only while no command has it. */
  inside: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** Until PostgreSQL is done with what a killed server had asked of it. */
  settled: () => Promise<void>;
  remove: () => Promise<void>;
}

/** @param kind another than what the tests run on: the embedded database is there in any case */
export async function createPlace(kind = inject("databaseTemplate").kind): Promise<Place> {
  const template = inject("databaseTemplate");
  const { folder, remove } = await temporaryFolder();
  const environment = { DATA_DIR: path.join(folder, "data"), PORT: "0" };
  const insideOf = (open: () => Promise<Database>): Place["inside"] => {
    return async (work) => {
      const database = await open();
      return work(database).finally(() => database.close());
    };
  };
  if (kind === "embedded" || template.kind === "embedded") {
    const inside = insideOf(() => openEmbedded(environment.DATA_DIR));
    return { folder, environment, inside, settled: () => Promise.resolve(), remove };
  }
  const { url, drop } = await copyPostgresTemplate({ url: template.url, template: "template0" });
  return {
    folder,
    environment: { ...environment, DATABASE_URL: url },
    inside: insideOf(() => openPostgres(url, { poolSize: 3 })),
    settled: () => untilNobodyIsConnected(url),
    remove: async () => {
      await drop();
      await remove();
    },
  };
}

async function untilNobodyIsConnected(url: string): Promise<void> {
  const client = postgres(url, { max: 1 });
  try {
    await expect
      .poll(
        () => client`
          select pid from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
        { timeout: 30_000 },
      )
      .toHaveLength(0);
  } finally {
    await client.end();
  }
}
