import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fromPglite, MIGRATIONS_FOLDER, type Database } from "../../db/client.server";
import { findRememberedMapping, rememberMapping } from "../../app/services/remembered-mapping.server";
import { temporaryFolder } from "../support/command";
import { earlierMigrations } from "../support/earlier-migrations";
import { NOW } from "../support/office";

/** The migrations before the one that keeps a digest of the headings and not the headings. */
const BEFORE_DIGESTS = 14;

const sheet = { name: "Budget", rows: [["Service – “name”", "2018/19 (£)", "Café\n😀", ""]] };
const mapping = { sheet: 0, headingRow: 0, columns: ["service", "year-2018", "ignore"] as const };

let database: Database;
let remove: () => Promise<void>;
beforeAll(async () => {
  const temporary = await temporaryFolder();
  ({ remove } = temporary);
  const client = await PGlite.create();
  const migrationsFolder = await earlierMigrations(temporary.folder, BEFORE_DIGESTS);
  await migrate(drizzle(client), { migrationsFolder });
  await client.query("insert into import_mapping (headings, mapping, used_at) values ($1, $2, now())", [
    '["service - “name”","2018/19 (£)","café 😀"]',
    JSON.stringify(mapping),
  ]);
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  database = fromPglite(client);
});
afterAll(async () => {
  await database.close();
  await remove();
});

it("still knows how columns were read, and has nothing twice when they are read again", async () => {
  expect(await findRememberedMapping(database.db, [sheet])).toEqual(mapping);
  const otherwise = { ...mapping, columns: ["service", "year-2018", "note"] as const };
  await rememberMapping({ tx: database.db, now: NOW }, { sheet, mapping: otherwise });
  expect(await findRememberedMapping(database.db, [sheet])).toEqual(otherwise);
});
