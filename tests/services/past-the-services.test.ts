import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { Database, Db } from "../../db/client.server";
import { anOffice, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { hold } from "../support/held";
import { bringTo } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

/**
 * A signature and an open action of its framework, written past the services, which lock the framework's row: by two
 * transactions at the same moment, of which the first waits with its commit until the second waits for it.
 */
let database: Database;
let office: Office;
let frameworkId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
  await bringTo(database, office, frameworkId, "determined");
});

const reopenActions = (tx: Db) =>
  tx.execute(sql`update action set state = 'open' where framework_id = ${frameworkId}`);
const addAction = (tx: Db) =>
  tx.execute(sql`insert into action (framework_id, what, owner_name, target_date, created_by)
    values (${frameworkId}, 'Look again', 'Somebody', '2018-12-31', ${office.author.personId})`);
const sign = (tx: Db) =>
  tx.execute(sql`insert into signed_record
    (framework_id, reference, reference_key, digest, outcome, signed_at, signed_by, snapshot)
    values (${frameworkId}, ${`${frameworkId}/2018`}, ${`${frameworkId}-2018`}, '', 'supported', now(),
      ${office.decider.personId}, '{}')`);

/** @returns what was said of the second, whose turn came when the first was committed */
async function inTurn(first: (tx: Db) => Promise<unknown>, second: (tx: Db) => Promise<unknown>) {
  const { letGo } = await hold(database, first);
  let other: Promise<void> = Promise.resolve();
  const pid = await new Promise<number>((known, failed) => {
    other = database.transaction(async (tx) => {
      const [row] = await tx.select({ pid: sql<number>`pg_backend_pid()` }).from(sql`(select) as nothing`);
      known(row?.pid ?? 0);
      await second(tx);
    });
    other.catch(failed);
  });
  const said = other.then(
    () => "it was done",
    (error: unknown) => (error instanceof Error && error.cause instanceof Error ? error.cause.message : ""),
  );
  const waiting = sql`select 1 from pg_locks where pid = ${pid} and not granted`;
  await expect.poll(() => database.db.execute(waiting)).toHaveLength(1);
  await letGo();
  return said;
}

// The embedded database does one transaction at a time.
describe.runIf(inject("databaseTemplate").kind === "postgresql")("at the same moment", () => {
  it.each([
    ["reopened", reopenActions],
    ["added", addAction],
  ])("a signature waits for an action that is %s, and is refused", async (_what, open) => {
    expect(await inTurn(open, sign)).toMatch(/has an unresolved action/u);
  });

  it.each([
    ["reopened", reopenActions],
    ["added", addAction],
  ])("an action that is %s waits for a signature, and is refused", async (_what, open) => {
    expect(await inTurn(sign, open)).toMatch(/action of a signed framework is sealed/u);
  });
});
