import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, inject, it } from "vitest";
import type { Database } from "../../db/client.server";
import { anOffice } from "../support/action-plan";
import { asOwner } from "../support/audit";
import { createTestDatabase } from "../support/database";
import { ensureEmbeddedTemplate } from "../support/embedded-template";
import { bringTo, givePassword } from "../support/sign-off";
import { deferred } from "../support/deferred";
import { storeContent } from "../support/stored-content";

const rowsOf = (result: unknown) => (result as { rows: Record<string, unknown>[] }).rows;
const read = async ({ db }: Database, query: string) => rowsOf(await db.execute(sql.raw(query)));

/** Every row, where every sequence stands, and what the session has set: all that a test can see of another's. */
async function everything(database: Database) {
  const tables = await read(
    database,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'drizzle') or schemaname ~ 'temp' order by 1`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) {
    rows[String(name)] = await read(database, `select t::text as row from ${String(name)} t order by 1`);
  }
  return {
    rows,
    sequences: await read(
      database,
      "select schemaname, sequencename, last_value from pg_sequences order by 1, 2",
    ),
    settings: await read(
      database,
      "select name, setting from pg_settings where source = 'session' order by 1",
    ),
    prepared: await read(
      database,
      "select name, statement from pg_prepared_statements where from_sql order by 1",
    ),
    guards: await read(
      database,
      "select tgrelid::regclass::text, tgname, tgenabled from pg_trigger order by 1, 2",
    ),
    columns: await read(
      database,
      "select table_name, column_name, is_nullable from information_schema.columns where table_schema = 'public' order by 1, 2",
    ),
  };
}

/** On PostgreSQL each is a copy of the template that the server itself makes. */
describe.runIf(inject("databaseTemplate").kind === "embedded")("a database that a test has closed", () => {
  it("holds nothing of it for the next one, whatever was written", async () => {
    const first = await createTestDatabase();
    const before = await everything(first);
    expect(before.rows["public.exemption"]).not.toEqual([]);
    const office = await anOffice(first);
    await givePassword(first, office.decider);
    const { frameworkId } = await storeContent(first, office.author);
    await bringTo(first, office, frameworkId, "signed");
    await first.db.execute(sql`delete from exemption where section = '40(2)'`);
    await first.db.execute(sql`update office set reference_pattern = 'X{number}/{year}'`);
    await first.db.execute(sql`create temporary table scrap (id integer)`);
    await first.db.execute(sql`set work_mem = '1MB'`);
    await first.db.execute(sql`prepare mine as select 1`);
    expect(await everything(first)).not.toEqual(before);
    await first.close();

    const second = await createTestDatabase();
    expect(await everything(second)).toEqual(before);
    await second.close();
  });

  it.each([
    ["a table that was made", "create table scrap (id integer)"],
    ["a table that has another name", "alter table glossary_term rename to gone_term"],
    ["a column that may be empty", "alter table person alter column name drop not null"],
    ["a guard that was switched off", "alter table signed_record disable trigger user"],
    ["a guard that was taken away", "drop trigger signed_record_not_truncated on signed_record"],
    [
      "a function that does something else",
      "create or replace function lower(text) returns text as 'select $1' language sql",
    ],
    ["a right that was given", "grant select on person to public"],
    ["a role that was made", "create role scrap"],
  ])("does not come back with %s", async (_what, statement) => {
    const first = await createTestDatabase();
    const before = await everything(first);
    await asOwner(first, statement.replace("function lower", "function public.lower"));
    await first.close();

    const second = await createTestDatabase();
    expect(await everything(second)).toEqual(before);
    expect(
      await read(
        second,
        `select 1 from pg_roles where rolname = 'scrap'
        union all select 1 from pg_proc where proname = 'lower' and pronamespace = 'public'::regnamespace
        union all select 1 where has_table_privilege('public', 'person', 'select')`,
      ),
    ).toEqual([]);
    await second.close();
  });

  it("answers its test no more, and does not come back while a transaction of it is under way", async () => {
    const first = await createTestDatabase();
    const isInside = deferred();
    const mayEnd = deferred();
    const transaction = first.transaction(async (tx) => {
      await tx.execute(sql`update office set reference_pattern = 'X{number}/{year}'`);
      isInside.resolve();
      await mayEnd.promise;
      await tx.execute(sql`update office set reference_pattern = 'Y{number}/{year}'`);
    });
    await isInside.promise;
    const closed = first.close();
    const second = await createTestDatabase();
    mayEnd.resolve();
    await Promise.all([transaction, closed]);
    expect(await read(second, "select reference_pattern from office")).toEqual([
      { reference_pattern: "{number}/{year}" },
    ]);
    await expect(first.ping()).rejects.toThrow();
    await second.close();
  });

  it("is a copy of the first template, where several are made at once", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "eia-template-"));
    const file = path.join(folder, "template.tar");
    const [first, second] = await Promise.all(
      [1, 2].map(async () => {
        await ensureEmbeddedTemplate(file);
        return (await readFile(file)).toString("base64");
      }),
    );
    expect(first === second).toBe(true);
    expect(await readdir(folder)).toEqual(["template.tar"]);
    await rm(folder, { recursive: true });
  });
});
