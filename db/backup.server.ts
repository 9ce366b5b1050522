import { spawn } from "node:child_process";
import { existsSync, openAsBlob } from "node:fs";
import { mkdir, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type postgres from "postgres";
import { lockDataFolder } from "./data-folder-lock.server";
import { connectPostgres } from "./driver.server";
import {
  folderAside,
  refuseInterruptedFolder,
  refuseInterruptedSchemas,
  SCHEMAS,
  schemaAside,
  schemasAside,
} from "./interrupted-restore.server";

/** Where a backup is written to: a file of its owner's alone, for it holds everything the office has. */
export type BackupFile = Pick<FileHandle, "writeFile" | "fd">;

/** What a restored backup took the place of; nothing where the place was empty. */
export interface Replaced {
  /** False where the place was empty. */
  isAnything: boolean;
  /** Puts it back in the place of what was restored, or makes the place empty again. */
  undo: () => Promise<void>;
  /** Does away with it. */
  keep: () => Promise<void>;
}

/** Takes a copy of the embedded database, whose server must be stopped. @throws DataFolderInUse */
export async function backUpEmbedded(folder: string, file: BackupFile): Promise<void> {
  const unlock = await lockDataFolder(folder);
  try {
    const client = await PGlite.create(path.join(folder, "database"));
    try {
      const dump = await client.dumpDataDir("gzip");
      await file.writeFile(Buffer.from(await dump.arrayBuffer()));
    } finally {
      await client.close();
    }
  } finally {
    await unlock();
  }
}

/**
 * Puts the copy in the folder; what was there stands aside until it is kept or undone.
 * @throws DataFolderInUse; RestoreInterrupted; where the folder holds a database and none may be replaced; where it is no
 *   such copy
 */
export async function restoreEmbedded(
  folder: string,
  source: string,
  mayReplace: boolean,
): Promise<Replaced> {
  await mkdir(folder, { recursive: true });
  const { at, restored, aside } = foldersIn(folder);
  const unlock = await lockDataFolder(folder);
  try {
    refuseInterruptedFolder(folder);
    const isThere = (await readdir(folder)).includes("database");
    if (isThere && !mayReplace) throw new NotEmpty(`The folder ${folder}`);
    await rm(restored, { recursive: true, force: true });
    await load(source, restored);
    if (isThere) await rename(at, aside);
    await rename(restored, at);
    return {
      isAnything: isThere,
      undo: async () => {
        if (isThere) await putBackEmbedded(folder);
        else await emptyEmbedded(folder);
      },
      keep: async () => {
        if (!isThere) return;
        // Half removed it must not look like something to put back.
        await rename(aside, restored);
        await rm(restored, { recursive: true });
      },
    };
  } finally {
    await rm(restored, { recursive: true, force: true });
    await unlock();
  }
}

/**
 * Puts back what a restore had set aside; what it had restored goes.
 * @throws DataFolderInUse; where nothing stands aside
 */
export async function putBackEmbedded(folder: string): Promise<void> {
  const { at, restored, aside } = foldersIn(folder);
  if (!existsSync(folder)) throw new NothingAside(folder);
  const unlock = await lockDataFolder(folder);
  try {
    if (!existsSync(aside)) throw new NothingAside(folder);
    await rm(at, { recursive: true, force: true });
    await rename(aside, at);
    await rm(restored, { recursive: true, force: true });
  } finally {
    await unlock();
  }
}

async function emptyEmbedded(folder: string): Promise<void> {
  const unlock = await lockDataFolder(folder);
  try {
    await rm(foldersIn(folder).at, { recursive: true, force: true });
  } finally {
    await unlock();
  }
}

function foldersIn(folder: string) {
  const at = path.join(folder, "database");
  return { at, restored: `${at}.restored`, aside: folderAside(folder) };
}

/** What every database of ours has, and one of something else has not. */
const MIGRATED = "drizzle.__drizzle_migrations";

async function load(source: string, folder: string): Promise<void> {
  try {
    const client = await PGlite.create({ dataDir: folder, loadDataDir: await openAsBlob(source) });
    try {
      await client.query(`select from ${MIGRATED} limit 1`);
    } finally {
      await client.close();
    }
  } catch (error) {
    throw new Error(`${source} is no backup of an embedded database, or is damaged.`, { cause: error });
  }
}

/** There is something already where a backup was to go. */
export class NotEmpty extends Error {
  constructor(place: string) {
    super(`${place} holds a database already. Restore into an empty one, or replace it with --replace.`);
    this.name = "NotEmpty";
  }
}

/** No interrupted restore has left anything to put back. */
class NothingAside extends Error {
  constructor(place: string) {
    super(`Nothing stands aside in ${place}: no restore was interrupted there.`);
    this.name = "NothingAside";
  }
}

/** A PostgreSQL database, and the environment that PostgreSQL's programs are run in: their PATH, and what they read of it. */
export interface PostgresAt {
  url: string;
  variables: NodeJS.ProcessEnv;
}

/** Takes a copy of a PostgreSQL database as it stands at one moment; the service may go on meanwhile. */
export async function backUpPostgres(place: PostgresAt, file: BackupFile): Promise<void> {
  await requireProgram("pg_dump", place);
  await run(
    "pg_dump",
    place,
    [
      ...["--format=custom", "--no-owner", "--no-privileges"],
      ...SCHEMAS.map((schema) => `--exclude-schema=${schemaAside(schema)}`),
    ],
    file.fd,
  );
}

/**
 * Restores into a PostgreSQL database; what was there stands aside, in schemas of another name, until it is kept or undone.
 * @throws RestoreInterrupted; where the database holds anything and none may be replaced; where somebody else works in it
 */
export async function restorePostgres(
  place: PostgresAt,
  source: string,
  mayReplace: boolean,
): Promise<Replaced> {
  const { url } = place;
  await requireProgram("pg_restore", place);
  await requireOurs(place, source);
  const former = await asOwner(url, async (owner) => {
    await refuseInterruptedSchemas(owner);
    const schemas = await occupiedSchemas(owner);
    if (schemas.length > 0 && !mayReplace) throw new NotEmpty("The database (DATABASE_URL)");
    await refuseShared(owner);
    await owner.unsafe(putAside(schemas));
    return schemas;
  });
  const replaced: Replaced = {
    isAnything: former.length > 0,
    undo: () => statements(url, former.length > 0 ? putBack(former) : EMPTY),
    keep: () => statements(url, dropAside(former)),
  };
  try {
    await run("pg_restore", place, [
      ...["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"],
      source,
    ]);
  } catch (error) {
    // Into an empty place it comes in one transaction, and so not at all.
    if (replaced.isAnything) await replaced.undo();
    throw error;
  }
  return replaced;
}

/**
 * Puts back what an interrupted restore had set aside; what it had restored goes.
 * @throws where nothing stands aside; where somebody else works in the database
 */
export async function putBackPostgres(url: string): Promise<void> {
  await asOwner(url, async (owner) => {
    const schemas = await schemasAside(owner);
    if (schemas.length === 0) throw new NothingAside("the database (DATABASE_URL)");
    await refuseShared(owner);
    await owner.unsafe(putBack(schemas));
  });
}

const each = (schemas: readonly string[], statement: (schema: string) => string) =>
  schemas.map((schema) => `${statement(schema)};`).join("\n");

/** Each of these is one transaction: PostgreSQL takes statements that are sent together as one. */
const dropAside = (schemas: readonly string[]) =>
  each(schemas, (schema) => `DROP SCHEMA IF EXISTS ${schemaAside(schema)} CASCADE`);
const putAside = (schemas: readonly string[]) =>
  each(schemas, (schema) => `ALTER SCHEMA ${schema} RENAME TO ${schemaAside(schema)}`) +
  (schemas.includes("public") ? "CREATE SCHEMA public" : "");
const putBack = (schemas: readonly string[]) =>
  (schemas.length > 0 ? each(SCHEMAS, (schema) => `DROP SCHEMA IF EXISTS ${schema} CASCADE`) : "") +
  each(schemas, (schema) => `ALTER SCHEMA ${schemaAside(schema)} RENAME TO ${schema}`);

const EMPTY = `${each(SCHEMAS, (schema) => `DROP SCHEMA IF EXISTS ${schema} CASCADE`)}CREATE SCHEMA public`;

/** @throws where the file is something else, such as a copy of another service's database, which would be restored as well */
async function requireOurs({ variables }: PostgresAt, source: string): Promise<void> {
  const [schema = "", table = ""] = MIGRATED.split(".");
  const contents = await outputOf("pg_restore", ["--list", source], variables);
  if (contents.includes(`TABLE DATA ${schema} ${table} `)) return;
  throw new Error(`${source} is no backup of this service on PostgreSQL, or is damaged.`);
}

async function occupiedSchemas(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`
    select distinct schemaname as name from pg_tables where schemaname in ${owner(SCHEMAS)}`;
  return rows.map(({ name }) => name);
}

async function refuseShared(owner: postgres.Sql): Promise<void> {
  const others = await owner`
    select 1 from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  if (others.length > 0) {
    throw new Error("Others are connected to the database (DATABASE_URL). Stop the servers first.");
  }
}

async function asOwner<T>(url: string, work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  const owner = connectPostgres(url, { max: 1 });
  try {
    return await work(owner);
  } finally {
    await owner.end({ timeout: 5 });
  }
}

async function statements(url: string, text: string): Promise<void> {
  await asOwner(url, (owner) => owner.unsafe(text));
}

async function serverMajor(url: string): Promise<number> {
  return asOwner(url, async (owner) => {
    const [row] = await owner<{ version: number }[]>`
      select current_setting('server_version_num')::int / 10000 as version`;
    return row?.version ?? 0;
  });
}

type Program = "pg_dump" | "pg_restore";

/** @throws where the program is not there, or older than the server, which it then could not read */
async function requireProgram(program: Program, { url, variables }: PostgresAt): Promise<void> {
  const server = await serverMajor(url);
  const advice = `Install PostgreSQL's client programs of version ${server} or newer.`;
  let said: string;
  try {
    said = await outputOf(program, ["--version"], variables);
  } catch (error) {
    throw new Error(`${program} was not found on the PATH. ${advice}`, { cause: error });
  }
  const own = Number(/(\d+)(?:\.\d+)?/u.exec(said)?.[1]);
  if (own < server) {
    throw new Error(`${program} is of version ${own}, and the server of version ${server}. ${advice}`);
  }
}

function outputOf(program: Program, args: readonly string[], env: PostgresAt["variables"]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"], env: { ...env } });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("close", () => {
      resolve(said);
    });
  });
}

/**
 * Runs a program of PostgreSQL's. The password goes in the environment: everybody on the machine may read a command line.
 * @throws what it said, where it fails
 */
function run(
  program: Program,
  { url, variables }: PostgresAt,
  args: readonly string[],
  output?: number,
): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password) || address.searchParams.get("password");
  address.password = "";
  address.searchParams.delete("password");
  return new Promise((resolve, reject) => {
    const child = spawn(program, ["--no-password", `--dbname=${address.href}`, ...args], {
      stdio: ["ignore", output ?? "ignore", "pipe"],
      env: { ...variables, ...(password ? { PGPASSWORD: password } : {}) },
    });
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} could not do it: ${said.trim()}`));
    });
  });
}
