import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getBudget, getContent } from "../../db/queries/content.server";
import {
  findReturnLink,
  listReturnCounts,
  listReturnVersions,
  listResultsOfAuthor,
  readResults,
} from "../../db/queries/results.server";
import { auditEvent, lineReturn, returnLink } from "../../db/schema";
import { hashToken } from "../../app/auth/session.server";
import { resultsExport } from "../../app/documents/results-export.view";
import { renderCsv } from "../../app/documents/csv.render.server";
import { renderOds } from "../../app/documents/ods.render.server";
import { renderXlsx } from "../../app/documents/xlsx.render.server";
import { calendarDate, dateInLondon } from "../../app/domain/shared/calendar-date";
import { readUpload } from "../../app/imports/read-upload.server";
import { uploadReading } from "../../app/imports/uploaded-sheets.server";
import { removeBudgetLine } from "../../app/services/budget/remove-budget-line.server";
import { NO_VERSION } from "../../app/services/context.server";
import { enterReturn } from "../../app/services/results/enter-return.server";
import { importReturns } from "../../app/services/results/import-returns.server";
import { makeReturnLink } from "../../app/services/results/make-return-link.server";
import { recordReminder } from "../../app/services/results/record-reminder.server";
import { recordReturn, type RecordReturnInput } from "../../app/services/results/record-return.server";
import { removeIndicator } from "../../app/services/results/remove-indicator.server";
import { saveIndicator } from "../../app/services/results/save-indicator.server";
import { setMonitoring } from "../../app/services/results/set-monitoring.server";
import type { Actor } from "../../db/queries/people.server";
import { anOffice, expectRefusal, setState, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { indicatorWords, monitor } from "../support/results";
import { at as atNow } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

const NOW = new Date("2019-06-03T10:00:00Z");
const HALF = calendarDate("2018-09-30");
const YEAR_END = calendarDate("2019-03-31");

let database: Database;
let office: Office;
let frameworkId: number;
let lineId: number;
let years: readonly number[];
let indicatorId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
  const budget = await getBudget(database.db, frameworkId);
  years = budget.years;
  lineId = budget.lines[0]?.id ?? 0;
  indicatorId = await monitor(at(office.author), { frameworkId, lineId }, { countedBy: "sex" });
});
afterAll(() => database.close());

const at = (actor: Actor) => atNow(database, actor, NOW);
const line = async () => {
  const { lines } = await readResults(database.db, frameworkId);
  const found = lines.find((one) => one.lineId === lineId);
  if (!found) throw new Error("It is monitored");
  return found;
};
const record = (overrides: Partial<RecordReturnInput> = {}, actor = office.author) =>
  recordReturn(at(actor), {
    ...{ frameworkId, lineId, periodEndsOn: HALF, version: 0, counts: {}, ownAnswers: [] },
    words: { values: { [indicatorId]: 110_00 }, spent: 40_000_00, note: "canary-note" },
    ...overrides,
  });
const lastEvent = async () => (await database.db.select().from(auditEvent).orderBy(auditEvent.number)).at(-1);

