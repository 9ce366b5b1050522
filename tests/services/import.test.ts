import { createHash } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_ALLOCATION } from "../../app/domain/eia/allocation";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { findImportDraft } from "../../db/queries/imports.server";
import type { Actor } from "../../db/queries/people.server";
import {
  auditEvent,
  budgetChange,
  budgetImport,
  budgetLine,
  budgetLineEdit,
  framework,
  frameworkAuthor,
} from "../../db/schema";
import { answerState } from "../../app/domain/eia/answer-state";
import { changesOf } from "../../app/domain/framework/content";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { addBudgetLine } from "../../app/services/budget/add-budget-line.server";
import { answerChange } from "../../app/services/eia/answer-change.server";
import { answerImportQuestions } from "../../app/services/budget/import/answer-import-questions.server";
import { confirmImport } from "../../app/services/budget/import/internal/confirm-import.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { dropImport } from "../../app/services/budget/import/drop-import.server";
import { digestOf } from "../../app/services/sign-off/content-digest.server";
import { getBudgetFacts, understandImport } from "../../app/services/budget/import/understood-import.server";
import { mapImportColumns } from "../../app/services/budget/import/map-import-columns.server";
import { matchImportLines } from "../../app/services/budget/import/match-import-lines.server";
import { importBeingWritten } from "../../app/routes/budget/import/write-in-the-background.server";
import { runImport, findRunningImport } from "../../app/services/budget/import/run-import.server";
import { NOTHING_MORE } from "../support/content-builder";
import { aNewFramework, changesIn, inWords, lineFields, startBudgets } from "../support/budget";
import { createTestDatabase } from "../support/database";
import {
  aRow,
  beginImportHere,
  beginWith,
  confirmNow,
  draftOf,
  importRows,
  pasted,
  previewOf,
} from "../support/import";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
let colleague: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  colleague = await addPerson(database, "Colleague", ["eia_author"]);
});
afterAll(() => database.close());

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const context = (as = author) => contextOf(database, as);
const content = (frameworkId: number) => getContent(database.db, frameworkId);
const services = async (frameworkId: number) =>
  (await content(frameworkId)).budget.lines.map(({ service }) => service);
const start = async (overrides: Parameters<typeof aNewFramework>[0] = {}) =>
  (await createFramework(context(), aNewFramework(overrides))).frameworkId;
const begin = (frameworkId: number, rows: string[][], as = author) =>
  beginWith(database, as, frameworkId, rows);
const confirm = (frameworkId: number, as = author) => confirmNow(database, as, frameworkId);
const importThese = (frameworkId: number, rows: string[][]) =>
  importRows(database, author, frameworkId, rows);
const preview = (frameworkId: number, as = author) => previewOf(database, as, frameworkId);
const lineNamed = async (frameworkId: number, service: string) => {
  const line = (await content(frameworkId)).budget.lines.find((one) => one.service === service);
  if (!line) throw new Error(`No line ${service}`);
  return line;
};

/** Everything that an import could touch. */
async function everythingOf(frameworkId: number) {
  const { budget, links, statedTotals, entries } = await content(frameworkId);
  const edits = await database.db
    .select()
    .from(budgetLineEdit)
    .where(eq(budgetLineEdit.frameworkId, frameworkId));
  const events = await database.db.select().from(auditEvent).where(eq(auditEvent.frameworkId, frameworkId));
  return { budget, links, statedTotals, entries, edits, events: events.length };
}

async function screenOut(frameworkId: number, title: string): Promise<void> {
  const change = changesOf(await content(frameworkId)).find((one) => one.title === title);
  await answerChange(context(), {
    frameworkId,
    changeId: change?.id ?? 0,
    version: 0,
    kind: "screened_out",
    ...NOTHING_MORE,
    screeningReason: `${title} affects nobody`,
    separateReference: "",
    separateDate: null,
    separateCopy: null,
    allocation: NO_ALLOCATION,
    noImpactReason: "",
    nobodyConsultedReason: "",
  });
}

