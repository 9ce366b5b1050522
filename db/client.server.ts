import { AsyncLocalStorage } from "node:async_hooks";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { E_TIMEOUT, Semaphore, withTimeout } from "async-mutex";
import { sql, type ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import type postgres from "postgres";
import { lockDataFolder } from "./data-folder-lock.server";
import { connectPostgres, naming } from "./driver.server";
import { refuseInterruptedFolder, refuseInterruptedSchemas } from "./interrupted-restore.server";
import {
  bringUpToDate,
  getMigrationState,
  MIGRATIONS_FOLDER,
  requireReadable,
  type MigrationState,
} from "./migrations.server";
import { APPLICATION_ROLE, asAskedFor, giveRights, PUBLIC_ROLE } from "./rights.server";
import * as schema from "./schema";

/** What queries take: the database itself, or a transaction on it. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export interface Database {
  kind: "embedded" | "postgresql";
  /** For reads. Inside a transaction it is refused: use the transaction's own. */
  db: Db;
  /** For public pages: on PostgreSQL it may read what is published and nothing else. */
  publicDb: Db;
  /** @throws DatabaseBusy where PostgreSQL keeps it waiting for others too long; nothing of it is stored then. */
  transaction: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
  /** @throws where the database does not answer. */
  ping: () => Promise<void>;
  /** Writes what is always the same row. @throws where nothing can be saved, as on a full disk. */
  probe: () => Promise<MigrationState>;
  close: () => Promise<void>;
}

/** A transaction waited too long for its turn, or for a row that another one holds. The same may go well in a moment. */
export class DatabaseBusy extends Error {
  constructor(cause: unknown) {
    super("The database is too busy", { cause });
    this.name = "DatabaseBusy";
  }
}

/** By its name: what opens the database and what is built into pages have each a copy of the class. */
export const isDatabaseBusy = (error: unknown): boolean =>
  error instanceof Error && error.name === "DatabaseBusy";

/** Two migrators on one PostgreSQL would collide; this number is our lock there. */
const MIGRATION_LOCK = 149_2010;

/** What for a database is opened. */
export interface Opening {
  /** Only the restore itself opens one that stands in the place of another, to verify it. */
  isRestoring?: boolean;
  /** It is left in the form that it has, which may be an earlier release's: nothing is migrated and no right is given. */
  isReading?: boolean;
}

/**
 * Opens and migrates the embedded database in a folder, which no other process may have open.
 * It is PostgreSQL in this process. It does not fsync: safe against a killed process, not against power loss.
 * @throws DataFolderInUse; RestoreInterrupted; DatabaseIsNewer
 */
export async function openEmbedded(
  folder: string,
  { isRestoring = false, isReading = false }: Opening = {},
): Promise<Database> {
  await mkdir(folder, { recursive: true });
  const unlock = await lockDataFolder(folder);
  try {
    if (!isRestoring) refuseInterruptedFolder(folder);
    const client = await PGlite.create(path.join(folder, "database"));
    try {
      await (isReading ? requireReadable(drizzlePglite(client, { schema })) : migrateEmbedded(client));
    } catch (error) {
      await client.close();
      throw error;
    }
    return fromPglite(client, async () => {
      await client.close();
      await unlock();
    });
  } catch (error) {
    await unlock();
    throw error;
  }
}

function migrateEmbedded(client: PGlite): Promise<void> {
  const db = drizzlePglite(client, { schema });
  return bringUpToDate(db, () => migratePglite(db, { migrationsFolder: MIGRATIONS_FOLDER }));
}

/** @param close what ends it; the client's own close where nothing else is held. */
export function fromPglite(client: PGlite, close: () => Promise<void> = () => client.close()): Database {
  const db = drizzlePglite(client, { schema });
  return guarded("embedded", { db, publicDb: db }, (work) => db.transaction(work), close);
}

/**
 * In seconds. A server whose host has lost its power closes no connection. PostgreSQL gives it up, and what it has locked, after
 * a minute in which nothing is heard of it; it would be two hours otherwise.
 */
const KEEPALIVES = { tcp_keepalives_idle: 30, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 };

/**
 * A framework's whole content is one statement, which PostgreSQL compiles at every call once it thinks it costly: eleven seconds for what
 * then takes a few hundredths.
 */
const NOT_COMPILED = { jit: "off" };

/**
 * The statements of an office are the same over and over: planned once on a connection, not anew until PostgreSQL has seen
 * five plans for other values, which for a framework's whole content takes longer than to read it. What searches the public
 * register is planned for its words.
 */
const PLANNED_ONCE = { plan_cache_mode: "force_generic_plan" };

/** Seconds. A connection that is made anew knows no statement. */
const IDLE_S = 600;

/** Longer than any transaction is busy with something else: the next statement of one that is ended so is refused. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/** How long PostgreSQL may take to say that it is there, and to save a row. */
const PING_MS = 5_000;

interface PostgresOptions extends Opening {
  /** Connections for transactions, and as many again for single statements; half as many for public pages. */
  poolSize?: number;
  /** How long at most a transaction waits for its turn, and then a statement of it for a row that another holds. */
  waitMs?: number;
}

