import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_ALLOCATION } from "../../app/domain/eia/allocation";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { getBudgetStanding, listLineEdits } from "../../db/queries/line-history.server";
import type { Actor } from "../../db/queries/people.server";
import { budgetLineEdit, framework, frameworkAuthor } from "../../db/schema";
import { lineAsWritten, type LineAsWritten } from "../../app/domain/budget/line-history";
import { addBudgetLine } from "../../app/services/budget/add-budget-line.server";
import { answerChange } from "../../app/services/eia/answer-change.server";
import { confirmEntry } from "../../app/services/eia/confirm-entry.server";
import { writeContent } from "../../app/services/context.server";
import { editBudgetLine } from "../../app/services/budget/edit-budget-line.server";
import { linkLines } from "../../app/services/changes/link-lines.server";
import { recordLineEdits } from "../../app/services/budget/internal/line-history.server";
import type { LineFields } from "../../app/services/budget/internal/line-fields.server";
import { removeBudgetLine } from "../../app/services/budget/remove-budget-line.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { NOTHING_MORE } from "../support/content-builder";
import { aNewFramework, addLines, lineFields, startBudgets, changesIn } from "../support/budget";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf, NOW } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterAll(() => database.close());

const YEARS = [2018, 2019];
const context = () => contextOf(database, author);
const start = (now: Record<string, number> = { Helpline: 12, Kicks: 5 }) =>
  startBudgets(database, author, { before: { Helpline: 10 }, now });
const editsOf = async (frameworkId: number, lineId?: number) => {
  const of = lineId === undefined ? { frameworkId } : { frameworkId, lineId };
  return (await listLineEdits(database.db, of, { number: 1, size: 100 })).items;
};

type EditOptions = { version?: number; reason?: string; confirmedStaleEntryIds?: number[] };
const edit = (
  frameworkId: number,
  lineId: number,
  fields: LineFields,
  { version = 1, ...options }: EditOptions = {},
) => editBudgetLine(context(), { frameworkId, lineId, version, ...fields, ...options });
const remove = (frameworkId: number, lineId: number, { version = 1, ...options }: EditOptions = {}) =>
  removeBudgetLine(context(), { frameworkId, lineId, version, reason: "It has ended", ...options });

/** @returns the id of the change's entry */
async function screenOut(frameworkId: number, title: string): Promise<number> {
  const change = (await changesIn(database, frameworkId)).find((candidate) => candidate.title === title);
  return answerChange(context(), {
    frameworkId,
    changeId: change?.id ?? 0,
    version: 0,
    kind: "screened_out",
    ...NOTHING_MORE,
    screeningReason: "Nobody is affected",
    separateReference: "",
    separateDate: null,
    separateCopy: null,
    allocation: NO_ALLOCATION,
    noImpactReason: "",
    nobodyConsultedReason: "",
  });
}

