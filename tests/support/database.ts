import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject, type ProvidedContext } from "vitest";
import { openPostgres, type Database } from "../../db/client.server";
import { takeEmbeddedDatabase } from "./embedded-database";

/** A migrated database with nothing in it, the test's own until it closes it. */
export async function createTestDatabase(): Promise<Database> {
  const template = inject("databaseTemplate");
  if (template.kind === "embedded") return takeEmbeddedDatabase(template.dumpFile);
  const copy = await copyPostgresTemplate(template);
  const database = await openPostgres(copy.url, { poolSize: 5 });
  return {
    ...database,
    close: async () => {
      await database.close();
      await copy.drop();
    },
  };
}

export type PostgresTemplate = Extract<ProvidedContext["databaseTemplate"], { kind: "postgresql" }>;

/** A copy on the PostgreSQL server that the tests were given, for what opens it by its address. */
export async function copyPostgresTemplate({
  url: serverUrl,
  template,
}: Pick<PostgresTemplate, "url" | "template">) {
  const name = `eia_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(serverUrl, (server) => server.unsafe(`create database ${name} template ${template}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = () =>
    onServer(serverUrl, (server) => server.unsafe(`drop database if exists ${name} with (force)`));
  return { url: url.href, drop };
}

async function onServer(url: string, work: (server: postgres.Sql) => Promise<unknown>): Promise<void> {
  const server = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