describe("a large budget", () => {
  it("is kept whole, and leaves nothing of how it came to the database", async () => {
    const frameworkId = await start();
    const rows = Array.from({ length: 1_500 }, (_, index) => [`${index} ${'é😀"'.repeat(250)}`, "1"]);
    const text = rows.map((row) => row.join("\t")).join("\n");
    await beginImportHere(context(), { frameworkId, source: { pasted: text } });
    const { sheets } = await draftOf(database, author, frameworkId);
    expect(sheets).toEqual([{ name: "Pasted text", rows }]);
    const [left] = await database.db
      .select({ objects: sql<number>`count(*)::int` })
      .from(sql`pg_catalog.pg_largeobject_metadata`);
    expect(left).toEqual({ objects: 0 });
  });
});

describe("a first import", () => {
  it("writes nothing before it is confirmed, and then all of it", async () => {
    const frameworkId = await start();
    const before = await everythingOf(frameworkId);
    await begin(frameworkId, [
      aRow("Helpline", "8,683.75"),
      aRow("Kicks", "£10,000", { priority: "Youth", second: "" }),
      ["", "Grand total", "", "", "", "18,683.75", "8,683.75", "", ""],
    ]);
    const { plan } = await preview(frameworkId);
    expect(plan).toMatchObject({ addedPriorities: ["Youth"], setsYears: false, faults: [] });
    expect(await everythingOf(frameworkId)).toEqual(before);

    await confirm(frameworkId);
    const { budget, statedTotals } = await content(frameworkId);
    expect(budget.priorities.map(({ name }) => name)).toEqual(["Victims", "Prevention", "Youth"]);
    expect(budget.lines).toMatchObject([
      { service: "Helpline", amounts: { 2018: 868375, 2019: 868375 }, method: "grant", reach: "LLR" },
      { service: "Kicks", amounts: { 2018: 1000000, 2019: 0 }, priorityId: budget.priorities[2]?.id },
    ]);
    expect(statedTotals.map(({ priorityId, year, pence }) => [priorityId, year, pence])).toEqual([
      [null, 2018, 1868375],
      [null, 2019, 868375],
    ]);
    expect(await findImportDraft(database.db, frameworkId, author.personId)).toBeNull();
  });

  it("makes a change of every line, and tells its history and the log", async () => {
    const frameworkId = await start();
    await importThese(frameworkId, [aRow("Helpline", 10), aRow("Kicks", 20)]);
    expect(inWords(await changesIn(database, frameworkId))).toEqual([
      "Helpline:  → Helpline",
      "Kicks:  → Kicks",
    ]);
    const { edits } = await everythingOf(frameworkId);
    expect(edits.map(({ kind, before, after, reason }) => [kind, before, after?.service, reason])).toEqual([
      ["imported", null, "Helpline", "Imported from pasted text"],
      ["imported", null, "Kicks", "Imported from pasted text"],
    ]);
    const [event, ...more] = await database.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.frameworkId, frameworkId), eq(auditEvent.act, "budget.import")));
    expect(more).toEqual([]);
    expect(event?.detail).toMatchObject({ after: { added: 2, changed: 0, removed: 0, fileName: "" } });
    const left = digestOf(await getBudgetFacts(database.db, frameworkId));
    expect(event?.detail).toMatchObject({ after: { budgetDigest: left } });
    expect(event?.detail).not.toMatchObject({ before: { budgetDigest: left } });
  });

  it("gives an empty framework the sheet's years", async () => {
    const frameworkId = await start({ firstYear: 2020, numberOfYears: 1 });
    await importThese(frameworkId, [aRow("Helpline", 10)]);
    expect((await content(frameworkId)).budget.years).toEqual([2018, 2019]);
  });

  it("remembers how the columns were read, for the next sheet with these headings", async () => {
    const [first, second] = [await start(), await start()];
    await begin(first, [aRow("Helpline", 10)]);
    const draft = await draftOf(database, author, first);
    const columns = draft.mapping?.columns.with(8, "ignore") ?? [];
    const { version } = draft;
    await mapImportColumns(context(), {
      frameworkId: first,
      version,
      mapping: { sheet: 0, headingRow: 0, columns },
    });
    await confirm(first);
    await beginImportHere(context(colleague), {
      frameworkId: second,
      source: { pasted: `Our budget\n${pasted([aRow("Kicks", 10)])}` },
    });
    expect((await draftOf(database, colleague, second)).mapping).toEqual({
      sheet: 0,
      headingRow: 1,
      columns,
    });
  });

  it("remembers headings that are longer than a key of the database", async () => {
    const [first, second] = [await start(), await start()];
    const noise = Array.from({ length: 100 }, (_, index) => sha256(`${index}`)).join("");
    const source = { pasted: `service\t2018/19\t2019/20\t${noise}\nHelpline\t1\t1\tx` };
    const columns = ["service", "year-2018", "year-2019", "ignore"] as const;
    const mapping = { sheet: 0, headingRow: 0, columns };
    await beginImportHere(context(), { frameworkId: first, source });
    const { version } = await draftOf(database, author, first);
    await mapImportColumns(context(), { frameworkId: first, version, mapping });
    await confirm(first);
    expect(await services(first)).toEqual(["Helpline"]);
    await beginImportHere(context(), { frameworkId: second, source });
    expect((await draftOf(database, author, second)).mapping).toEqual(mapping);
  });

  it("keeps of the name of a file what is text", async () => {
    const frameworkId = await start();
    const file = { fileName: "bud\0get.csv", bytes: Buffer.from("service,2018/19\nHelpline,1") };
    await beginImportHere(context(), { frameworkId, source: { file } });
    const { fileName, sheets } = await draftOf(database, author, frameworkId);
    expect([fileName, sheets.map(({ name }) => name)]).toEqual(["budget.csv", ["budget"]]);
  });

  it("of a baseline adds previous lines to the frameworks compared with it", async () => {
    const { baselineId, frameworkId } = await startBudgets(database, author, {
      before: {},
      now: { Helpline: 12 },
    });
    const rows = [aRow("Kicks", 20)];
    await importThese(baselineId, rows);
    expect((await content(baselineId)).budget.years).toEqual([2018, 2019]);
    expect(inWords(await changesIn(database, frameworkId))).toEqual([
      "Helpline:  → Helpline",
      "Kicks: Kicks → ",
    ]);
  });
});

