import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { openPostgres, type Database } from "../../db/client.server";
import { connectPostgres } from "../../db/driver.server";
import { asAskedFor } from "../../db/rights.server";
import { startCommand, temporaryFolder } from "../support/command";
import { copyPostgresTemplate } from "../support/database";
import { OUR_PARAMETERS, startPgBouncer, type PoolMode } from "../support/pgbouncer";
import { startProxy } from "../support/switchable-proxy";

const template = inject("databaseTemplate");
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

/** What drizzle says of a statement that failed has the driver's own word as its cause. */
const reason = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? reason(error.cause) : error;

// The embedded database has no connections, and one user.
describe.runIf(template.kind === "postgresql")("a connection to PostgreSQL", () => {
  let url: URL;
  let owner: postgres.Sql;
  const isEmpty = async () =>
    (await owner`select 1 from pg_tables where schemaname in ('public', 'drizzle')`).length === 0;

  beforeEach(async () => {
    if (template.kind !== "postgresql") throw new Error("This is for PostgreSQL");
    const copy = await copyPostgresTemplate({ url: template.url, template: "template0" });
    undo.push(copy.drop);
    url = new URL(copy.url);
    owner = postgres(copy.url, { max: 1, onnotice: () => undefined });
    undo.push(() => owner.end());
  });

  const pgBouncer = async (mode: PoolMode, ignored: readonly string[]) => {
    const running = await startPgBouncer(url, mode, ignored);
    undo.push(running.stop);
    return running;
  };
  const open = async (address: string): Promise<Database> => {
    const database = await openPostgres(address, { poolSize: 2 });
    undo.push(database.close);
    return database;
  };

  it("asks that no statement be compiled, whether it reads for the service or for the public", async () => {
    const { db, publicDb } = await open(url.href);
    for (const each of [db, publicDb])
      expect(await each.execute(sql`show jit`)).toMatchObject([{ jit: "off" }]);
  });

  it("has what the service asks planned once, and what searches the register for each search", async () => {
    const { db, publicDb, transaction } = await open(url.href);
    const planned = (on: Pick<typeof db, "execute">) => on.execute(sql`show plan_cache_mode`);
    expect(await planned(db)).toMatchObject([{ plan_cache_mode: "force_generic_plan" }]);
    expect(await transaction(planned)).toMatchObject([{ plan_cache_mode: "force_generic_plan" }]);
    expect(await planned(publicDb)).toMatchObject([{ plan_cache_mode: "auto" }]);
  });

  describe.each<PoolMode>(["session", "transaction", "statement"])("through PgBouncer, by %s", (mode) => {
    it("is refused where PgBouncer leaves out what it asks for, before anything is migrated", async () => {
      const first = await pgBouncer(mode, OUR_PARAMETERS);
      await expect(open(first.url)).rejects.toThrow(
        /^a connection is not as it asked to be: idle_in_transaction_session_timeout is 0 and not 60000\. .*PgBouncer.*docs\/deploy\.md/u,
      );
      expect(await isEmpty()).toBe(true);
      // Once the owner has made all ready, the service's own connections are no better off.
      await (await openPostgres(url.href, { poolSize: 1 })).close();
      await owner.unsafe(
        `alter database ${url.pathname.slice(1)} set idle_in_transaction_session_timeout = 60000`,
      );
      const second = await pgBouncer(mode, OUR_PARAMETERS);
      await expect(open(second.url)).rejects.toThrow(
        /current_user is \w+ and not eia_(?:application|public), statement_timeout is 0 and not 20000, lock_timeout is 0 and not 5000\./u,
      );
    });

    it("is refused by PgBouncer itself where it leaves nothing out", async () => {
      const { url: through } = await pgBouncer(mode, []);
      await expect(open(through)).rejects.toThrow(/unsupported startup parameter/u);
      expect(await isEmpty()).toBe(true);
    });
  });

  it("ends npm start in one line where PgBouncer leaves out what it asks for", async () => {
    const { url: through, port } = await pgBouncer("session", OUR_PARAMETERS);
    const { folder, remove } = await temporaryFolder();
    undo.push(remove);
    const command = startCommand("start", { DATA_DIR: folder, PORT: "0", DATABASE_URL: through });
    expect(await command.ended).toBe(1);
    expect(command.output().trim().split("\n")).toEqual([
      expect.stringMatching(
        new RegExp(
          `^The database at 127\\.0\\.0\\.1:${port} \\(DATABASE_URL\\) cannot be used: .*PgBouncer`,
          "u",
        ),
      ),
    ]);
  });

  it("is asked each time one is made anew, in each of the three pools", async () => {
    await (await open(url.href)).db.execute(sql`select 1`);
    const bouncer = await pgBouncer("session", OUR_PARAMETERS);
    const target = { host: url.hostname, port: Number(url.port || "5432") };
    const proxy = await startProxy(target);
    undo.push(proxy.goAway);
    const through = new URL(url);
    through.hostname = "127.0.0.1";
    through.port = String(proxy.port);
    const database = await open(through.href);
    const ways = [
      () => database.db.execute(sql`select count(*) from person`),
      () => database.publicDb.execute(sql`select count(*) from public_decision_part`),
      () => database.transaction((tx) => tx.execute(sql`select count(*) from person`)),
    ];
    for (const way of ways) await way();

    // The same address leads to something else from now on, as after a change of the network.
    Object.assign(target, { host: "127.0.0.1", port: bouncer.port });
    await proxy.goAway();
    await proxy.comeBack();
    for (const way of ways) {
      // What was under way may have been cut; what comes then is asked.
      await way().catch(() => undefined);
      const outcome = await way().then(
        () => "answered",
        (error: unknown) => reason(error),
      );
      expect(outcome).toMatchObject({ name: "NotAsAskedFor" });
    }

    Object.assign(target, { host: url.hostname, port: Number(url.port || "5432") });
    await proxy.goAway();
    await proxy.comeBack();
    for (const way of ways) {
      await way().catch(() => undefined);
      await expect(way()).resolves.toHaveLength(1);
    }
  });

  it("refuses each of many statements that wait for it, and leaves none waiting", async () => {
    const { url: through } = await pgBouncer("session", OUR_PARAMETERS);
    const pool = connectPostgres(through, {
      max: 2,
      connection: { statement_timeout: 1000 },
      approve: asAskedFor(null, { statement_timeout: 1000 }),
    });
    undo.push(() => pool.end({ timeout: 1 }));
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => pool`select ${i}`));
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => "rejected"));
  });

  it.each([
    ["role", "role=postgres", /current_user is postgres and not eia_(?:application|public)/u],
    ["limits", "statement_timeout=0", /statement_timeout is 0 and not 20000/u],
  ])("is refused where DATABASE_URL sets other %s", async (_, parameter, message) => {
    url.search = parameter;
    await expect(open(url.href)).rejects.toThrow(message);
  });

  it.each([
    ["a grant to everybody", "grant select on person to public", "revoke select on person from public"],
    ["a grant of its own, which is taken back", "grant select on person to eia_public", null],
  ])("for public pages reads nothing but what is published: %s", async (_, given, takenBack) => {
    await (await openPostgres(url.href, { poolSize: 1 })).close();
    await owner.unsafe(given);
    if (takenBack !== null) {
      await expect(open(url.href)).rejects.toThrow(/eia_public, .* may read person\./u);
      await owner.unsafe(takenBack);
    }
    const database = await open(url.href);
    const reading = database.publicDb.execute(sql`select * from person`);
    expect(reason(await reading.catch((error: unknown) => error))).toMatchObject({ code: "42501" });
  });

  it("for public pages reads of consultations what was opened, and neither drafts nor answers", async () => {
    const database = await open(url.href);
    for (const table of [
      "public_consultation",
      "consultation_question",
      "consultation_answer",
      "answer_import",
    ]) {
      const reading = database.publicDb.execute(sql`select 1 from ${sql.identifier(table)}`);
      const refused = reason(await reading.catch((error: unknown) => error));
      expect(refused, table).toMatchObject({ code: "42501" });
    }
    await database.publicDb.execute(sql`select * from open_consultation`);
    await database.publicDb.execute(sql`select * from open_consultation_question`);
  });

  it("of a user that owns nothing is taken, once the owner has made all ready", async () => {
    await (await openPostgres(url.href, { poolSize: 1 })).close();
    const name = `eia_login_${process.pid}`;
    await owner.unsafe(
      `create role ${name} login password 'for-this-test' in role eia_application, eia_public`,
    );
    undo.push(() => owner.unsafe(`drop role ${name}`));
    url.username = name;
    url.password = "for-this-test";
    const database = await openPostgres(url.href, { poolSize: 1 });
    try {
      await database.transaction((tx) => tx.execute(sql`select count(*) from person`));
    } finally {
      await database.close();
    }
  });
});
