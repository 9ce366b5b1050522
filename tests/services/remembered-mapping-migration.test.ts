import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { uploadReading } from "../../app/imports/uploaded-sheets.server";
import {
  findRememberedMapping,
  rememberMapping,
} from "../../app/services/budget/import/internal/remembered-mapping.server";
import { migratedFrom } from "../support/earlier-migrations";
import { NOW } from "../support/office";

/** The migrations before the one that keeps a digest of the headings and not the headings. */
const BEFORE_DIGESTS = 14;

const sheet = { name: "Budget", rows: [["Service – “name”", "2018/19 (£)", "Café\n😀", ""]] };
const reading = uploadReading({ ok: true, sheets: [sheet] });
const outlines = reading.ok ? reading.outlines : [];
const mapping = { sheet: 0, headingRow: 0, columns: ["service", "year-2018", "ignore"] as const };

let database: Database;
beforeAll(async () => {
  database = await migratedFrom(BEFORE_DIGESTS, (client) =>
    client.query("insert into import_mapping (headings, mapping, used_at) values ($1, $2, now())", [
      '["service - “name”","2018/19 (£)","café 😀"]',
      JSON.stringify(mapping),
    ]),
  );
});
afterAll(() => database.close());

it("still knows how columns were read, and has nothing twice when they are read again", async () => {
  expect(await findRememberedMapping(database.db, outlines)).toEqual(mapping);
  const otherwise = { ...mapping, columns: ["service", "year-2018", "note"] as const };
  await rememberMapping({ tx: database.db, now: NOW }, { sheet, mapping: otherwise });
  expect(await findRememberedMapping(database.db, outlines)).toEqual(otherwise);
});