describe("importing again", () => {
  it("keeps a line, its change and its answer when its name and provider change", async () => {
    const frameworkId = await start();
    await importThese(frameworkId, [aRow("Helpline for victims", 10), aRow("Kicks", 20)]);
    await screenOut(frameworkId, "Helpline for victims");
    const line = await lineNamed(frameworkId, "Helpline for victims");
    const renamed = aRow("Victims' helpline and website", 12, { deliveryOrganisation: "FreeVA" });
    await begin(frameworkId, [aRow("Kicks", 20), renamed]);
    const draft = await draftOf(database, author, frameworkId);
    await matchImportLines(context(), { frameworkId, version: draft.version, matches: { 3: line.id } });
    expect((await preview(frameworkId)).madeStale.map(({ title }) => title)).toEqual([
      "Helpline for victims",
    ]);

    await confirm(frameworkId);
    const { budget, entries, links } = await content(frameworkId);
    expect(budget.lines.map(({ id, service, version }) => [id, service, version])).toEqual([
      [expect.any(Number), "Kicks", 1],
      [line.id, "Victims' helpline and website", 2],
    ]);
    expect(entries).toMatchObject([{ screeningReason: "Helpline for victims affects nobody" }]);
    const change = changesOf(await content(frameworkId)).find(({ id }) => id === entries[0]?.changeId);
    expect(change).toMatchObject({
      title: "Victims' helpline and website",
      newLineIds: [line.id],
      version: 2,
    });
    expect(change && answerState(change, entries[0])).toBe("stale");
    expect(links).toHaveLength(2);
    const edits = await database.db
      .select()
      .from(budgetLineEdit)
      .where(eq(budgetLineEdit.lineId, line.id))
      .orderBy(asc(budgetLineEdit.id));
    expect(edits.map(({ before, after }) => [before?.service, after?.service])).toEqual([
      [undefined, "Helpline for victims"],
      ["Helpline for victims", "Victims' helpline and website"],
    ]);
  });

  it("changes, removes and adds, and leaves answers fresh where nothing moved", async () => {
    const { frameworkId } = await startBudgets(database, author, {
      before: { Helpline: 5 },
      now: { Helpline: 10, Kicks: 20, "Warning Zone": 30 },
    });
    await screenOut(frameworkId, "Kicks");
    await begin(frameworkId, [
      aRow("Street pastors", 40),
      aRow("Warning Zone", 31),
      aRow("Kicks", 20, { method: "Grant funded" }),
    ]);
    const { plan, madeStale } = await preview(frameworkId);
    expect(madeStale).toEqual([]);
    expect(plan.removed.map(({ service }) => service)).toEqual(["Helpline"]);
    await confirm(frameworkId);
    expect(await services(frameworkId)).toEqual(["Street pastors", "Warning Zone", "Kicks"]);
    const { entries } = await content(frameworkId);
    const change = changesOf(await content(frameworkId)).find(({ id }) => id === entries[0]?.changeId);
    expect(change && answerState(change, entries[0])).toBe("screened_out");
    expect(inWords(await changesIn(database, frameworkId)).toSorted()).toEqual([
      "Helpline: Helpline → ",
      "Kicks:  → Kicks",
      "Street pastors:  → Street pastors",
      "Warning Zone:  → Warning Zone",
    ]);
  });

  it("refuses to remove the only line of an answered change, and writes nothing", async () => {
    const frameworkId = await start();
    await importThese(frameworkId, [aRow("Helpline", 10), aRow("Kicks", 20)]);
    await screenOut(frameworkId, "Helpline");
    await begin(frameworkId, [aRow("Kicks", 21)]);
    const before = await everythingOf(frameworkId);
    const { faults } = await preview(frameworkId);
    expect(faults).toEqual([expect.stringMatching(/“Helpline” is answered for in the EIA/u)]);
    expect(await refusalOf(confirm(frameworkId))).toEqual({ kind: "conflict", message: faults[0] });
    expect(await everythingOf(frameworkId)).toEqual(before);
  });

  it("is refused until what is likely is confirmed", async () => {
    const frameworkId = await start();
    await importThese(frameworkId, [aRow("Sexual violence advocacy service", 10)]);
    const line = await lineNamed(frameworkId, "Sexual violence advocacy service");
    await begin(frameworkId, [aRow("Sexual violence advocacy", 10)]);
    const { plan } = await preview(frameworkId);
    expect(plan.unsettled.map(({ row, lineId }) => [row, lineId])).toEqual([[2, line.id]]);
    expect(await refusalOf(confirm(frameworkId))).toMatchObject({
      message: "Say first which lines the rows of the sheet are.",
    });
    const { version } = await draftOf(database, author, frameworkId);
    await matchImportLines(context(), { frameworkId, version, matches: { 2: null } });
    await confirm(frameworkId);
    expect((await lineNamed(frameworkId, "Sexual violence advocacy")).id).not.toBe(line.id);
  });

  it("refuses two rows for one line, and a line of another framework", async () => {
    const [frameworkId, elsewhere] = [await start(), await start()];
    await importThese(frameworkId, [aRow("Helpline", 10)]);
    await importThese(elsewhere, [aRow("Kicks", 10)]);
    const line = await lineNamed(frameworkId, "Helpline");
    const other = await lineNamed(elsewhere, "Kicks");
    await begin(frameworkId, [aRow("Street pastors", 10), aRow("Night marshals", 20)]);
    const { version } = await draftOf(database, author, frameworkId);
    const match = (matches: Record<number, number>) =>
      refusalOf(matchImportLines(context(), { frameworkId, version, matches }));
    expect(await match({ 2: line.id, 3: line.id })).toEqual({
      kind: "invalid",
      errors: { "match-3": "Rows 2 and 3 cannot both be this line. Choose which it is" },
    });
    expect(await match({ 2: other.id })).toEqual({
      kind: "invalid",
      errors: { "match-2": "That line is no longer in the budget. Choose again" },
    });
  });
});

