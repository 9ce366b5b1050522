import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { asc, sql } from "drizzle-orm";
import { bigint, pgSchema } from "drizzle-orm/pg-core";
import type { Db } from "./client.server";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../drizzle", import.meta.url));

export interface Migration {
  name: string;
  /** When it was written, in milliseconds: by this a database says which it has had. */
  writtenAt: number;
}

/** The migrations that a database has had, held against those that this release knows. */
export interface MigrationState {
  /** The last that it has had of those that are known; null in an empty database. */
  latest: Migration | null;
  /** How many it has had that this release does not know. */
  unknown: number;
  /** Which it has not had, in order. */
  missing: readonly Migration[];
}

/** The database is of a newer release, whose rules this one does not know. */
export class DatabaseIsNewer extends Error {
  constructor({ latest, unknown }: MigrationState) {
    const several = unknown === 1 ? "a migration" : `${unknown} migrations`;
    super(
      `The database has had ${several} that this release does not know (it knows up to ${latest?.name ?? "none"}): it is of a newer release. Use that one.`,
    );
    this.name = "DatabaseIsNewer";
  }
}

/** @param known in order @param had by when they were written */
export function compareMigrations(known: readonly Migration[], had: readonly number[]): MigrationState {
  const has = new Set(had);
  const names = new Set(known.map(({ writtenAt }) => writtenAt));
  return {
    latest: known.findLast(({ writtenAt }) => has.has(writtenAt)) ?? null,
    unknown: had.filter((writtenAt) => !names.has(writtenAt)).length,
    missing: known.filter(({ writtenAt }) => !has.has(writtenAt)),
  };
}

/** Those of this release, in order. */
export async function knownMigrations(): Promise<Migration[]> {
  const text = await readFile(path.join(MIGRATIONS_FOLDER, "meta", "_journal.json"), "utf8");
  const { entries } = JSON.parse(text) as { entries: { tag: string; when: number }[] };
  return entries.map(({ tag, when }) => ({ name: tag, writtenAt: when }));
}

/** Where drizzle writes down what it has applied. */
const appliedMigration = pgSchema("drizzle").table("__drizzle_migrations", {
  createdAt: bigint("created_at", { mode: "number" }).notNull(),
});

export async function getMigrationState(db: Db): Promise<MigrationState> {
  return compareMigrations(await knownMigrations(), await appliedMigrations(db));
}

async function appliedMigrations(db: Db): Promise<number[]> {
  const [there] = await db
    .select({ isThere: sql<boolean>`true` })
    .from(sql`pg_tables`)
    .where(sql`schemaname = 'drizzle' and tablename = '__drizzle_migrations'`);
  if (!there) return [];
  const rows = await db
    .select({ createdAt: appliedMigration.createdAt })
    .from(appliedMigration)
    .orderBy(asc(appliedMigration.createdAt));
  return rows.map(({ createdAt }) => createdAt);
}

/**
 * Applies what is missing.
 * @param apply drizzle's own: it leaves out whatever was written before the last that was applied
 * @throws DatabaseIsNewer, before anything is changed; where one is missing still
 */
export async function bringUpToDate(db: Db, apply: () => Promise<void>): Promise<void> {
  const before = await getMigrationState(db);
  if (before.unknown > 0) throw new DatabaseIsNewer(before);
  if (before.missing.length === 0) return;
  await apply();
  const { missing } = await getMigrationState(db);
  if (missing.length > 0) {
    throw new Error(
      `The database has not had ${missing.map(({ name }) => name).join(", ")}, which were written before the last that it has had: it comes from another line of releases.`,
    );
  }
}

/** For what only reads: nothing is changed. @throws DatabaseIsNewer; where it holds nothing of ours */
export async function requireReadable(db: Db): Promise<void> {
  const state = await getMigrationState(db);
  if (state.unknown > 0) throw new DatabaseIsNewer(state);
  if (state.latest === null) throw new Error("The database is empty: no server has been started on it yet.");
}
