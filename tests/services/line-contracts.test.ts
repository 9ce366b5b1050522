import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listDated } from "../../db/queries/calendar.server";
import type { Database } from "../../db/client.server";
import {
  countEndingContracts,
  listEndingContracts,
  listYearsOfEnds,
} from "../../db/queries/contracts.server";
import { getContent } from "../../db/queries/content.server";
import { getOffice } from "../../db/queries/office.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, budgetLineEdit } from "../../db/schema";
import { budgetExport } from "../../app/documents/budget-export.view";
import { renderXlsx } from "../../app/documents/xlsx.render.server";
import type { LineContract } from "../../app/domain/budget/line-contract";
import { contentLeaves } from "../../app/domain/decision/content-leaves";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { addBudgetLine } from "../../app/services/budget/add-budget-line.server";
import { editBudgetLine } from "../../app/services/budget/edit-budget-line.server";
import { editLineContract } from "../../app/services/budget/edit-line-contract.server";
import { mapImportColumns } from "../../app/services/budget/import/map-import-columns.server";
import { columnsAt } from "../../app/services/budget/import/import-columns.server";
import { removeBudgetLine } from "../../app/services/budget/remove-budget-line.server";
import { saveContractMonths } from "../../app/services/office/save-contract-months.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { aNewFramework, addLines, lineFields, startBudgets } from "../support/budget";
import { createTestDatabase } from "../support/database";
import { beginImportHere, confirmNow, draftOf } from "../support/import";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterAll(() => database.close());

const context = (as = author) => contextOf(database, as);
const day = (iso: string) => ({ date: calendarDate(iso), isMonth: false });
const start = () =>
  startBudgets(database, author, { before: { Helpline: 10 }, now: { Helpline: 12, Refuge: 5 } });
const lineOf = async (frameworkId: number, service: string) => {
  const { budget } = await getContent(database.db, frameworkId);
  const line = budget.lines.find((one) => one.service === service);
  if (!line) throw new Error(`No line ${service}`);
  return line;
};
const edit = async (frameworkId: number, service: string, contract: LineContract, as = author) => {
  const { id: lineId, version } = await lineOf(frameworkId, service);
  return editLineContract(context(as), { frameworkId, lineId, version, contract });
};

const WHOLE: LineContract = {
  start: { date: calendarDate("2018-04-30"), isMonth: true },
  end: day("2019-09-30"),
  extension: day("2020-09-30"),
  route: "open",
  code: "C 12",
  takesOver: { date: calendarDate("2018-10-31"), isMonth: true },
  organisations: ["City Council", "County Council"],
  payment: "split",
  toAgree: "The share of the county",
  fundingKind: "tapering",
  fundingSource: "A fund given once",
  fundingEnd: day("2020-03-31"),
  fundingAmounts: { 2018: 2_00, 2019: 1_00 },
  partners: [{ name: "NHS England", amounts: { 2018: 7_00 } }],
  projects: [
    { name: "PAVE", amounts: { 2018: 3_00 } },
    { name: "Braunstone Blues", amounts: {} },
  ],
  endsBecause: "it was for two years",
};