describe("a return", () => {
  it("is corrected without losing what was there, and a stale correction is shown what is there now", async () => {
    await record();
    await expectRefusal(record({ words: { values: {}, spent: 1, note: "" } }), {
      kind: "stale",
      current: { [`value_${indicatorId}`]: "110 people", spent: "£40,000", note: "canary-note" },
    });
    await record(
      { version: 1, words: { values: { [indicatorId]: 120_50 }, spent: null, note: "" } },
      office.senior,
    );
    expect((await line()).returns).toMatchObject([
      { version: 2, values: { [indicatorId]: 120_50 }, spent: null },
    ]);
    const versions = await listReturnVersions(database.db, lineId, HALF);
    expect(versions.map(({ version, values }) => [version, values[indicatorId]])).toEqual([
      [2, 120_50],
      [1, 110_00],
    ]);
    expect(await lastEvent()).toMatchObject({
      act: "return.record",
      detail: { before: { spent: 40_000_00 }, after: { spent: null }, version: 2 },
    });
  });

  it("stays in the database as it came", async () => {
    await record();
    await expect(
      database.db.update(lineReturn).set({ spent: 1 }).where(eq(lineReturn.lineId, lineId)),
    ).rejects.toThrow();
    await expect(database.db.delete(lineReturn).where(eq(lineReturn.lineId, lineId))).rejects.toThrow();
  });

  it("is not empty, of no period to come, of no other period, and by nobody who may not", async () => {
    const nothing = { values: {}, spent: null, note: "" };
    await expectRefusal(record({ words: nothing }), { kind: "invalid" });
    await expectRefusal(record({ periodEndsOn: calendarDate("2018-06-30") }), { kind: "not-found" });
    await expectRefusal(record({}, office.monitoring), { kind: "forbidden" });
    const early = { ...at(office.author), now: () => new Date("2018-03-31T10:00:00Z") };
    await expectRefusal(
      recordReturn(early, {
        ...{ frameworkId, lineId, periodEndsOn: HALF, version: 0, counts: {}, ownAnswers: [] },
        words: { values: {}, spent: 1, note: "" },
      }),
      { kind: "invalid", errors: { note: "This period has not begun" } },
    );
    await setState(database, frameworkId, "withdrawn");
    await expectRefusal(record(), { kind: "conflict" });
  });

  it("keeps the counts of people through a correction that leaves them, and says none of them on the log", async () => {
    const counts = {
      [indicatorId]: [
        { answer: "female", people: 3 },
        { answer: "male", people: 61 },
      ],
    };
    await record({ counts });
    await record({ version: 1 });
    const [last] = await listReturnVersions(database.db, lineId, HALF);
    expect(await listReturnCounts(database.db, [last?.id ?? 0])).toMatchObject([
      { answer: "female", people: 3 },
      { answer: "male", people: 61 },
    ]);
    const log = JSON.stringify(await database.db.select().from(auditEvent));
    expect(log).not.toContain("female");
  });

  it("keeps its line from being removed", async () => {
    const budget = await getBudget(database.db, frameworkId);
    const alone = budget.lines.at(-1)?.id ?? 0;
    const ownIndicator =
      alone === lineId ? indicatorId : await monitor(at(office.author), { frameworkId, lineId: alone });
    await record({ lineId: alone, words: { values: { [ownIndicator]: 1_00 }, spent: null, note: "" } });
    const { version } = (await getBudget(database.db, frameworkId)).lines.find(({ id }) => id === alone) ?? {
      version: 0,
    };
    const removed = removeBudgetLine(at(office.author), {
      ...{ frameworkId, lineId: alone, version, reason: "It ended" },
      confirmedStaleEntryIds: (await getContent(database.db, frameworkId)).entries.map(({ id }) => id),
    });
    await expectRefusal(removed, { kind: "conflict" });
  });
});

describe("what is measured", () => {
  it("is set by an author, once under one name, and stays once something was returned of it", async () => {
    const save = (overrides = {}, actor = office.author) =>
      saveIndicator(at(actor), {
        ...{ frameworkId, lineId, indicatorId: "new" as const, version: NO_VERSION },
        ...indicatorWords(overrides),
      });
    await expectRefusal(save({}, office.senior), { kind: "forbidden" });
    await expectRefusal(save(), {
      kind: "invalid",
      errors: { name: "This line has an indicator of this name" },
    });
    const second = await save({ name: "Another" });
    await removeIndicator(at(office.author), { frameworkId, lineId, indicatorId: second, version: 1 });
    await record();
    await expectRefusal(
      removeIndicator(at(office.author), { frameworkId, lineId, indicatorId, version: 1 }),
      { kind: "conflict" },
    );
    await expectRefusal(
      saveIndicator(at(office.author), {
        ...{ frameworkId, lineId, indicatorId, version: 1 },
        ...indicatorWords({ countedBy: "age" }),
      }),
      { kind: "invalid" },
    );
    await expectRefusal(
      setMonitoring(at(office.author), { frameworkId, lineId, frequency: "full_year", version: 1 }),
      { kind: "invalid" },
    );
  });
});

describe("a private link", () => {
  const place = () => ({ frameworkId, lineId, periodEndsOn: HALF });
  const enter = (token: string, overrides: { value?: number; version?: number } = {}) =>
    enterReturn(
      { database, now: () => NOW },
      {
        token,
        words: { values: { [indicatorId]: overrides.value ?? 90_00 }, spent: null, note: "" },
        counts: {},
        ownAnswers: [],
        version: overrides.version ?? 0,
      },
    );

  it("enters and corrects its one return without an account, and is kept as a hash only", async () => {
    const { token, worksUntil } = await makeReturnLink(at(office.author), place());
    expect(worksUntil).toBe("2019-09-01");
    const stored = JSON.stringify([
      await database.db.select().from(returnLink),
      await database.db.select().from(auditEvent),
    ]);
    expect(stored).not.toContain(token);
    await enter(token);
    // The very same, sent twice, is there once; another on the old version is shown what is there.
    await enter(token);
    await expectRefusal(enter(token, { value: 95_00 }), { kind: "stale" });
    await enter(token, { value: 95_00, version: 1 });
    expect((await line()).returns).toMatchObject([
      { periodEndsOn: HALF, version: 2, cameBy: "link", personName: "", values: { [indicatorId]: 95_00 } },
    ]);
    expect(await lastEvent()).toMatchObject({ act: "return.record", personId: null, frameworkId });
  });

  it("works for nothing once it is replaced, has run out, or the framework is withdrawn", async () => {
    const first = await makeReturnLink(at(office.author), place());
    const second = await makeReturnLink(at(office.author), place());
    await expectRefusal(enter(first.token), { kind: "not-found" });
    await expectRefusal(enter("A".repeat(43)), { kind: "not-found" });
    const found = (today: string) =>
      findReturnLink(database.db, hashToken(second.token), calendarDate(today));
    expect(await found("2019-09-01")).toMatchObject(place());
    expect(await found("2019-09-02")).toBeNull();
    await setState(database, frameworkId, "withdrawn");
    await expectRefusal(enter(second.token), { kind: "not-found" });
  });
});

