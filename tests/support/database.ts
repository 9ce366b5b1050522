import { randomUUID } from "node:crypto";
import type { SQLWrapper } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { inject, type ProvidedContext } from "vitest";
import { openPostgres, type Database, type Db } from "../../db/client.server";
import { ONLY_ROWS, takeEmbeddedDatabase } from "./embedded-database";
import { copyPrefix } from "./global-database";
import { putBack, readPristine, type Asking, type Pristine } from "./put-back";

/** A migrated database with nothing in it, the test's own until it closes it. */
export async function createTestDatabase(): Promise<Database> {
  const template = inject("databaseTemplate");
  if (template.kind === "embedded") return takeEmbeddedDatabase(template.dumpFile);
  return takePostgresDatabase(template);
}

type PostgresCopy = Awaited<ReturnType<typeof copyPostgresTemplate>>;
interface Kept {
  copy: PostgresCopy;
  /** With its connections, which take as long to make as many a test; null where a test may have set something on one. */
  opened: Database | null;
}

/** Those of this process that no test has: to copy the template takes far longer than to put one back. */
const idle: Kept[] = [];
const MOST_IDLE = 2;
let pristine: Promise<Pristine> | undefined;

async function takePostgresDatabase(template: PostgresTemplate): Promise<Database> {
  const { copy, opened: kept } = idle.pop() ?? { copy: await copyPostgresTemplate(template), opened: null };
  pristine ??= askedAlone(copy.url, readPristine);
  const before = await pristine;
  const opened = kept ?? (await openPostgres(copy.url, { poolSize: 5 }));
  const lent = lend(opened);
  return {
    ...lent.database,
    close: async () => {
      const { transactions, onlyRows } = lent.takeBack();
      const mayKeep = transactions === 0 && onlyRows && idle.length < MOST_IDLE;
      if (!mayKeep) await opened.close();
      const isPristine =
        idle.length < MOST_IDLE &&
        (await askedAlone(copy.url, async (asking) => {
          // What somebody left under way could write into the next test's database.
          if (mayKeep && (await asking.list(AT_WORK)).length > 0) return false;
          if (!mayKeep) await asking.run(END_OTHERS);
          return putBack(asking, before, mayKeep);
        }));
      if (isPristine) idle.push({ copy, opened: mayKeep ? opened : null });
      else {
        if (mayKeep) await opened.close();
        await copy.drop();
      }
    },
  };
}

const OTHERS = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
const AT_WORK = `select pid ${OTHERS} and state <> 'idle'`;
const END_OTHERS = `select pg_terminate_backend(pid) ${OTHERS}`;

/** The database for one test: it answers no more once it is taken back, and tells what was asked of it. */
function lend(opened: Database) {
  let transactions = 0;
  let onlyRows = true;
  const watched = <Asked extends Db>(db: Asked): Asked =>
    new Proxy(db, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (name === "execute") {
          return (query: SQLWrapper | string) => {
            const text = typeof query === "string" ? query : DIALECT.sqlToQuery(query.getSQL()).sql;
            onlyRows &&= ONLY_ROWS.test(text);
            return target.execute(query);
          };
        }
        if (name === "transaction") {
          return (work: (tx: Db) => Promise<unknown>) => target.transaction((tx) => work(watched(tx)));
        }
        return value;
      },
    });
  const { db, publicDb } = opened;
  const [ofDb, ofPublicDb] = [Proxy.revocable(watched(db), {}), Proxy.revocable(watched(publicDb), {})];
  let isBack = false;
  const whileLent = <T>(work: () => Promise<T>) =>
    isBack ? Promise.reject(new Error("The test has closed this database")) : work();
  return {
    database: {
      ...opened,
      db: ofDb.proxy,
      publicDb: ofPublicDb.proxy,
      transaction: <T>(work: (tx: Db) => Promise<T>) =>
        whileLent(async () => {
          transactions++;
          try {
            return await opened.transaction((tx) => work(watched(tx)));
          } finally {
            transactions--;
          }
        }),
      ping: () => whileLent(opened.ping),
      probe: () => whileLent(opened.probe),
    },
    takeBack: () => {
      isBack = true;
      ofDb.revoke();
      ofPublicDb.revoke();
      return { transactions, onlyRows };
    },
  };
}

const DIALECT = new PgDialect();

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