describe("the history of a budget's figures", () => {
  it("tells who, when, from what to what and why, newest first", async () => {
    const { frameworkId, now } = await start({ Kicks: 5 });
    const lineId = now.Kicks ?? 0;
    await edit(frameworkId, lineId, lineFields("Kicks", 6, YEARS), { reason: "The grant grew" });
    await remove(frameworkId, lineId, { version: 2 });
    const before = { service: "Kicks", priority: "Victims", amounts: { 2018: 5_00, 2019: 5_00 } };
    const after = { service: "Kicks", priority: "", amounts: { 2018: 6_00, 2019: 6_00 } };
    const who = { at: NOW, personId: author.personId, personName: "Author", lineId };
    expect(await editsOf(frameworkId, lineId)).toMatchObject([
      { ...who, kind: "removed", before: after, after: null, reason: "It has ended" },
      { ...who, kind: "edited", before, after, reason: "The grant grew" },
      { ...who, kind: "added", before: null, after: before, reason: "" },
    ]);
  });

  it("has nothing to tell of an edit that changed nothing, or was refused", async () => {
    const { frameworkId, now } = await start({ Kicks: 5 });
    const { budget } = await getContent(database.db, frameworkId);
    const same = lineFields("Kicks", 5, YEARS, { priorityId: budget.priorities[0]?.id ?? null });
    await edit(frameworkId, now.Kicks ?? 0, same);
    await refusalOf(edit(frameworkId, now.Kicks ?? 0, lineFields("", 6, YEARS), { version: 2 }));
    expect((await editsOf(frameworkId)).map(({ kind }) => kind)).toEqual(["added"]);
  });

  it("keeps apart what belongs to other frameworks, and comes page by page", async () => {
    const { frameworkId, baselineId, now } = await start();
    expect((await editsOf(baselineId)).map(({ after }) => after?.service)).toEqual(["Helpline"]);
    expect(await editsOf(baselineId, now.Kicks)).toEqual([]);
    const second = await listLineEdits(database.db, { frameworkId }, { number: 2, size: 1 });
    expect(second).toMatchObject({ number: 2, pages: 2, from: 2, to: 2, total: 2 });
    expect(second.items.map(({ after }) => after?.service)).toEqual(["Helpline"]);
    const past = await listLineEdits(database.db, { frameworkId }, { number: 9, size: 1 });
    expect(past).toEqual(second);
    const none = await listLineEdits(database.db, { frameworkId: 99_999 }, { number: 1, size: 1 });
    expect(none).toEqual({ items: [], number: 1, pages: 1, from: 0, to: 0, total: 0 });
  });

  it("takes as many lines at once as an import may bring", async () => {
    const { frameworkId } = await createFramework(context(), aNewFramework());
    const after: LineAsWritten = lineAsWritten(lineFields("Imported", 1, YEARS), {
      priorities: [],
      lines: [],
    });
    await writeContent(context(), frameworkId, (write) =>
      recordLineEdits(
        write,
        Array.from({ length: 10_001 }, (_, index) => ({
          ...{ lineId: index + 1, kind: "imported" as const, before: null, after, reason: "" },
        })),
      ),
    );
    const { items, total } = await listLineEdits(database.db, { frameworkId }, { number: 1, size: 1 });
    expect([total, items[0]?.lineId]).toEqual([10_001, 10_001]);
    expect(await getBudgetStanding(database.db, frameworkId)).toEqual({
      wasImported: true,
      isAnsweredFor: false,
    });
  });

  it("is added to, never changed", async () => {
    await start({ Kicks: 5 });
    for (const attempt of [
      () => database.db.update(budgetLineEdit).set({ reason: "Another" }),
      () => database.db.delete(budgetLineEdit),
      () => database.db.execute(sql`truncate budget_line_edit`),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        cause: expect.objectContaining({
          message: expect.stringMatching(
            /budget_line_edit is sealed|permission denied for table budget_line_edit/u,
          ) as string,
        }) as unknown,
      });
    }
  });
});

describe("a reason", () => {
  const asks = { kind: "invalid", errors: { reason: "Enter the reason" } };

  it("is not asked for while a budget is first filled in, but for a line that is taken away", async () => {
    const { frameworkId, now } = await start();
    await edit(frameworkId, now.Kicks ?? 0, lineFields("Kicks", 6, YEARS));
    await addLines(database, author, frameworkId, { Another: 1 });
    expect(await refusalOf(remove(frameworkId, now.Kicks ?? 0, { version: 2, reason: " " }))).toEqual(asks);
  });

  it.each(["own", "baseline"] as const)(
    "is asked for once anything is answered for in the EIA (of the %s lines)",
    async (which) => {
      const budgets = await start();
      const { frameworkId, baselineId, before, now } = budgets;
      await screenOut(frameworkId, "Kicks");
      const [id, lineId, years] =
        which === "own" ? [frameworkId, now.Helpline, YEARS] : [baselineId, before.Helpline, [2017]];
      const fields = lineFields("Helpline", 99, years);
      const added = lineFields("New", 1, years);
      expect(await refusalOf(edit(id, lineId ?? 0, fields))).toEqual(asks);
      expect(await refusalOf(edit(id, lineId ?? 0, fields, { reason: " \n" }))).toEqual(asks);
      expect(await refusalOf(addBudgetLine(context(), { frameworkId: id, ...added }))).toEqual(asks);
      await edit(id, lineId ?? 0, fields, { reason: "The audited figure" });
      await addBudgetLine(context(), { frameworkId: id, ...added, reason: "Agreed in May" });
      expect((await editsOf(id)).slice(0, 2).map(({ kind, reason }) => [kind, reason])).toEqual([
        ["added", "Agreed in May"],
        ["edited", "The audited figure"],
      ]);
    },
  );

  it("is asked for once the budget was imported, and in no other budget", async () => {
    const [imported, other] = [await start({ Kicks: 5 }), await start({ Kicks: 5 })];
    const after = lineAsWritten(lineFields("Kicks", 5, YEARS), { priorities: [], lines: [] });
    const lineId = imported.now.Kicks ?? 0;
    await writeContent(context(), imported.frameworkId, (write) =>
      recordLineEdits(write, [{ lineId, kind: "imported", before: null, after, reason: "" }]),
    );
    const fields = lineFields("Kicks", 6, YEARS);
    expect(await refusalOf(edit(imported.frameworkId, lineId, fields))).toEqual(asks);
    await edit(other.frameworkId, other.now.Kicks ?? 0, fields);
    await edit(imported.baselineId, imported.before.Helpline ?? 0, lineFields("Helpline", 1, [2017]));
  });
});