/**
 * Opens and migrates a PostgreSQL database. Connections that are lost are made again when they are needed. Only
 * transactions wait for rows that others hold, so they have connections of their own: with all of these waiting, pages
 * are still read.
 * Each connection is asked in which role and with which limits it is before anything else is said on it.
 * @throws DriverNotMended; RestoreInterrupted; DatabaseIsNewer; NotAsAskedFor
 */
export async function openPostgres(
  url: string,
  { poolSize = 10, waitMs = 10_000, isRestoring = false, isReading = false }: PostgresOptions = {},
): Promise<Database> {
  await withOwner(url, isReading ? readableBy : (owner) => migrateUnderLock(owner, isRestoring));
  const limits = {
    statement_timeout: 20_000,
    // PostgreSQL counts twice where several wait for one row: for the place at the head of the line, and for the row.
    lock_timeout: waitMs / 2,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  };
  const pool = (role: string, max: number, planning: Readonly<Record<string, string>>) =>
    naming(
      connectPostgres(url, {
        max,
        idle_timeout: IDLE_S,
        connection: {
          ...{ role, ...limits, ...KEEPALIVES, ...NOT_COMPILED, ...planning },
          application_name: "equality-impact-assessment",
        },
        approve: asAskedFor(role, limits),
      }),
    );
  const statements = pool(APPLICATION_ROLE, poolSize, PLANNED_ONCE);
  const transactions = pool(APPLICATION_ROLE, poolSize, PLANNED_ONCE);
  const readers = pool(PUBLIC_ROLE, Math.ceil(poolSize / 2), {});
  const close = async () => {
    await Promise.all([statements, transactions, readers].map((each) => each.end({ timeout: 5 })));
  };
  try {
    await Promise.all([statements, transactions, readers].map((each) => each`select 1`));
  } catch (error) {
    await close();
    throw error;
  }
  const transactionDb = drizzlePostgres(transactions, { schema });
  // The driver would let them wait for a connection without end.
  const turns = withTimeout(new Semaphore(poolSize), waitMs);
  const database = guarded(
    "postgresql",
    { db: drizzlePostgres(statements, { schema }), publicDb: drizzlePostgres(readers, { schema }) },
    async (work) => {
      try {
        return await turns.runExclusive(() => transactionDb.transaction(work));
      } catch (error) {
        throw isBusy(error) ? new DatabaseBusy(error) : error;
      }
    },
    close,
  );
  return { ...database, ping: () => inTime(database.ping()), probe: () => inTime(database.probe()) };
}

/** A network that has fallen silent would keep it waiting for a quarter of an hour. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The database has not answered for ${PING_MS / 1000} seconds`));
    }, PING_MS);
  });
  return Promise.race([answer, tooLate]).finally(() => {
    clearTimeout(timer);
  });
}

/**
 * lock_not_available, deadlock_detected, query_canceled: it could not have a row in time, was ended so that another could, or
 * took too long.
 */
const BUSY_CODES = new Set<unknown>(["55P03", "40P01", "57014"]);

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error === E_TIMEOUT || ("code" in error && BUSY_CODES.has(error.code)) || isBusy(error.cause);
}

async function withOwner(url: string, work: (owner: postgres.Sql) => Promise<void>): Promise<void> {
  const limits = { idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS };
  const owner = connectPostgres(url, {
    max: 1,
    connection: { ...limits, ...KEEPALIVES },
    // Its lock is the connection's own, and would be another's behind what shares connections out.
    approve: asAskedFor(null, limits),
  });
  try {
    await work(owner);
  } finally {
    await owner.end({ timeout: 5 });
  }
}

async function migrateUnderLock(owner: postgres.Sql, isRestoring: boolean): Promise<void> {
  await owner`select pg_advisory_lock(${MIGRATION_LOCK})`;
  if (!isRestoring) await refuseInterruptedSchemas(owner);
  const db = drizzlePostgres(owner, { schema });
  await bringUpToDate(db, () => migratePostgres(db, { migrationsFolder: MIGRATIONS_FOLDER }));
  await giveRights(owner);
}

async function readableBy(owner: postgres.Sql): Promise<void> {
  await refuseInterruptedSchemas(owner);
  await requireReadable(drizzlePostgres(owner, { schema }));
}

/**
 * A query on the outer database inside a transaction waits for ever on the embedded database, and takes a second
 * connection from the pool on PostgreSQL. It is refused at once, so that the first test to do it says so.
 */
function guarded(
  kind: Database["kind"],
  { db, publicDb }: { db: Db; publicDb: Db },
  transaction: Database["transaction"],
  close: () => Promise<void>,
): Database {
  const inTransaction = new AsyncLocalStorage<true>();
  const refuseInside = () => {
    if (inTransaction.getStore()) throw new Error("Inside a transaction, use the transaction's own database");
  };
  const outside = (guardedDb: Db) =>
    new Proxy(guardedDb, {
      get(target, property, receiver) {
        refuseInside();
        const value: unknown = Reflect.get(target, property, receiver);
        return value;
      },
    });
  return {
    kind,
    db: outside(db),
    publicDb: outside(publicDb),
    transaction: (work) => {
      refuseInside();
      return transaction((tx) => inTransaction.run(true, () => work(tx)));
    },
    ping: async () => {
      await db.execute(sql`select 1`);
    },
    probe: async () => {
      await db.execute(sql`select probe_health()`);
      return getMigrationState(db);
    },
    close,
  };
}
