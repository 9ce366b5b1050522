import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listFrameworks } from "../../db/queries/frameworks.server";
import { findPublishedRecord } from "../../db/queries/register.server";
import { prepareDemo } from "../../app/platform/demo/prepare-demo.server";
import { dateInLondon } from "../../app/domain/shared/calendar-date";
import { createTestDatabase } from "../support/database";
import { TEST_SIGNER } from "../support/signing-key";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await prepareDemo(database, TEST_SIGNER);
});
afterAll(() => database.close());

it("holds a baseline, the framework in drafting, and the completed example signed as 007/2018", async () => {
  const frameworks = await listFrameworks(database.db, { personId: 0, seesAll: true });
  expect(frameworks.map(({ title, state, reference }) => [title, state, reference])).toEqual([
    ["Completed example (illustrative)", "signed", "007/2018"],
    ["Commissioning Framework 2018-21", "drafting", null],
    ["Commissioning Framework 2017/18", "baseline", null],
  ]);
});

it("has published the completed example under its URL key", async () => {
  expect(await findPublishedRecord(database.db, "007-2018", dateInLondon(new Date()))).not.toBeNull();
});

it("loads nothing a second time", async () => {
  await prepareDemo(database, TEST_SIGNER);
  expect(await listFrameworks(database.db, { personId: 0, seesAll: true })).toHaveLength(3);
});
