import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import { inject } from "vitest";
import { fromPglite, openPostgres, type Database } from "../../db/client.server";

/** A copy of the migrated template, the test's own. Close it to be rid of it. */
export async function createTestDatabase(): Promise<Database> {
  const template = inject("databaseTemplate");
  if (template.kind === "embedded") {
    const dump = new Blob([await readFile(template.dumpFile)]);
    return fromPglite(await PGlite.create({ loadDataDir: dump }));
  }
  const name = `eia_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(template.url, (server) =>
    server.unsafe(`create database ${name} template ${template.template}`),
  );
  const url = new URL(template.url);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href, { poolSize: 5 });
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(template.url, (server) => server.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

async function onServer(url: string, work: (server: postgres.Sql) => Promise<unknown>): Promise<void> {
  const server = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