describe("entries that an edit makes stale", () => {
  const reason = "The grant grew";

  async function startAnswered() {
    const budgets = await start();
    const entryId = await screenOut(budgets.frameworkId, "Kicks");
    return { ...budgets, entryId, lineId: budgets.now.Kicks ?? 0 };
  }
  const amountsOf = async (frameworkId: number, lineId: number) =>
    (await getContent(database.db, frameworkId)).budget.lines.find(({ id }) => id === lineId)?.amounts;

  it("are shown before it is saved, and it is saved once they are confirmed", async () => {
    const { frameworkId, lineId, entryId } = await startAnswered();
    const fields = lineFields("Kicks", 6, YEARS);
    expect(await refusalOf(edit(frameworkId, lineId, fields, { reason }))).toMatchObject({
      kind: "makes-stale",
      entries: [
        {
          entryId,
          title: "Kicks",
          kind: "screened_out",
          framework: { id: frameworkId },
          moved: [
            "New budget: Kicks: 2018/19 went from £5 to £6",
            "New budget: Kicks: 2019/20 went from £5 to £6",
          ],
          byYear: [
            { year: 2018, from: 5_00, to: 6_00 },
            { year: 2019, from: 5_00, to: 6_00 },
          ],
        },
      ],
    });
    expect(await amountsOf(frameworkId, lineId)).toEqual({ 2018: 5_00, 2019: 5_00 });
    await edit(frameworkId, lineId, fields, { reason, confirmedStaleEntryIds: [entryId] });
    expect(await amountsOf(frameworkId, lineId)).toEqual({ 2018: 6_00, 2019: 6_00 });
    // It is stale now: a further edit makes nothing stale.
    await edit(frameworkId, lineId, lineFields("Kicks", 7, YEARS), { reason, version: 2 });
  });

  it("are nobody's question where the edit does not touch what was assessed", async () => {
    const { frameworkId, lineId, now } = await startAnswered();
    await edit(frameworkId, now.Helpline ?? 0, lineFields("Helpline", 99, YEARS), { reason });
    const { budget } = await getContent(database.db, frameworkId);
    const noted = { priorityId: budget.priorities[1]?.id ?? null, note: "A note" };
    await edit(frameworkId, lineId, lineFields("Kicks", 5, YEARS, noted), { reason });
  });

  it("are computed when it is saved: others than those confirmed are shown first", async () => {
    const { frameworkId, baselineId, before, entryId } = await startAnswered();
    const lineId = before.Helpline ?? 0;
    const fields = lineFields("Helpline", 11, [2017]);
    // Nothing of the line was assessed when the form was opened; meanwhile it is.
    const [change] = (await changesIn(database, frameworkId)).filter(
      ({ previousLines }) => previousLines.length > 0,
    );
    const later = await screenOut(frameworkId, change?.title ?? "");
    const attempt = edit(baselineId, lineId, fields, { reason, confirmedStaleEntryIds: [entryId] });
    expect(await refusalOf(attempt)).toMatchObject({
      kind: "makes-stale",
      entries: [{ entryId: later }],
    });
    await edit(baselineId, lineId, fields, { reason, confirmedStaleEntryIds: [later] });
  });

  it("are of every framework that a baseline is compared with, but for those withdrawn", async () => {
    const { baselineId, before } = await start({});
    const { frameworkId: firstId } = await createFramework(
      context(),
      aNewFramework({ title: "First", previousId: baselineId }),
    );
    const { frameworkId: secondId } = await createFramework(
      context(),
      aNewFramework({ title: "Second", previousId: baselineId }),
    );
    const { frameworkId: withdrawnId } = await createFramework(
      context(),
      aNewFramework({ title: "Withdrawn", previousId: baselineId }),
    );
    const entries: number[] = [];
    for (const id of [firstId, secondId, withdrawnId]) {
      // A line of the framework's own makes the changes with the baseline's lines.
      await addBudgetLine(context(), { frameworkId: id, reason, ...lineFields("Own", 1, YEARS) });
      entries.push(await screenOut(id, "Helpline"));
    }
    await database.db.update(framework).set({ state: "withdrawn" }).where(eq(framework.id, withdrawnId));
    const lineId = before.Helpline ?? 0;
    const fields = lineFields("Helpline", 11, [2017]);
    expect(await refusalOf(edit(baselineId, lineId, fields, { reason }))).toMatchObject({
      kind: "makes-stale",
      entries: [
        { entryId: entries[0], framework: { id: firstId, title: "First" } },
        { entryId: entries[1], framework: { id: secondId, title: "Second" } },
      ],
    });
    const one = edit(baselineId, lineId, fields, { reason, confirmedStaleEntryIds: entries.slice(0, 1) });
    expect((await refusalOf(one)).kind).toBe("makes-stale");
    await edit(baselineId, lineId, fields, { reason, confirmedStaleEntryIds: entries.slice(0, 2) });
  });

  it("are shown before a line is removed", async () => {
    const { frameworkId, now } = await start();
    const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
    await linkLines(context(), {
      frameworkId,
      version: row?.version ?? 0,
      title: "Both",
      previousLineIds: [],
      newLineIds: [now.Helpline ?? 0, now.Kicks ?? 0],
    });
    const entryId = await screenOut(frameworkId, "Both");
    expect(await refusalOf(remove(frameworkId, now.Kicks ?? 0))).toMatchObject({
      kind: "makes-stale",
      entries: [{ entryId, moved: ["New budget: Kicks is no longer part of this change"] }],
    });
    await remove(frameworkId, now.Kicks ?? 0, { confirmedStaleEntryIds: [entryId] });
  });

  it("do not come before a stale form, or a form with a fault", async () => {
    const { frameworkId, lineId, entryId } = await startAnswered();
    const fields = lineFields("Kicks", 6, YEARS);
    const confirmed = { reason, confirmedStaleEntryIds: [entryId] };
    expect(await refusalOf(edit(frameworkId, lineId, fields, { ...confirmed, version: 9 }))).toMatchObject({
      kind: "stale",
      current: { "amount-2018": "£5" },
    });
    const faulty = edit(frameworkId, lineId, lineFields("", 6, YEARS), confirmed);
    expect((await refusalOf(faulty)).kind).toBe("invalid");
  });

  it("do not make an author of who only looked, nor use up the form", async () => {
    const { frameworkId, lineId, entryId } = await startAnswered();
    const colleague = await addPerson(database, "Colleague", ["eia_author"]);
    const theirs = { ...contextOf(database, colleague), formKey: "one form" };
    const input = { frameworkId, lineId, version: 1, reason, ...lineFields("Kicks", 6, YEARS) };
    expect((await refusalOf(editBudgetLine(theirs, input))).kind).toBe("makes-stale");
    const authors = await database.db
      .select({ personId: frameworkAuthor.personId })
      .from(frameworkAuthor)
      .where(eq(frameworkAuthor.frameworkId, frameworkId));
    expect(authors).toEqual([{ personId: author.personId }]);
    await editBudgetLine(theirs, { ...input, confirmedStaleEntryIds: [entryId] });
  });

  it("can be confirmed as still right afterwards, and are a question again", async () => {
    const { frameworkId, lineId, entryId } = await startAnswered();
    const confirmed = { reason, confirmedStaleEntryIds: [entryId] };
    await edit(frameworkId, lineId, lineFields("Kicks", 6, YEARS), confirmed);
    const { entries } = await getContent(database.db, frameworkId);
    const entry = entries.find(({ id }) => id === entryId);
    if (!entry) throw new Error("The entry is there");
    await confirmEntry(context(), { frameworkId, changeId: entry.changeId, version: entry.version });
    const further = edit(frameworkId, lineId, lineFields("Kicks", 7, YEARS), { reason, version: 2 });
    expect((await refusalOf(further)).kind).toBe("makes-stale");
  });
});
