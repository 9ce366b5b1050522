import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject, type ProvidedContext } from "vitest";
import { openPostgres, type Database } from "../../db/client.server";
import { takeEmbeddedDatabase } from "./embedded-database";
import { copyPrefix } from "./global-database";
import { putBack, readPristine, type Asking, type Pristine } from "./put-back";

/** A migrated database with nothing in it, the test's own until it closes it. */
export async function createTestDatabase(): Promise<Database> {
  const template = inject("databaseTemplate");
  if (template.kind === "embedded") return takeEmbeddedDatabase(template.dumpFile);
  return takePostgresDatabase(template);
}

/** Those of this process that no test has: to copy the template takes far longer than to put one back. */
const idle: PostgresCopy[] = [];
const MOST_IDLE = 2;
type PostgresCopy = Awaited<ReturnType<typeof copyPostgresTemplate>>;
let pristine: Promise<Pristine> | undefined;

async function takePostgresDatabase(template: PostgresTemplate): Promise<Database> {
  const copy = idle.pop() ?? (await copyPostgresTemplate(template));
  pristine ??= askedAlone(copy.url, readPristine);
  const before = await pristine;
  const database = await openPostgres(copy.url, { poolSize: 5 });
  return {
    ...database,
    close: async () => {
      await database.close();
      const isPristine =
        idle.length < MOST_IDLE &&
        (await askedAlone(copy.url, async (asking) => {
          // A connection that somebody left open could write into the next test's database.
          await asking.run(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
          );
          return putBack(asking, before, false);
        }));
      if (isPristine) idle.push(copy);
      else await copy.drop();
    },
  };
}

/** By the one who owns the database, on a connection of its own. */
function askedAlone<T>(url: string, work: (asking: Asking) => Promise<T>): Promise<T> {
  return onServer(url, (server) =>
    work({
      list: async <Row>(query: string) => (await server.unsafe(query)) as unknown as Row[],
      run: (statements) => server.unsafe(statements),
    }),
  );
}

export type PostgresTemplate = Extract<ProvidedContext["databaseTemplate"], { kind: "postgresql" }>;

/** A copy on the PostgreSQL server that the tests were given, for what opens it by its address. */
export async function copyPostgresTemplate({
  url: serverUrl,
  template,
}: Pick<PostgresTemplate, "url" | "template">) {
  const name = `${copyPrefix(template)}${randomUUID().replaceAll("-", "")}`;
  await onServer(serverUrl, (server) => server.unsafe(`create database ${name} template ${template}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = () =>
    onServer(serverUrl, (server) => server.unsafe(`drop database if exists ${name} with (force)`));
  return { url: url.href, drop };
}

async function onServer<T>(url: string, work: (server: postgres.Sql) => Promise<T>): Promise<T> {
  const server = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