describe("what cannot be read", () => {
  it("is asked, and blocks until it is answered", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [
      aRow("Helpline", "000'6"),
      ["", "Grand total", "", "", "", "1?", "6,000", "", ""],
    ]);
    const { imported } = await preview(frameworkId);
    expect(imported.questions.map(({ key, isTotal }) => [key, isTotal])).toEqual([
      ["2:6", false],
      ["2:7", false],
      ["3:6", true],
    ]);
    expect(await refusalOf(confirm(frameworkId))).toMatchObject({
      message: "Answer first what cannot be read in the sheet.",
    });
    const answer = async (answers: Record<string, number | null>) => {
      const { version } = await draftOf(database, author, frameworkId);
      await answerImportQuestions(context(), { frameworkId, version, answers });
    };
    expect(await refusalOf(answer({ "9:9": 1 }))).toMatchObject({ kind: "conflict" });
    await answer({ "2:6": 600_000, "2:7": null });
    await answer({ "3:6": null });
    await confirm(frameworkId);
    expect((await lineNamed(frameworkId, "Helpline")).amounts).toEqual({ 2018: 600_000 });
    expect((await content(frameworkId)).statedTotals).toMatchObject([{ year: 2019, pence: 600_000 }]);
  });

  it("is forgotten with another sheet, and kept with other columns of the same", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", "000'6", { second: "1" })]);
    const answered = await draftOf(database, author, frameworkId);
    const { version, mapping } = answered;
    await answerImportQuestions(context(), { frameworkId, version, answers: { "2:6": 600_000 } });
    if (!mapping) throw new Error("The columns were mapped");
    const columns = mapping.columns.with(8, "ignore");
    await mapImportColumns(context(), {
      frameworkId,
      version: version + 1,
      mapping: { ...mapping, columns },
    });
    const draft = await draftOf(database, author, frameworkId);
    expect(draft.answers).toEqual({ "2:6": 600_000 });
    expect(understandImport(draft)?.imported.questions).toEqual([]);
  });

  it.each([
    ["a file that is none of these", "budget.docx", "PK"],
    ["an empty file", "budget.csv", ""],
  ])("%s is refused with what to do, and an earlier import stays", async (_case, fileName, text) => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const bytes = new TextEncoder().encode(text);
    const refusal = await refusalOf(
      beginImportHere(context(), { frameworkId, source: { file: { fileName, bytes } } }),
    );
    expect(refusal).toMatchObject({ kind: "invalid", errors: { file: expect.any(String) as string } });
    expect(await draftOf(database, author, frameworkId)).toMatchObject({ fileName: "" });
  });

  it.each([
    ["no service", ["ignore", "ignore"], "Say which column holds the service."],
    ["one column twice", ["service", "service"], "Only one column can hold the service. Choose which."],
  ] as const)("columns with %s are refused", async (_case, firstTwo, fault) => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const { version, mapping } = await draftOf(database, author, frameworkId);
    const columns = [...firstTwo, ...(mapping?.columns.slice(2) ?? [])];
    const refusal = await refusalOf(
      mapImportColumns(context(), { frameworkId, version, mapping: { sheet: 0, headingRow: 0, columns } }),
    );
    expect(refusal).toEqual({ kind: "invalid", errors: { columns: fault } });
  });
});

