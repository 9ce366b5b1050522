import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { openPostgres, type Database, type Db } from "../../db/client.server";
import { formKey } from "../../db/schema";
import { copyPostgresTemplate } from "../support/database";
import { deferred } from "../support/deferred";
import { NOW } from "../support/office";
import { startProxy, type SwitchableProxy } from "../support/switchable-proxy";

const template = inject("databaseTemplate");
// The embedded database has no connections.
describe.runIf(template.kind === "postgresql")("a transaction whose connection is cut", () => {
  let copy: Awaited<ReturnType<typeof copyPostgresTemplate>>;
  let owner: postgres.Sql;
  let proxy: SwitchableProxy;
  /** With one connection for transactions, which the next one has after the one that was cut. */
  let database: Database;

  beforeAll(async () => {
    if (template.kind !== "postgresql") throw new Error("This is for PostgreSQL");
    copy = await copyPostgresTemplate(template);
    owner = postgres(copy.url, { max: 1, onnotice: () => undefined });
    const url = new URL(copy.url);
    proxy = await startProxy({ host: url.hostname, port: Number(url.port || "5432") });
    url.port = String(proxy.port);
    database = await openPostgres(url.href, { poolSize: 1 });
  });
  afterAll(async () => {
    await Promise.all([database.close(), owner.end()]);
    await proxy.goAway();
    await copy.drop();
  });
  beforeEach(() => owner`delete from form_key`);

  const insert = (tx: Db, key: string) => tx.insert(formKey).values({ personId: 1, key, usedAt: NOW });
  const stored = async () => (await owner`select key from form_key`).map(({ key }): unknown => key);
  /** Once it is over, nothing is left of the transaction that was open. */
  const terminate = () =>
    owner`select pg_terminate_backend(pid, 10000) from pg_stat_activity
      where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`;

  /**
   * One that is cut while it waits for something that is no statement.
   * @param afterwards what it does then, once the next one has begun
   * @returns the work of the next one: it ends after all that the abandoned one had to say
   */
  const abandon = async (afterwards: (tx: Db) => Promise<unknown>) => {
    const [begun, nextHasBegun, ended] = [deferred(), deferred(), deferred()];
    const abandoned = database.transaction(async (tx) => {
      await insert(tx, "before the cut");
      begun.resolve();
      await nextHasBegun.promise;
      await afterwards(tx).finally(ended.resolve);
    });
    const refused = expect(abandoned).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await begun.promise;
    await terminate();
    await refused;
    return async (tx: Db) => {
      await insert(tx, "the next one's");
      nextHasBegun.resolve();
      await ended.promise;
      // A COMMIT or ROLLBACK of the abandoned one would be on its way before this is answered.
      await tx.execute(sql`select 1`);
    };
  };

  it("writes nothing into the next one, and does not commit it", async () => {
    let outcome = "";
    const next = await abandon(async (tx) => {
      outcome = await insert(tx, "after the cut").then(
        () => "stored",
        () => "refused",
      );
    });
    const failing = database.transaction(async (tx) => {
      await next(tx);
      throw new RangeError("for its own reasons");
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(outcome).toBe("refused");
    expect(await stored()).toEqual([]);
  });

  it("does not undo the next one", async () => {
    const next = await abandon(() => Promise.reject(new RangeError("for its own reasons")));
    await database.transaction(next);
    expect(await stored()).toEqual(["the next one's"]);
  });

  it.each([
    ["by PostgreSQL", terminate],
    ["on the way", () => Promise.resolve().then(proxy.reset)],
  ])("in the midst of a statement, %s, leaves the next one its own answers", async (_, cut) => {
    await owner`select pg_advisory_lock(1)`;
    const abandoned = database.transaction((tx) => tx.execute(sql`select pg_advisory_xact_lock(1)`));
    const refused = expect(abandoned).rejects.toThrow();
    const waiting = () =>
      owner`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await waiting()).length).toBe(1);
    await cut();
    await refused;
    await owner`select pg_advisory_unlock(1)`;
    await database.transaction((tx) => insert(tx, "the next one's"));
    expect(await stored()).toEqual(["the next one's"]);
  });

  it("asks PostgreSQL to give it up after a minute in which nothing is heard of it", async () => {
    const settings = await database.transaction((tx) =>
      tx.execute(sql`select current_setting('idle_in_transaction_session_timeout') as idle,
        current_setting('tcp_keepalives_idle')::int
          + current_setting('tcp_keepalives_interval')::int * current_setting('tcp_keepalives_count')::int as seconds`),
    );
    expect(settings).toMatchObject([{ idle: "1min", seconds: 60 }]);
  });
});
