import { afterEach, beforeEach, expect, it } from "vitest";
import { findPerson } from "../../db/queries/people.server";
import type { Database } from "../../db/client.server";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { withFramework } from "../../app/services/context.server";
import { Refusal } from "../../app/services/refusal";

let database: Database;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

it("does not find a framework that is not there", async () => {
  const author = await addPerson(database, "Author", ["eia_author"]);
  const attempt = withFramework(contextOf(database, author), 999, () => Promise.resolve("reached"));
  await expect(attempt).rejects.toThrow(Refusal);
});

it("refuses a query on the outer database inside a transaction, which would wait for ever", async () => {
  await expect(database.transaction(() => findPerson(database.db, 1))).rejects.toThrow(
    "Inside a transaction",
  );
});
