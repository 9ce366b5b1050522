import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { healthOf, type Health } from "../../app/platform/health.server";
import { createLog } from "../../app/platform/log.server";
import type { Database } from "../../db/client.server";
import { openPostgres } from "../../db/client.server";
import { knownMigrations } from "../../db/migrations.server";
import { healthProbe } from "../../db/schema";
import { asOwner } from "../support/audit";
import { copyPostgresTemplate, createTestDatabase } from "../support/database";

const RELEASE = { release: "1.2.3", commit: "0123abc" };
const EVERY_MS = 5_000;

let database: Database;
let now: number;
let health: () => Promise<Health>;
const watch = (watched: Database) =>
  healthOf({
    database: watched,
    release: RELEASE,
    log: createLog("silent", process.stdout),
    clock: () => now,
  });
beforeEach(async () => {
  database = await createTestDatabase();
  now = 0;
  health = watch(database);
});
afterEach(() => database.close());

const status = async () => (await health()).status;

/** What stands in the one row, and how much room its table takes. */
async function row() {
  const rows = await database.db
    .select({
      at: sql<string>`${healthProbe.writtenAt}::text`,
      bytes: sql<string>`pg_relation_size('health_probe')::text`,
    })
    .from(healthProbe);
  expect(rows).toHaveLength(1);
  return rows[0];
}

describe("what /healthz says", () => {
  it("names release, commit and the last migration", async () => {
    expect(await health()).toEqual({
      status: "ok",
      database: database.kind,
      ...RELEASE,
      migration: (await knownMigrations()).at(-1)?.name,
    });
  });

  it("is found by writing a row, every five seconds at most, whoever asks how often", async () => {
    const before = await row();
    await Promise.all(Array.from({ length: 50 }, health));
    const first = await row();
    expect(first?.at).not.toBe(before?.at);
    now = EVERY_MS - 1;
    await Promise.all(Array.from({ length: 50 }, health));
    expect(await row()).toEqual(first);
    now = EVERY_MS;
    await health();
    expect((await row())?.at).not.toBe(first?.at);
  });

  it("writes without taking more room", async () => {
    for (; now < 40 * EVERY_MS; now += EVERY_MS) await health();
    // Two pages: what was written over is used again.
    expect(Number((await row())?.bytes)).toBeLessThanOrEqual(2 * 8192);
  });

  it("is no more than that the database changed, once a newer release has migrated it", async () => {
    expect(await status()).toBe("ok");
    await asOwner(
      database,
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)",
    );
    now = EVERY_MS;
    expect(await status()).toBe("outdated");
  });

  it("is that nothing can be saved where that is so, for as long as it is", async () => {
    const failing = { ...database, probe: () => database.db.execute(sql`select 1/0`).then(database.probe) };
    health = watch(failing);
    expect(await health()).toEqual({
      status: "read-only",
      database: database.kind,
      ...RELEASE,
      migration: null,
    });
    failing.probe = database.probe;
    expect(await status()).toBe("read-only");
    now = EVERY_MS;
    expect(await status()).toBe("ok");
  });
});

const template = inject("databaseTemplate");
describe.runIf(template.kind === "postgresql")("on PostgreSQL, nothing can be saved", () => {
  it.each([
    ["where it only takes reads, as one that stands by does", "default_transaction_read_only = on"],
    // As on a disk that has no room left: what there is has room for the row, and a new file has none.
    ["where no file finds room", "temp_file_limit = '8kB'"],
  ])("%s", async (_, setting) => {
    if (template.kind !== "postgresql") throw new Error("This is for PostgreSQL");
    const copy = await copyPostgresTemplate(template);
    const server = await openPostgres(copy.url, { poolSize: 1 });
    try {
      const name = new URL(copy.url).pathname.slice(1);
      await asOwner(server, `alter database ${name} set ${setting}`);
      // For connections that are made from now on.
      await asOwner(
        server,
        `select pg_terminate_backend(pid, 5000) from pg_stat_activity
          where datname = '${name}' and pid <> pg_backend_pid()`,
      );
      health = watch(server);
      await expect.poll(status).toBe("read-only");
    } finally {
      await server.close();
      await copy.drop();
    }
  });
});