describe("two at a time", () => {
  it("is refused where the budget moved since the preview", async () => {
    const frameworkId = await start();
    await importThese(frameworkId, [aRow("Helpline", 10)]);
    await begin(frameworkId, [aRow("Helpline", 11)]);
    const { state } = await preview(frameworkId);
    const kicks = lineFields("Kicks", 5, [2018, 2019]);
    await addBudgetLine(context(colleague), { frameworkId, ...kicks, reason: "It was forgotten" });
    const before = await everythingOf(frameworkId);
    expect(await refusalOf(confirmImport(context(), { frameworkId, state }))).toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(
        /^The budget, or this import, changed after you saw the preview/u,
      ) as string,
    });
    expect(await everythingOf(frameworkId)).toEqual(before);
    const { plan } = await preview(frameworkId);
    expect(plan.removed.map(({ service }) => service)).toEqual(["Kicks"]);
  });

  it("happens once, however often it is confirmed", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const { state } = await preview(frameworkId);
    const attempts = await Promise.allSettled(
      [1, 2].map(() => confirmImport(context(), { frameworkId, state })),
    );
    expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await services(frameworkId)).toEqual(["Helpline"]);
  });

  it("gives the same form sent twice the same answer as once", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const { state } = await preview(frameworkId);
    const withKey = { ...context(), formKey: `import-${frameworkId}` };
    await confirmImport(withKey, { frameworkId, state });
    expect(await refusalOf(confirmImport(withKey, { frameworkId, state }))).toEqual({ kind: "repeated" });
  });

  it("lets two people each prepare their own; the second sees a new preview first", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    await begin(frameworkId, [aRow("Kicks", 20)], colleague);
    expect(understandImport(await draftOf(database, author, frameworkId))?.imported.lines).toMatchObject([
      { service: "Helpline" },
    ]);
    const { state } = await preview(frameworkId, colleague);
    await confirm(frameworkId);
    expect(await refusalOf(confirmImport(context(colleague), { frameworkId, state }))).toMatchObject({
      kind: "conflict",
    });
    await confirm(frameworkId, colleague);
    expect(await services(frameworkId)).toEqual(["Kicks"]);
  });

  it("refuses answers from a page that another window has passed", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    const { version } = await draftOf(database, author, frameworkId);
    const stale = matchImportLines(context(), { frameworkId, version: version - 1, matches: {} });
    expect(await refusalOf(stale)).toMatchObject({ kind: "conflict" });
  });
});

