import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listFrameworks } from "../../db/queries/frameworks.server";
import { listOpenConsultations } from "../../db/queries/open-consultations.server";
import { findPublishedRecord } from "../../db/queries/register.server";
import { consultationAnswer } from "../../db/schema";
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

it("has the public's answers to the questions of 2017/18, marked as illustrative, read, answered and sealed", async () => {
  const record = await findPublishedRecord(database.db, "007-2018", dateInLondon(new Date()));
  const [report, ...others] =
    record?.published && record.report.published ? (record.report.body.consultations ?? []) : [];
  expect(others).toEqual([]);
  const [listed] = await listOpenConsultations(database.publicDb, dateInLondon(new Date()));
  expect(listed).toMatchObject({ slug: report?.slug, state: "reported" });
  expect(report?.questions).toHaveLength(8);
  expect(report?.came.map(({ channel }) => channel)).toEqual(["online", "paper", "meeting"]);
  const people = report?.came.reduce((sum, one) => sum + one.people, 0) ?? 0;
  const bodies = report?.came.reduce((sum, one) => sum + one.bodies, 0) ?? 0;
  expect([people, bodies]).toEqual([58, 10]);
  expect(new Set(report?.themes.map(({ outcome }) => outcome))).toEqual(
    new Set(["changed", "not_changed", "passed_on"]),
  );
  for (const { title, quotations, reply, people: by, bodies: of } of report?.themes ?? []) {
    expect([title, ...quotations, reply].every((text) => text.startsWith("Illustrative: "))).toBe(true);
    expect(by + of).toBeGreaterThan(0);
  }
  expect(report?.asked).toContainEqual({
    ...{ title: "Integrated Offender Management (IOM)", before: 358_000_00 },
    ...{ asked: 308_000_00, decided: 342_092_00, isProposed: true },
  });
  const rows = await database.db.select().from(consultationAnswer);
  const words = rows.flatMap(({ given }) =>
    Object.values(given).filter(
      (value) => typeof value === "string" && value.includes(" ") && value.length > 20,
    ),
  );
  expect(words.length).toBeGreaterThan(20);
});

it("shows who answered, in counts of which some are held back and none is under 5", async () => {
  const record = await findPublishedRecord(database.db, "007-2018", dateInLondon(new Date()));
  const [report] =
    record?.published && record.report.published ? (record.report.body.consultations ?? []) : [];
  const { people, tables } = report?.who ?? { people: null, tables: [] };
  expect(people).toBeGreaterThan(40);
  expect(tables.map(({ key }) => key)).toEqual(["age", "disability", "race", "sex"]);
  const counts = tables.flatMap(({ rows }) => rows.map((row) => row.people));
  expect(counts).toContain(null);
  for (const { rows } of tables) {
    const shown = rows.flatMap((row) => row.people ?? []);
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(5);
  }
});

it("loads nothing a second time", async () => {
  await prepareDemo(database, TEST_SIGNER);
  expect(await listFrameworks(database.db, { personId: 0, seesAll: true })).toHaveLength(3);
});