describe("reminders", () => {
  it("are recorded for a day after the period, and the late return waits for the author", async () => {
    const remind = (remindedOn: string, actor = office.author) =>
      recordReminder(at(actor), {
        ...{ frameworkId, lineId, periodEndsOn: HALF },
        ...{ remindedOn: calendarDate(remindedOn), note: "" },
      });
    await expectRefusal(remind("2019-06-04"), { kind: "invalid" });
    await expectRefusal(remind("2018-09-30"), { kind: "invalid" });
    await expectRefusal(remind("2019-06-01", office.decider), { kind: "forbidden" });
    await remind("2019-06-01", office.senior);
    const own = await listResultsOfAuthor(database.db, office.author.personId);
    expect(own.find(({ framework }) => framework.id === frameworkId)).toMatchObject({
      reminders: [{ lineId, remindedOn: "2019-06-01" }],
      lines: [{ lineId }],
    });
    expect(await listResultsOfAuthor(database.db, office.monitoring.personId)).toEqual([]);
  });
});

describe("a table of results", () => {
  const today = dateInLondon(NOW);
  const table = async () =>
    resultsExport((await readResults(database.db, frameworkId)).lines, { years, today, limitPercent: 10 });
  const files = {
    xlsx: async () => new Uint8Array(await renderXlsx(await table())),
    ods: async () => new Uint8Array(await renderOds(await table())),
    csv: async () =>
      Buffer.concat((await renderCsv(await table()).toArray()).map((piece) => Buffer.from(piece as string))),
  };
  const importFile = (name: string, bytes: Uint8Array | string) =>
    importReturns(at(office.author), {
      frameworkId,
      fileName: name,
      read: async () => uploadReading(await readUpload(Buffer.from(bytes), name)),
    });

  it.each(["xlsx", "ods", "csv"] as const)("comes back in unchanged as .%s", async (format) => {
    await record({
      words: { values: { [indicatorId]: -1_204_50 }, spent: -3_05, note: "=1+1\nand, “so” on" },
    });
    expect(await importFile(`results.${format}`, await files[format]())).toEqual({
      changed: 0,
      unchanged: 3,
    });
    expect((await line()).returns).toMatchObject([{ version: 1 }]);
  });

  it("enters and corrects what it says, and leaves what it leaves empty", async () => {
    await record();
    const row = (period: string, value: string, spent: string) =>
      `${indicatorId},${period},${value},${spent}`;
    const csv = [
      "Indicator number,Period ends,Result,Spent in the period (£)",
      row("30/09/2018", "115.5", ""),
      row("31 March 2019", "", "1200"),
    ].join("\n");
    expect(await importFile("results.csv", csv)).toEqual({ changed: 2, unchanged: 0 });
    expect((await line()).returns).toMatchObject([
      { periodEndsOn: HALF, version: 2, values: { [indicatorId]: 115_50 }, spent: 40_000_00, cameBy: "file" },
      { periodEndsOn: YEAR_END, version: 1, values: {}, spent: 1_200_00 },
    ]);
  });

  it("enters nothing where one row is wrong, and says which", async () => {
    const csv = [
      "Indicator number,Period ends,Result",
      `${indicatorId},2018-09-30,12`,
      `${indicatorId},2018-06-30,12`,
      `999999,2018-09-30,12`,
      `${indicatorId},2019-03-31,a few`,
      `${indicatorId},2018-09-30,13`,
    ].join("\n");
    await expect(importFile("results.csv", csv)).rejects.toMatchObject({
      detail: {
        kind: "invalid",
        errors: { file: expect.stringMatching(/Row 3:.*Row 4:.*Row 5:.*Row 6: Another row/su) as unknown },
      },
    });
    expect((await line()).returns).toEqual([]);
    await expectRefusal(importFile("results.csv", "a,b\n1,2"), { kind: "invalid" });
  });
});