describe("all or nothing", () => {
  it("undoes everything where the last piece cannot be written", async () => {
    const frameworkId = await start();
    await importThese(frameworkId, [aRow("Helpline", 10), aRow("Kicks", 20)]);
    await begin(frameworkId, [aRow("Kicks", 21), aRow("Street pastors", 30)]);
    const before = await everythingOf(frameworkId);
    const { state } = await preview(frameworkId);
    let pieces = 0;
    const attempt = confirmImport(context(), { frameworkId, state }, ({ done, of }) => {
      pieces += 1;
      if (done === of) throw new Error("The disk is full");
    });
    await expect(attempt).rejects.toThrow("The disk is full");
    expect(pieces).toBeGreaterThan(1);
    expect(await everythingOf(frameworkId)).toEqual(before);
    await confirm(frameworkId);
    expect(await services(frameworkId)).toEqual(["Kicks", "Street pastors"]);
  });

  it("goes on by itself, and says how far it is and what came of it", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10), aRow("Kicks", 20)]);
    const { state } = await preview(frameworkId);
    const running = runImport(context(), { frameworkId, title: "Framework", state });
    expect(runImport(context(), { frameworkId, title: "Framework", state })).toBe(running);
    expect(findRunningImport(frameworkId, colleague.personId)).toBeUndefined();
    await running.settled;
    expect(findRunningImport(frameworkId, author.personId)).toMatchObject({
      outcome: "written",
      done: 2,
      of: 2,
    });
    const again = runImport(context(), { frameworkId, title: "Framework", state });
    await again.settled;
    expect(again.outcome).toMatchObject({ failed: { detail: { kind: "conflict" } } });
  });
});

describe("how far an import is", () => {
  it("is told its author without the database, which is busy with it, and nobody else", async () => {
    const frameworkId = await start();
    let release: (() => void) | undefined;
    const held = new Promise<never>((_resolve, reject) => {
      release = () => {
        reject(new Error("Let go"));
      };
    });
    const busy = { ...database, transaction: () => held };
    const running = runImport(
      { ...context(), database: busy },
      { frameworkId, title: "Framework", state: "" },
    );
    const toldTo = (actor: Actor | null) =>
      importBeingWritten({ context: { actor }, params: { frameworkId: String(frameworkId) } });
    expect(toldTo(author)).toEqual({ framework: { id: frameworkId, title: "Framework" }, done: 0, of: 0 });
    expect([toldTo(colleague), toldTo(null)]).toEqual([null, null]);
    release?.();
    await running.settled;
    expect(toldTo(author)).toBeNull();
  });
});

