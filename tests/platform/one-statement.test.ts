import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent, getContents } from "../../db/queries/content.server";
import { given, oneStatement, rowOf, rowsOf } from "../../db/queries/one-statement.server";
import * as schema from "../../db/schema";
import { anOffice, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { bringTo, givePassword } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkIds: number[];
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await givePassword(database, office.decider);
  frameworkIds = [];
  for (const state of ["signed", "determined", null] as const) {
    const { frameworkId } = await storeContent(database, office.author);
    frameworkIds.push(frameworkId);
    if (state) await bringTo(database, office, frameworkId, state);
  }
});
afterAll(() => database.close());

/** Without bytes, which come as JSON in no form that is read back. */
const tables = Object.values(schema as Record<string, unknown>)
  .filter((one): one is PgTable => is(one, PgTable))
  .map((table) => {
    const columns = Object.entries(getTableColumns(table)).filter(
      ([, column]) => column.getSQLType() !== "bytea",
    );
    return {
      name: getTableName(table),
      table,
      fields: Object.fromEntries(columns),
    };
  });

describe("rows that come as JSON", () => {
  it.each(tables)("of $name are what drizzle reads", async ({ table, fields }) => {
    const order = Object.values(fields).slice(0, 1);
    const byDrizzle = await database.db
      .select(fields)
      .from(table)
      .orderBy(...order);
    const { rows } = await oneStatement(
      { frameworkId: "int" },
      { rows: rowsOf(fields, sql`from ${table}`, order) },
    ).one(database.db, { frameworkId: 0 });
    expect(rows).toHaveLength(byDrizzle.length);
    expect(rows).toEqual(expect.arrayContaining(byDrizzle));
  });
});

describe("a statement that is kept", () => {
  const echo = oneStatement(
    { number: "int", words: "text" },
    {
      said: rowOf({ number: sql<number>`${given("number")}`, words: sql<string | null>`${given("words")}` }),
    },
  );

  it("is given values and no text: what somebody wrote never becomes part of it", async () => {
    for (const words of [`'; drop table person; --`, `"$1"`, "ä\\'\n\u2028", "{}", null]) {
      expect(await echo.one(database.db, { number: 7, words })).toEqual({ said: [{ number: 7, words }] });
    }
  });

  it("answers several in their order, and nothing without asking", async () => {
    const several = [3, 1, 2].map((number) => ({ number, words: "x" }));
    expect((await echo.each(database.db, several)).map(({ said }) => said[0]?.number)).toEqual([3, 1, 2]);
    expect(await echo.each(database.db, [])).toEqual([]);
  });

  it("reads several frameworks as it reads each of them", async () => {
    const together = await getContents(database.db, frameworkIds);
    for (const [place, frameworkId] of frameworkIds.entries()) {
      expect(together[place]).toEqual(await getContent(database.db, frameworkId));
    }
  });

  it("has no content of a framework that is not there", async () => {
    await expect(getContent(database.db, 999_999)).rejects.toThrow("No framework 999999");
  });
});