describe("the contract of a line", () => {
  it("is kept as it is written, with its history and an event, and tidied", async () => {
    const { frameworkId, now } = await start();
    await edit(frameworkId, "Helpline", { ...WHOLE, code: "  C   12 ", followedById: now.Refuge });
    const line = await lineOf(frameworkId, "Helpline");
    expect(line.contract).toEqual({ ...WHOLE, followedById: now.Refuge });
    expect(line.version).toBe(2);
    const edits = await database.db
      .select()
      .from(budgetLineEdit)
      .where(and(eq(budgetLineEdit.lineId, line.id), eq(budgetLineEdit.kind, "edited")));
    expect(edits.map(({ before, after }) => [before?.contract, after?.contract?.followedBy])).toEqual([
      [undefined, "Refuge"],
    ]);
    const events = await database.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.frameworkId, frameworkId), eq(auditEvent.act, "line.edit")));
    expect(events).toHaveLength(1);
  });

  it("of which a part is written keeps the rest, and is gone where nothing is left of it", async () => {
    const { frameworkId } = await start();
    await edit(frameworkId, "Helpline", { code: "A", end: day("2019-01-31") });
    await edit(frameworkId, "Helpline", { partners: [{ name: "NHS", amounts: {} }] });
    expect((await lineOf(frameworkId, "Helpline")).contract).toEqual({
      code: "A",
      end: day("2019-01-31"),
      partners: [{ name: "NHS", amounts: {} }],
    });
    await edit(frameworkId, "Helpline", { code: "", end: undefined, partners: [] });
    expect(await lineOf(frameworkId, "Helpline")).not.toHaveProperty("contract");
  });

  it("stays when the line itself is edited, and a line without one is the leaf that it was", async () => {
    const { frameworkId } = await start();
    await edit(frameworkId, "Helpline", { code: "A" });
    const line = await lineOf(frameworkId, "Helpline");
    await editBudgetLine(context(), {
      ...{ frameworkId, lineId: line.id, version: line.version },
      ...lineFields("Helpline", 13, [2018, 2019], { priorityId: line.priorityId }),
    });
    expect((await lineOf(frameworkId, "Helpline")).contract).toEqual({ code: "A" });
    const bodies = contentLeaves(await getContent(database.db, frameworkId)).flatMap(({ kind, body }) =>
      kind === "line" ? [body] : [],
    );
    expect(bodies.map((body) => Object.hasOwn(body as object, "contract"))).toEqual([true, false]);
  });

  it("is refused by field, of another version with what is there now, and to whoever is no author", async () => {
    const { frameworkId, now } = await start();
    const lineId = now.Helpline ?? 0;
    const attempt = (contract: LineContract, version = 1, as = author) =>
      refusalOf(editLineContract(context(as), { frameworkId, lineId, version, contract }));
    expect(await attempt({ start: day("2019-01-02"), end: day("2019-01-01") })).toMatchObject({
      kind: "invalid",
      errors: { end: "The contract must end after it starts" },
    });
    expect(await attempt({ followedById: lineId })).toMatchObject({
      kind: "invalid",
      errors: { followedById: "Choose another line of this budget" },
    });
    await edit(frameworkId, "Helpline", { code: "A", partners: [{ name: "NHS", amounts: { 2018: 5_00 } }] });
    expect(await attempt({ code: "B" })).toMatchObject({
      kind: "stale",
      current: { code: "A", partners_1_name: "NHS", "partners_1_amount-2018": "£5" },
    });
    const officer = await addPerson(database, "Officer", ["senior_officer"]);
    expect(await attempt({ code: "B" }, 2, officer)).toMatchObject({ kind: "forbidden" });
    expect(
      await refusalOf(
        editLineContract(context(), { frameworkId, lineId: lineId + 1_000_000, version: 1, contract: {} }),
      ),
    ).toMatchObject({ kind: "not-found" });
  });

  it("is followed by nothing once the line that follows is removed", async () => {
    const { frameworkId, now } = await start();
    await edit(frameworkId, "Helpline", { end: day("2019-01-31"), followedById: now.Refuge });
    const { id: lineId, version } = await lineOf(frameworkId, "Refuge");
    await removeBudgetLine(context(), { frameworkId, lineId, version, reason: "It has ended" });
    const [ending] = await listEndingContracts(database.db, { frameworkId }, { size: 5 });
    expect(ending?.followedBy).toBeNull();
  });
});