describe("who may", () => {
  const source = { pasted: pasted([aRow("Helpline", 10)]) };

  it.each(ROLES.filter((role) => role !== "eia_author"))("not %s", async (role) => {
    const frameworkId = await start();
    const person = await addPerson(database, `Other ${role}`, [role]);
    const refusal = await refusalOf(beginImportHere(context(person), { frameworkId, source }));
    expect(["forbidden", "not-found"]).toContain(refusal.kind);
    const confirming = await refusalOf(confirmImport(context(person), { frameworkId, state: "" }));
    expect(["forbidden", "not-found"]).toContain(confirming.kind);
  });

  it("not in a framework that is not there", async () => {
    expect(await refusalOf(beginImportHere(context(), { frameworkId: 999_999, source }))).toEqual({
      kind: "not-found",
    });
  });

  it.each(FRAMEWORK_STATES.filter((state) => state !== "drafting" && state !== "baseline"))(
    "nobody in a framework that is %s",
    async (state) => {
      const frameworkId = await start();
      await begin(frameworkId, [aRow("Helpline", 10)]);
      const { state: seen } = await preview(frameworkId);
      await database.db.update(framework).set({ state }).where(eq(framework.id, frameworkId));
      expect(await refusalOf(beginImportHere(context(), { frameworkId, source }))).toMatchObject({
        kind: "conflict",
      });
      expect(await refusalOf(confirmImport(context(), { frameworkId, state: seen }))).toMatchObject({
        kind: "conflict",
      });
      const lines = await database.db
        .select()
        .from(budgetLine)
        .where(eq(budgetLine.frameworkId, frameworkId));
      expect(lines).toEqual([]);
    },
  );

  it("nobody in the framework of another's import: what is begun there is that person's own", async () => {
    const [mine, other] = [await start(), await start()];
    await begin(mine, [aRow("Helpline", 10)]);
    const { state } = await preview(mine);
    for (const attempt of [
      () => confirmImport(context(colleague), { frameworkId: mine, state }),
      () => dropImport(context(colleague), { frameworkId: mine }),
      () => matchImportLines(context(colleague), { frameworkId: mine, version: 2, matches: {} }),
      () => confirmImport(context(), { frameworkId: other, state }),
    ]) {
      expect(await refusalOf(attempt())).toEqual({
        kind: "conflict",
        message: "There is no import to go on with: it was confirmed already, or dropped.",
      });
    }
    expect(await services(mine)).toEqual([]);
  });

  it("becomes an author by confirming, not by preparing", async () => {
    const frameworkId = await start();
    const isAuthor = async () =>
      (
        await database.db.select().from(frameworkAuthor).where(eq(frameworkAuthor.frameworkId, frameworkId))
      ).some(({ personId }) => personId === colleague.personId);
    await begin(frameworkId, [aRow("Helpline", 10)], colleague);
    expect(await isAuthor()).toBe(false);
    await confirm(frameworkId, colleague);
    expect(await isAuthor()).toBe(true);
  });
});

describe("an import that is under way", () => {
  it("takes the place of the one before, and can be dropped", async () => {
    const frameworkId = await start();
    await begin(frameworkId, [aRow("Helpline", 10)]);
    await begin(frameworkId, [aRow("Kicks", 10)]);
    const rows = await database.db
      .select()
      .from(budgetImport)
      .where(eq(budgetImport.frameworkId, frameworkId));
    expect(rows).toHaveLength(1);
    await dropImport(context(), { frameworkId });
    expect(await findImportDraft(database.db, frameworkId, author.personId)).toBeNull();
    expect(await services(frameworkId)).toEqual([]);
  });

  it("that changes nothing is refused", async () => {
    const frameworkId = await start();
    const rows = [aRow("Helpline", 10)];
    await importThese(frameworkId, rows);
    await begin(frameworkId, rows);
    expect(await refusalOf(confirm(frameworkId))).toMatchObject({
      message: "The budget is already as the sheet has it: there is nothing to import.",
    });
  });
});

describe("a long import", () => {
  it("goes beyond what one statement takes", async () => {
    const frameworkId = await start();
    const rows = Array.from({ length: 2_500 }, (_, index) => aRow(`Service ${index}`, index));
    await importThese(frameworkId, rows);
    expect(await services(frameworkId)).toHaveLength(2_500);
    await importThese(frameworkId, [
      ...rows.slice(0, 1_200).map((row) => row.with(5, "7")),
      aRow("The last one", 1),
    ]);
    const { budget, links } = await content(frameworkId);
    expect(budget.lines.map(({ service }) => service)).toEqual([
      ...Array.from({ length: 1_200 }, (_, index) => `Service ${index}`),
      "The last one",
    ]);
    expect(links).toHaveLength(1_201);
    const changes = await database.db
      .select()
      .from(budgetChange)
      .where(eq(budgetChange.frameworkId, frameworkId));
    expect(changes).toHaveLength(1_201);
  });
});
