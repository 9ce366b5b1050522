import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Database, Db } from "../../db/client.server";
import { createTestDatabase } from "../support/database";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const namesOn = async (tx: Db, text: string) => {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(sql`pg_prepared_statements prepared`)
    .where(sql`prepared.statement like ${`%${text}%`}`);
  return row?.count ?? 0;
};
const ask = (db: Db, mark: string, value: number) =>
  db.select({ value: sql<number>`${value}::int` }).from(sql.raw(`(select 1) as ${mark}`));

describe.runIf(inject("databaseTemplate").kind === "postgresql")("a statement on PostgreSQL", () => {
  it("is prepared once on a connection, whatever it is given, in a transaction and in a part of one", async () => {
    const said = await database.transaction(async (tx) => {
      const first = await ask(tx, "marked", 1);
      const inPart = await tx.transaction((part) => ask(part, "marked", 2));
      const again = await ask(tx, "marked", 3);
      return {
        values: [first, inPart, again].map(([row]) => row?.value),
        names: await namesOn(tx, "marked"),
      };
    });
    expect(said.values).toEqual([1, 2, 3]);
    // The question itself has the mark among its parameters, not in its text.
    expect(said.names).toBe(1);
  });

  it("has no name where it has as many shapes as rows", async () => {
    const names = await database.transaction(async (tx) => {
      const many = sql.join(
        Array.from({ length: 60 }, (_, index) => sql`${index}::int`),
        sql`, `,
      );
      await tx.execute(sql`select ${many} from (select 1) as long_one`);
      return namesOn(tx, "long_one");
    });
    expect(names).toBe(0);
  });

  it("that fails ends its transaction, and the connection serves the next one", async () => {
    const failing = database.transaction((tx) => tx.execute(sql`select 1 / ${0}::int`));
    await expect(failing).rejects.toThrow();
    expect(await ask(database.db, "after", 4)).toEqual([{ value: 4 }]);
  });
});
