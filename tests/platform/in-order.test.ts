import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database, Db } from "../../db/client.server";
import { inOrder } from "../../db/in-order.server";
import { given, oneStatement, rowOf } from "../../db/queries/one-statement.server";
import { createTestDatabase } from "../support/database";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const mark = (tx: Db, name: string) =>
  tx.execute(sql`insert into marks (name) values (${name})`).then(() => undefined);
const echo = oneStatement(
  { name: "text" },
  { rows: rowOf({ name: sql<string>`(select ${given("name")})` }) },
);

describe("what is asked of a transaction in order", () => {
  it("reaches the database in that order, however long each takes to be asked, and what asks nothing is passed over", async () => {
    const marks = await database.transaction(async (tx) => {
      await tx.execute(sql`create temporary table marks (id serial, name text) on commit drop`);
      const later = async (turns: number, name: string) => {
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
        await mark(tx, name);
        return name;
      };
      const [first, nothing, second, third, fourth] = await inOrder(tx, [
        () => later(20, "first"),
        () => Promise.resolve("nothing"),
        () => later(3, "second"),
        async () => (await echo.one(tx, { name: "third" })).rows[0]?.name,
        () => later(0, "fourth"),
      ]);
      expect([await first, await nothing, await second, await third, await fourth]).toEqual([
        "first",
        "nothing",
        "second",
        "third",
        "fourth",
      ]);
      const found = await tx
        .select({ name: sql<string>`name` })
        .from(sql`marks`)
        .orderBy(sql`id`);
      return found.map(({ name }) => name);
    });
    expect(marks).toEqual(["first", "second", "fourth"]);
  });

  it("fails with what failed first, and nothing of it is stored", async () => {
    const failing = database.transaction(async (tx) => {
      const [wrong, after] = await inOrder(tx, [
        async () => tx.execute(sql`select 1 / 0`),
        async () => tx.execute(sql`select 1`),
      ]);
      await wrong;
      await after;
    });
    await expect(failing).rejects.toMatchObject({ cause: { message: "division by zero" } });
    const [row] = await database.db.select({ one: sql<number>`1` }).from(sql`(select 1) as still`);
    expect(row).toEqual({ one: 1 });
  });

  it("refuses a step that does not ask at once", async () => {
    const waiting = database.transaction(async (tx) => {
      const [answer] = await inOrder(tx, [
        async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          return tx.execute(sql`select 1`);
        },
      ]);
      await answer;
      return "embedded";
    });
    if (database.kind === "embedded") expect(await waiting).toBe("embedded");
    else await expect(waiting).rejects.toThrow("is not on its way");
  });
});
