import { and, desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent } from "../../db/schema";
import type { ColumnMapping } from "../../app/domain/budget/imported-budget";
import { answerImportQuestions } from "../../app/services/budget/import/answer-import-questions.server";
import { columnsAt } from "../../app/services/budget/import/import-columns.server";
import { confirmImport } from "../../app/services/budget/import/internal/confirm-import.server";
import { leaveOutImportRows } from "../../app/services/budget/import/leave-out-import-rows.server";
import { mapImportColumns } from "../../app/services/budget/import/map-import-columns.server";
import { matchImportLines } from "../../app/services/budget/import/match-import-lines.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { aNewFramework } from "../support/budget";
import { createTestDatabase } from "../support/database";
import { beginImportHere, confirmNow, draftOf, previewOf } from "../support/import";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterAll(() => database.close());

const context = () => contextOf(database, author);
const start = async () => (await createFramework(context(), aNewFramework())).frameworkId;
const draft = (frameworkId: number) => draftOf(database, author, frameworkId);
const confirm = (frameworkId: number) => confirmNow(database, author, frameworkId);

/** Two years, as a new framework has. */
async function begin(frameworkId: number, text: string, units?: ColumnMapping["units"]): Promise<void> {
  await beginImportHere(context(), { frameworkId, source: { pasted: text } });
  const begun = await draft(frameworkId);
  // Without what was remembered of the unit.
  const { units: _, ...mapping } = columnsAt(begun, null);
  await mapImportColumns(context(), {
    ...{ frameworkId, version: begun.version },
    mapping: { ...mapping, ...(units ? { units } : {}) },
  });
}

async function amounts(frameworkId: number) {
  const { budget } = await getContent(database.db, frameworkId);
  return budget.lines.map((line) => [line.service, line.amounts[2018], line.amounts[2019]]);
}

async function lastImport(frameworkId: number) {
  const [event] = await database.db
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.frameworkId, frameworkId), eq(auditEvent.act, "budget.import")))
    .orderBy(desc(auditEvent.number))
    .limit(1);
  return event?.detail;
}

const TABLE = (title: string, ...lines: string[]) =>
  [title, "Service\t2018/19\t2019/20", ...lines].join("\n");

describe("the unit of the amounts", () => {
  it("is as the sheet says until the person says otherwise, and is in the event", async () => {
    const frameworkId = await start();
    await begin(frameworkId, TABLE("Budget in £000", "Locks\t45\t45k"));
    await confirm(frameworkId);
    expect(await amounts(frameworkId)).toEqual([["Locks", 45_000_00, 45_000_00]]);
    expect(await lastImport(frameworkId)).toMatchObject({
      after: { units: { 2018: "thousands", 2019: "thousands" } },
    });
  });

  it("is remembered with the headings, and not where the title says another one", async () => {
    const frameworkId = await start();
    await begin(frameworkId, TABLE("Units", "Locks\t1\t2"), ["pounds", "thousands", "thousands"]);
    await confirm(frameworkId);
    expect(await amounts(frameworkId)).toEqual([["Locks", 1_000_00, 2_000_00]]);
    await beginImportHere(context(), {
      ...{ frameworkId, source: { pasted: TABLE("Again", "Locks\t1\t2") } },
    });
    expect((await draft(frameworkId)).mapping?.units).toEqual(["pounds", "thousands", "thousands"]);
    await beginImportHere(context(), {
      ...{ frameworkId, source: { pasted: TABLE("All in £m", "Locks\t1\t2") } },
    });
    expect((await draft(frameworkId)).mapping).toBeNull();
  });

  it("is asked about where all amounts are a thousandth of before", async () => {
    const frameworkId = await start();
    await begin(frameworkId, TABLE("One", "Locks\t45000\t45000", "Bolts\t12000\t0"));
    await confirm(frameworkId);
    await begin(frameworkId, TABLE("Two", "Locks\t45\t45", "Bolts\t12\t0"), ["pounds", "pounds", "pounds"]);
    const { unsettled } = (await previewOf(database, author, frameworkId)).plan;
    await matchImportLines(context(), {
      ...{ frameworkId, version: (await draft(frameworkId)).version },
      matches: Object.fromEntries(unsettled.map(({ row, lineId }) => [row, lineId])),
    });
    const { scale, state } = await previewOf(database, author, frameworkId);
    expect(scale).toEqual({ factor: 1_000, isLarger: false, count: 3 });
    expect(await refusalOf(confirm(frameworkId))).toEqual({
      kind: "invalid",
      errors: { scale: "Check the unit of the amounts, and say that it is right" },
    });
    await confirmImport(context(), { frameworkId, state, confirmsScale: true });
    expect((await amounts(frameworkId))[0]).toEqual(["Locks", 45_00, 45_00]);
    expect(await lastImport(frameworkId)).toMatchObject({ after: { confirmedScale: { factor: 1_000 } } });
  });
});

describe("fractions of a penny", () => {
  it("block until it is decided what becomes of them", async () => {
    const frameworkId = await start();
    await begin(frameworkId, TABLE("Fractions", "Locks\t33333.333333\t1"));
    expect(await refusalOf(confirm(frameworkId))).toMatchObject({ kind: "conflict" });
    const { version } = await draft(frameworkId);
    await answerImportQuestions(context(), { frameworkId, version, answers: {}, roundsFractions: true });
    await confirm(frameworkId);
    expect(await amounts(frameworkId)).toEqual([["Locks", 33_333_33, 1_00]]);
    expect(await lastImport(frameworkId)).toMatchObject({ after: { roundsFractions: true } });
  });
});

describe("a row that is left out", () => {
  const leaveOut = async (frameworkId: number, rows: number[], reason: string, takenIn: number[] = []) => {
    const { version } = await draft(frameworkId);
    await leaveOutImportRows(context(), { frameworkId, version, rows, reason, takenIn });
  };

  it("is not imported, and its reason is in the event", async () => {
    const frameworkId = await start();
    await begin(frameworkId, TABLE("Rows", "Locks\t1\t2", "\tx?\t5", "Bolts\t3\t4"));
    await leaveOut(frameworkId, [4, 5], "Not ours");
    await leaveOut(frameworkId, [], "", [5]);
    await confirm(frameworkId);
    expect(await amounts(frameworkId)).toEqual([
      ["Locks", 1_00, 2_00],
      ["Bolts", 3_00, 4_00],
    ]);
    expect(await lastImport(frameworkId)).toMatchObject({ after: { leftOut: { 4: "Not ours" } } });
  });

  it("is a row beneath the headings, and has a reason", async () => {
    const frameworkId = await start();
    await begin(frameworkId, TABLE("Rows", "Locks\t1\t2"));
    expect(await refusalOf(leaveOut(frameworkId, [2], "x"))).toEqual({
      kind: "invalid",
      errors: { rows: "The rows beneath the headings are 3 to 3" },
    });
    expect(await refusalOf(leaveOut(frameworkId, [4], "x"))).toMatchObject({ kind: "invalid" });
    expect(await refusalOf(leaveOut(frameworkId, [3], " "))).toEqual({
      kind: "invalid",
      errors: { reason: "Enter the reason" },
    });
  });

  it("is in again with another sheet", async () => {
    const frameworkId = await start();
    await begin(frameworkId, TABLE("Rows", "Locks\t1\t2"));
    await leaveOut(frameworkId, [3], "x");
    expect((await draft(frameworkId)).choices).toEqual({ leftOut: { 3: "x" } });
    await begin(frameworkId, TABLE("Rows", "Locks\t1\t2"));
    expect((await draft(frameworkId)).choices).toEqual({});
  });
});