describe("contracts that end", () => {
  it("are found by date, by framework and by year, a page at a time, and in the calendar", async () => {
    const { frameworkId, now } = await start();
    await edit(frameworkId, "Refuge", { end: { date: calendarDate("2018-12-31"), isMonth: true } });
    await edit(frameworkId, "Helpline", { ...WHOLE, followedById: now.Refuge });
    const { db } = database;
    const all = await listEndingContracts(db, { frameworkId }, { size: 50 });
    expect(all.map(({ service, end, followedBy }) => [service, end.date, end.isMonth, followedBy])).toEqual([
      ["Refuge", "2018-12-31", true, null],
      ["Helpline", "2019-09-30", false, "Refuge"],
    ]);
    const second = await listEndingContracts(db, { frameworkId }, { size: 1, offset: 1 });
    expect(second.map(({ service }) => service)).toEqual(["Helpline"]);
    const in2018 = { frameworkId, from: calendarDate("2018-04-01"), to: calendarDate("2019-03-31") };
    expect(await countEndingContracts(db, in2018)).toBe(1);
    expect(await countEndingContracts(db, { frameworkId })).toBe(2);
    expect(await listYearsOfEnds(db, { frameworkId })).toEqual([2018, 2019]);
    expect(await countEndingContracts(db, {})).toBeGreaterThanOrEqual(2);
    const dated = await listDated(db, { from: calendarDate("2019-04-01"), to: calendarDate("2020-12-31") });
    expect(
      dated.flatMap((one) =>
        (one.kind === "contract" || one.kind === "extension") && one.frameworkId === frameworkId
          ? [[one.kind, one.title, one.date]]
          : [],
      ),
    ).toEqual([
      ["contract", "Helpline", "2019-09-30"],
      ["extension", "Helpline", "2020-09-30"],
    ]);
  });
});

describe("an exported budget comes back in", () => {
  async function importBack(from: number, into: number) {
    const { budget, statedTotals } = await getContent(database.db, from);
    const bytes = await renderXlsx(budgetExport(budget, statedTotals));
    await beginImportHere(context(), {
      frameworkId: into,
      source: { file: { fileName: "budget.xlsx", bytes } },
    });
    const draft = await draftOf(database, author, into);
    await mapImportColumns(context(), {
      frameworkId: into,
      version: draft.version,
      mapping: columnsAt(draft, null),
    });
    await confirmNow(database, author, into);
  }
  const contractsIn = async (frameworkId: number) => {
    const { lines } = (await getContent(database.db, frameworkId)).budget;
    const names = new Map(lines.map(({ id, service }) => [id, service]));
    return lines.map(({ service, contract: { followedById, ...contract } = {} }) => [
      service,
      contract,
      followedById === undefined ? null : names.get(followedById),
    ]);
  };

  it("into a new budget with every contract, and the line that follows", async () => {
    const { frameworkId, now } = await start();
    await edit(frameworkId, "Helpline", { ...WHOLE, followedById: now.Refuge });
    const { frameworkId: copy } = await createFramework(context(), aNewFramework({}));
    await importBack(frameworkId, copy);
    expect(await contractsIn(copy)).toEqual(await contractsIn(frameworkId));
    expect(await contractsIn(copy)).toEqual([
      ["Helpline", WHOLE, "Refuge"],
      ["Refuge", {}, null],
    ]);
  });

  it("over a budget whose contracts are otherwise by now", async () => {
    const { frameworkId, now } = await start();
    await edit(frameworkId, "Helpline", { ...WHOLE, followedById: now.Refuge });
    const { frameworkId: other } = await createFramework(context(), aNewFramework({}));
    await addLines(database, author, other, { Helpline: 12, Refuge: 5 });
    await edit(other, "Helpline", { code: "Old" });
    await importBack(frameworkId, other);
    expect(await contractsIn(other)).toEqual(await contractsIn(frameworkId));
  });
});

it("a line may be added with its contract", async () => {
  const { frameworkId } = await start();
  await addBudgetLine(context(), {
    frameworkId,
    ...lineFields("Shelter", 1, [2018, 2019]),
    contract: { code: " A " },
  });
  expect((await lineOf(frameworkId, "Shelter")).contract).toEqual({ code: "A" });
});

describe("how early a contract’s end is reminded of", () => {
  it("is the office’s to say, from 1 to 36 months", async () => {
    const administrator = await addPerson(database, "Administrator", ["administrator"]);
    const { version } = await getOffice(database.db);
    const save = (contractMonths: number, of = version, as = administrator) =>
      saveContractMonths(context(as), { version: of, contractMonths });
    expect(await refusalOf(save(0))).toMatchObject({ kind: "invalid" });
    expect(await refusalOf(save(37))).toMatchObject({ kind: "invalid" });
    expect(await refusalOf(save(9, version, author))).toMatchObject({ kind: "forbidden" });
    await save(9);
    expect((await getOffice(database.db)).contractMonths).toBe(9);
    expect(await refusalOf(save(12))).toMatchObject({ kind: "stale", current: { contractMonths: "9" } });
  });
});
