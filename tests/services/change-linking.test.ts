import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, framework } from "../../db/schema";
import { changeIn, isConfirmedSame, needsEntry } from "../../app/domain/budget/changes";
import { isStale } from "../../app/domain/eia/freshness";
import { changesOf } from "../../app/domain/framework/content";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { sumPence } from "../../app/domain/shared/money";
import { answerSameServices } from "../../app/services/changes/answer-same-services.server";
import { sameServiceKey } from "../../app/domain/budget/same-service";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { confirmSameService } from "../../app/services/changes/confirm-same-service.server";
import { editBudgetLine } from "../../app/services/budget/edit-budget-line.server";
import { editChange } from "../../app/services/changes/edit-change.server";
import { linkLines, type LinesToLink } from "../../app/services/changes/link-lines.server";
import { splitChange, type LinesToTakeOut } from "../../app/services/changes/split-change.server";
import { changesIn, inWords, lineFields, startBudgets, type StartedBudgets } from "../support/budget";
import { aCompleteFramework } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";
import { storeContent } from "../support/stored-content";

let database: Database;
let author: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterAll(() => database.close());

const context = (as = author) => contextOf(database, as);
const words = async (frameworkId: number) => inWords(await changesIn(database, frameworkId));

async function frameworkVersion(frameworkId: number): Promise<number> {
  const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
  return row?.version ?? 0;
}

async function changeNamed(frameworkId: number, title: string) {
  const change = (await changesIn(database, frameworkId)).find((candidate) => candidate.title === title);
  if (!change) throw new Error(`There is no change ${title}`);
  return change;
}

/** Links lines that are named by their services, from any framework. */
async function link(
  frameworkId: number,
  { title = "Joined", before = [], now = [] }: { title?: string; before?: string[]; now?: string[] },
  overrides: Partial<LinesToLink> = {},
  as = author,
) {
  const { budget, previous } = await getContent(database.db, frameworkId);
  const idsOf = (lines: readonly { id: number; service: string }[], services: string[]) =>
    services.map((service) => lines.find((line) => line.service === service)?.id ?? 0);
  return linkLines(context(as), {
    frameworkId,
    version: await frameworkVersion(frameworkId),
    title,
    previousLineIds: idsOf(previous?.lines ?? [], before),
    newLineIds: idsOf(budget.lines, now),
    ...overrides,
  });
}

function start(): Promise<StartedBudgets> {
  return startBudgets(database, author, {
    before: { "Victim First": 300, "Hardship fund": 5, Kicks: 10 },
    now: { "Victim First": 320, Kicks: 10, "Warning Zone": 7 },
  });
}

/** Five changes, of which three are answered for: see `aCompleteFramework`. */
async function startAnswered(): Promise<number> {
  const { frameworkId } = await storeContent(database, author);
  return frameworkId;
}

describe("linking lines", () => {
  it("joins lines of both budgets, and leaves the totals as they were", async () => {
    const { frameworkId } = await start();
    const net = async () =>
      sumPence((await changesIn(database, frameworkId)).map((change) => changeIn(change, 2018)));
    const before = await net();
    const { changeId } = await link(frameworkId, {
      title: "Victim First and its fund",
      before: ["Victim First", "Hardship fund"],
      now: ["Victim First"],
    });
    expect((await changeNamed(frameworkId, "Victim First and its fund")).id).toBe(changeId);
    expect(await words(frameworkId)).toEqual([
      "Victim First and its fund: Victim First, Hardship fund → Victim First",
      "Kicks: Kicks → ",
      "Kicks:  → Kicks",
      "Warning Zone:  → Warning Zone",
    ]);
    expect(await net()).toBe(before);
  });

  it("takes lines out of a change that keeps others, into a new one", async () => {
    const { frameworkId } = await start();
    await link(frameworkId, { title: "Three", before: ["Victim First", "Hardship fund", "Kicks"] });
    await link(frameworkId, { title: "All new", now: ["Kicks", "Victim First"] });
    await link(frameworkId, { title: "Kicks", before: ["Kicks"], now: ["Kicks"] });
    expect(await words(frameworkId)).toEqual([
      "Three: Victim First, Hardship fund → ",
      "All new:  → Victim First",
      "Warning Zone:  → Warning Zone",
      "Kicks: Kicks → Kicks",
    ]);
  });

  it("keeps the answer of the change that goes on, stale, with the texts of those that end in it", async () => {
    const frameworkId = await startAnswered();
    const before = await getContent(database.db, frameworkId);
    const assessed = await changeNamed(frameworkId, "Victim support");
    await link(frameworkId, {
      title: "Victims together",
      before: ["Victim support", "Drugs officers"],
      now: ["Victim support", "Warning Zone"],
    });
    const content = await getContent(database.db, frameworkId);
    const change = await changeNamed(frameworkId, "Victims together");
    const [entry, ...others] = content.entries;
    expect(others).toEqual([]);
    expect(change.id).toBe(assessed.id);
    expect(entry).toMatchObject({ changeId: change.id, kind: "assessed", version: 2 });
    expect(entry && isStale(entry, change)).toBe(true);
    expect(entry?.impacts).toEqual(before.entries[0]?.impacts);
    expect(entry?.absorbed.map(({ title }) => title)).toEqual(["Drugs officers", "Warning Zone"]);
    expect(entry?.absorbed[0]?.text).toContain("Transferred to: The Force");
    expect(entry?.absorbed[0]?.text).toContain("The service goes on, paid by the Force");
    expect(entry?.absorbed[1]?.text).toContain("EIA 1b");
  });

  it("moves the actions of an answer to the one it ends in", async () => {
    const frameworkId = await startAnswered();
    const transfer = await changeNamed(frameworkId, "Drugs officers");
    const [, , third] = (await getContent(database.db, frameworkId)).entries;
    await link(frameworkId, { title: "First", before: ["Drugs officers"], now: ["Warning Zone"] });
    await link(frameworkId, {
      title: "Second",
      before: ["Drugs officers", "Victim support"],
      now: ["Warning Zone", "Victim support"],
    });
    const content = await getContent(database.db, frameworkId);
    const [entry, ...others] = content.entries;
    expect(others).toEqual([]);
    expect(entry?.changeId).not.toBe(transfer.id);
    expect(content.actions.map(({ entryId }) => entryId)).toEqual([entry?.id, null]);
    // What had been absorbed once is passed on, not lost.
    expect(entry?.absorbed.map(({ title }) => title)).toEqual(["First", "Warning Zone"]);
    expect(third?.separateEia.reference).toBe("EIA 1b");
  });

  it("gives the place to the answered change, wherever it stands", async () => {
    const content = aCompleteFramework();
    const { frameworkId } = await storeContent(database, author, content);
    const separate = await changeNamed(frameworkId, "Warning Zone");
    await link(frameworkId, { before: ["Helpline"], now: ["Helpline", "Warning Zone"] });
    const joined = await changeNamed(frameworkId, "Joined");
    expect(joined.id).toBe(separate.id);
    expect((await getContent(database.db, frameworkId)).entries).toHaveLength(3);
  });

  it("leaves an answer with the change that keeps some of its lines", async () => {
    const frameworkId = await startAnswered();
    await link(frameworkId, { before: ["Helpline"], now: ["Victim support"] });
    const content = await getContent(database.db, frameworkId);
    const rest = await changeNamed(frameworkId, "Victim support");
    expect(inWords([rest])).toEqual(["Victim support: Victim support → "]);
    const entry = content.entries.find(({ changeId }) => changeId === rest.id);
    expect(entry && isStale(entry, rest)).toBe(true);
  });

  it("writes into the log what the changes were", async () => {
    const frameworkId = await startAnswered();
    await link(frameworkId, { before: ["Drugs officers", "Victim support"], now: ["Victim support"] });
    const [event] = await database.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.frameworkId, frameworkId), eq(auditEvent.act, "change.link")));
    expect(event).toMatchObject({
      subject: "Joined",
      personId: author.personId,
      detail: {
        before: { title: "Victim support" },
        emptied: [{ title: "Drugs officers", isTransfer: true }],
      },
    });
  });

  it("refuses fewer than two lines, and a title that is empty", async () => {
    const { frameworkId } = await start();
    const expected = { kind: "invalid", errors: { previousLineIds: expect.any(String) as string } };
    expect(await refusalOf(link(frameworkId, { now: ["Kicks"] }))).toMatchObject(expected);
    expect(await refusalOf(link(frameworkId, { now: ["Kicks", "Kicks"] }))).toMatchObject(expected);
    expect(
      await refusalOf(link(frameworkId, { title: " ", before: ["Kicks"], now: ["Kicks"] })),
    ).toMatchObject({
      kind: "invalid",
      errors: { title: expect.any(String) as string },
    });
  });

  it("does not find lines of other frameworks, nor the sides swapped", async () => {
    const [mine, other] = [await start(), await start()];
    const kicks = [mine.now.Kicks ?? 0];
    for (const foreign of [
      { newLineIds: [other.now.Kicks ?? 0, ...kicks] },
      { previousLineIds: [other.before.Kicks ?? 0], newLineIds: kicks },
      { previousLineIds: kicks, newLineIds: [mine.before.Kicks ?? 0] },
    ]) {
      expect(await refusalOf(link(mine.frameworkId, {}, foreign))).toEqual({ kind: "not-found" });
    }
  });

  it("refuses a form from before another linking, with where the lines are now", async () => {
    const { frameworkId } = await start();
    const version = await frameworkVersion(frameworkId);
    await link(frameworkId, { title: "Theirs", before: ["Kicks"], now: ["Kicks"] });
    const refusal = await refusalOf(
      link(frameworkId, { title: "Mine", before: ["Kicks"], now: ["Warning Zone"] }, { version }),
    );
    expect(refusal).toEqual({
      kind: "stale",
      current: { previousLineIds: "Kicks: in “Theirs”\nWarning Zone: in “Warning Zone”" },
    });
  });

  it.each(FRAMEWORK_STATES.filter((state) => state !== "drafting"))("is refused when %s", async (state) => {
    const { frameworkId } = await start();
    await database.db.update(framework).set({ state }).where(eq(framework.id, frameworkId));
    const refusal = await refusalOf(link(frameworkId, { before: ["Kicks"], now: ["Kicks"] }));
    expect(refusal.kind).toBe(state === "baseline" ? "not-found" : "conflict");
  });

  it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to %s", async (role) => {
    const { frameworkId } = await start();
    const other = await addPerson(database, `Links as ${role}`, [role]);
    const refusal = await refusalOf(link(frameworkId, { before: ["Kicks"], now: ["Kicks"] }, {}, other));
    expect(["forbidden", "not-found"]).toContain(refusal.kind);
  });
});

describe("splitting a change", () => {
  const split = (
    frameworkId: number,
    { id, version }: { id: number; version: number },
    takeOut: LinesToTakeOut | null = null,
  ) => splitChange(context(), { frameworkId, changeId: id, version, takeOut });

  it("makes a change of each line; the answer stays, stale, with the first", async () => {
    const frameworkId = await startAnswered();
    const joined = await changeNamed(frameworkId, "Victim support");
    await split(frameworkId, joined);
    const content = await getContent(database.db, frameworkId);
    const changes = changesOf(content).filter(({ title }) => title === "Victim support");
    expect(inWords(changes)).toEqual([
      "Victim support: Victim support → ",
      "Victim support:  → Victim support",
    ]);
    const [first, second] = changes;
    const entry = content.entries.find(({ changeId }) => changeId === first?.id);
    expect(entry && first && isStale(entry, first)).toBe(true);
    expect(first?.id).toBe(joined.id);
    expect(content.entries.some(({ changeId }) => changeId === second?.id)).toBe(false);
  });

  it("names each after its line", async () => {
    const { frameworkId } = await start();
    await link(frameworkId, { title: "Three", before: ["Victim First", "Hardship fund"], now: ["Kicks"] });
    await split(frameworkId, await changeNamed(frameworkId, "Three"));
    expect((await words(frameworkId)).sort()).toEqual(
      [
        "Victim First: Victim First → ",
        "Hardship fund: Hardship fund → ",
        "Kicks: Kicks → ",
        "Kicks:  → Kicks",
        "Victim First:  → Victim First",
        "Warning Zone:  → Warning Zone",
      ].sort(),
    );
  });

  describe("in part", () => {
    async function four() {
      const { frameworkId, before, now } = await start();
      const ids = (of: Record<string, number>, ...names: string[]) => names.map((name) => of[name] ?? 0);
      await link(frameworkId, {
        title: "Four",
        before: ["Victim First", "Hardship fund", "Kicks"],
        now: ["Victim First", "Kicks"],
      });
      const change = await changeNamed(frameworkId, "Four");
      return { frameworkId, change, before: ids.bind(null, before), now: ids.bind(null, now) };
    }

    it("takes the lines chosen out together, as one change named after its new line", async () => {
      const { frameworkId, change, before, now } = await four();
      const takeOut = { previousLineIds: before("Kicks"), newLineIds: now("Kicks"), together: true };
      await split(frameworkId, change, takeOut);
      expect(await words(frameworkId)).toEqual([
        "Four: Victim First, Hardship fund → Victim First",
        "Warning Zone:  → Warning Zone",
        "Kicks: Kicks → Kicks",
      ]);
      const rest = await changeNamed(frameworkId, "Four");
      expect([rest.id, rest.version]).toEqual([change.id, change.version + 1]);
    });

    it("takes them out each by itself, and names what is left after its only line", async () => {
      const { frameworkId, change, before, now } = await four();
      const takeOut = {
        previousLineIds: before("Kicks", "Hardship fund"),
        newLineIds: now("Kicks", "Victim First"),
        together: false,
      };
      await split(frameworkId, change, takeOut);
      expect((await words(frameworkId)).sort()).toEqual([
        "Hardship fund: Hardship fund → ",
        "Kicks:  → Kicks",
        "Kicks: Kicks → ",
        "Victim First:  → Victim First",
        "Victim First: Victim First → ",
        "Warning Zone:  → Warning Zone",
      ]);
    });

    it("raises the framework's version once, and keeps the answer with what stays", async () => {
      const frameworkId = await startAnswered();
      await link(frameworkId, { before: ["Victim support", "Helpline"], now: ["Victim support"] });
      const joined = await changeNamed(frameworkId, "Joined");
      const version = await frameworkVersion(frameworkId);
      const [, helpline] = joined.previousLines;
      const takeOut = { previousLineIds: [helpline?.id ?? 0], newLineIds: [], together: true };
      await split(frameworkId, joined, takeOut);
      expect(await frameworkVersion(frameworkId)).toBe(version + 1);
      const { entries } = await getContent(database.db, frameworkId);
      expect(entries.find(({ changeId }) => changeId === joined.id)?.kind).toBe("assessed");
    });

    it("is refused where none is taken out, none would stay, or a line is another change's", async () => {
      const { frameworkId, change, before, now } = await four();
      const out = (previousLineIds: number[], newLineIds: number[]) =>
        refusalOf(split(frameworkId, change, { previousLineIds, newLineIds, together: false }));
      expect(await out([], [])).toMatchObject({
        kind: "invalid",
        errors: { lineIds: "Choose the lines to take out" },
      });
      const all = [before("Victim First", "Hardship fund", "Kicks"), now("Victim First", "Kicks")] as const;
      expect(await out(...all)).toMatchObject({
        kind: "invalid",
        errors: { lineIds: "Leave at least one line in the change" },
      });
      expect(await out([], now("Warning Zone"))).toEqual({ kind: "not-found" });
      expect(await out(now("Kicks"), [])).toEqual({ kind: "not-found" });
    });
  });

  it("is refused for a single line, a stale form, and another framework's change", async () => {
    const [frameworkId, other] = [await startAnswered(), await startAnswered()];
    const joined = await changeNamed(frameworkId, "Victim support");
    const single = await changeNamed(frameworkId, "Drugs officers");
    expect((await refusalOf(split(frameworkId, single))).kind).toBe("conflict");
    expect((await refusalOf(split(frameworkId, { ...joined, version: 9 }))).kind).toBe("stale");
    expect(await refusalOf(split(other, joined))).toEqual({ kind: "not-found" });
  });
});

describe("editing a change", () => {
  it("marks it as a transfer, and says to whom; and takes the mark away again", async () => {
    const { frameworkId } = await start();
    const { id, version } = await changeNamed(frameworkId, "Hardship fund");
    const input = {
      frameworkId,
      changeId: id,
      title: "The fund",
      isTransfer: true,
      transferredTo: "The Force",
      ...NOT_SAID,
    };
    await editChange(context(), { ...input, version });
    expect(await changeNamed(frameworkId, "The fund")).toMatchObject({
      kind: "transfer",
      transferredTo: "The Force",
    });
    await editChange(context(), { ...input, version: version + 1, isTransfer: false });
    expect(await changeNamed(frameworkId, "The fund")).toMatchObject({ kind: "change", transferredTo: "" });
  });

  it("refuses a transfer to nobody, an empty title, a stale form, and another framework's change", async () => {
    const [{ frameworkId }, other] = [await start(), await start()];
    const { id, version } = await changeNamed(frameworkId, "Hardship fund");
    const transfer = { title: "", isTransfer: true, transferredTo: " ", ...NOT_SAID };
    const input = { frameworkId, changeId: id, version, ...transfer };
    expect(await refusalOf(editChange(context(), input))).toEqual({
      kind: "invalid",
      errors: { title: "Enter a title for the change", transferredTo: "Enter to whom it is transferred" },
    });
    expect(await refusalOf(editChange(context(), { ...input, version: version + 1 }))).toMatchObject({
      kind: "stale",
      current: { title: "Hardship fund", isTransfer: "No" },
    });
    const elsewhere = { ...input, frameworkId: other.frameworkId };
    expect(await refusalOf(editChange(context(), elsewhere))).toEqual({ kind: "not-found" });
  });
});

/** Of a change of which nobody says why it is made. */
const NOT_SAID = { rationale: "", effectiveOn: null };

describe("why a change is made", () => {
  const OCTOBER = calendarDate("2018-10-01");

  async function giveReason(
    frameworkId: number,
    title: string,
    reason: { rationale: string; effectiveOn: typeof OCTOBER | null },
    version?: number,
  ) {
    const change = await changeNamed(frameworkId, title);
    const { id: changeId, isTransfer, transferredTo } = change;
    const now = version ?? change.version;
    return editChange(context(), {
      frameworkId,
      changeId,
      version: now,
      title,
      isTransfer,
      transferredTo,
      ...reason,
    });
  }

  it("is kept with the day on which it takes effect, and stands on the audit log", async () => {
    const { frameworkId } = await start();
    const reason = { rationale: "The fund is closed", effectiveOn: OCTOBER };
    await giveReason(frameworkId, "Hardship fund", reason);
    expect(await changeNamed(frameworkId, "Hardship fund")).toMatchObject(reason);
    const [event] = await database.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.frameworkId, frameworkId), eq(auditEvent.act, "change.edit")));
    expect(event).toMatchObject({ subject: "Hardship fund" });
    expect(event?.digestAfter).not.toBe(event?.digestBefore);
  });

  it("is shown to whoever saves an older form, and a day outside the budget is refused", async () => {
    const { frameworkId } = await start();
    await giveReason(frameworkId, "Hardship fund", { rationale: "The fund is closed", effectiveOn: OCTOBER });
    expect(await refusalOf(giveReason(frameworkId, "Hardship fund", NOT_SAID, 1))).toMatchObject({
      kind: "stale",
      current: { rationale: "The fund is closed", effectiveOn: "1 October 2018" },
    });
    const late = { rationale: "", effectiveOn: calendarDate("2020-04-01") };
    expect(await refusalOf(giveReason(frameworkId, "Kicks", late))).toEqual({
      kind: "invalid",
      errors: { effectiveOn: "The day it takes effect must be from 1 April 2017 to 31 March 2020" },
    });
  });

  it("goes with its lines to the change that takes them", async () => {
    const { frameworkId } = await start();
    await giveReason(frameworkId, "Hardship fund", { rationale: "The fund is closed", effectiveOn: OCTOBER });
    await link(frameworkId, {
      title: "Victim First and its fund",
      before: ["Victim First", "Hardship fund"],
      now: ["Victim First"],
    });
    expect(await changeNamed(frameworkId, "Victim First and its fund")).toMatchObject({
      rationale: "The fund is closed",
      effectiveOn: OCTOBER,
    });
  });
});

describe("confirming that several services are the same, at once", () => {
  async function startSeveral() {
    const { baselineId, frameworkId, now } = await startBudgets(database, author, {
      before: { Kicks: 10, Helpline: 5, Refuge: 7 },
      now: { Kicks: 10, Helpline: 5, Refuge: 7 },
    });
    const edit = async (service: "Kicks" | "Helpline" | "Refuge", fields: Parameters<typeof lineFields>[3]) =>
      editBudgetLine(context(), {
        frameworkId,
        lineId: now[service] ?? 0,
        version: 1,
        ...lineFields(service, { Kicks: 10, Helpline: 5, Refuge: 7 }[service], [2018, 2019], fields),
      });
    await edit("Kicks", { reach: "Leicester, Leicestershire and Rutland" });
    await edit("Helpline", { provision: "Calls by day and night" });
    await edit("Refuge", { deliveryOrganisation: "Catch22", reach: "Leicester, Leicestershire and Rutland" });
    for (const title of ["Kicks", "Helpline", "Refuge"]) {
      await link(frameworkId, { title, before: [title], now: [title] });
    }
    return { baselineId, frameworkId, lineId: now.Kicks ?? 0 };
  }
  const keyOf = async (frameworkId: number, title: string) =>
    sameServiceKey(await changeNamed(frameworkId, title));
  const confirmAll = async (frameworkId: number, keys: string[], as = author) =>
    answerSameServices(context(as), {
      frameworkId,
      version: await frameworkVersion(frameworkId),
      answers: keys.map((key) => ({ key, isSame: true })),
    });
  const areConfirmed = async (frameworkId: number) =>
    Promise.all(
      ["Kicks", "Helpline", "Refuge"].map(async (title) =>
        isConfirmedSame(await changeNamed(frameworkId, title)),
      ),
    );

  it("confirms those chosen, with an event for each, and leaves the others", async () => {
    const { frameworkId } = await startSeveral();
    const keys = [await keyOf(frameworkId, "Kicks"), await keyOf(frameworkId, "Helpline")];
    await confirmAll(frameworkId, [...keys, ...keys]);
    expect(await areConfirmed(frameworkId)).toEqual([true, true, false]);
    const events = await database.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.frameworkId, frameworkId), eq(auditEvent.act, "change.confirm_same")));
    expect(events.map(({ subject }) => subject).sort()).toEqual(["Helpline", "Kicks"]);
  });

  it("takes a no for the beginning of an assessment, which then is what is missing", async () => {
    const { frameworkId } = await startSeveral();
    const version = await frameworkVersion(frameworkId);
    const answers = [
      { key: await keyOf(frameworkId, "Kicks"), isSame: true },
      { key: await keyOf(frameworkId, "Helpline"), isSame: false },
    ];
    await answerSameServices(context(), { frameworkId, version, answers });
    expect(await areConfirmed(frameworkId)).toEqual([true, false, false]);
    const { id: changeId } = await changeNamed(frameworkId, "Helpline");
    const { entries } = await getContent(database.db, frameworkId);
    expect(entries).toMatchObject([{ changeId, kind: "assessed", impacts: [] }]);
  });

  it("takes a yes for the word that another provider as written is the same organisation", async () => {
    const { frameworkId } = await startSeveral();
    await confirmAll(frameworkId, [await keyOf(frameworkId, "Refuge")]);
    expect(await areConfirmed(frameworkId)).toEqual([false, false, true]);
  });

  it("asks it in a box of its own where one is confirmed by itself", async () => {
    const { frameworkId } = await startSeveral();
    const { id: changeId, version } = await changeNamed(frameworkId, "Refuge");
    const alone = { frameworkId, changeId, version };
    expect(await refusalOf(confirmSameService(context(), { ...alone, sameProvider: false }))).toMatchObject({
      kind: "invalid",
      errors: { sameProvider: expect.stringContaining("same organisation") as string },
    });
    await confirmSameService(context(), { ...alone, sameProvider: true });
    expect(await areConfirmed(frameworkId)).toEqual([false, false, true]);
  });

  it("confirms none where one was edited, or is confirmed already", async () => {
    const { frameworkId, lineId } = await startSeveral();
    const keys = [await keyOf(frameworkId, "Kicks"), await keyOf(frameworkId, "Helpline")];
    const fields = lineFields("Kicks", 10, [2018, 2019], { reach: "Leicester City" });
    await editBudgetLine(context(), { frameworkId, lineId, version: 2, ...fields });
    expect(await refusalOf(confirmAll(frameworkId, keys))).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("Nothing was saved") as string,
    });
    expect(await areConfirmed(frameworkId)).toEqual([false, false, false]);
    const [, helpline = ""] = keys;
    await confirmAll(frameworkId, [helpline]);
    expect(await refusalOf(confirmAll(frameworkId, [helpline]))).toMatchObject({ kind: "conflict" });
    const stale = answerSameServices(context(), {
      frameworkId,
      version: 0,
      answers: [{ key: helpline, isSame: true }],
    });
    expect(await refusalOf(stale)).toMatchObject({ kind: "stale" });
  });

  it("is an author's to do, and there is nothing of a baseline to confirm", async () => {
    const { frameworkId, baselineId } = await startSeveral();
    const officer = await addPerson(database, "Officer", ["monitoring_officer"]);
    const keys = [await keyOf(frameworkId, "Kicks")];
    expect(await refusalOf(confirmAll(frameworkId, keys, officer))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(confirmAll(baselineId, keys))).toMatchObject({ kind: "conflict" });
    expect(await areConfirmed(frameworkId)).toEqual([false, false, false]);
  });
});

describe("confirming that a service is the same", () => {
  async function startRespelt() {
    const budgets = await start();
    const fields = lineFields("Kicks", 10, [2018, 2019], { deliveryOrganisation: "Catch22" });
    const lineId = budgets.now.Kicks ?? 0;
    const { frameworkId } = budgets;
    await editBudgetLine(context(), { frameworkId, lineId, version: 1, ...fields });
    await link(frameworkId, { title: "Kicks", before: ["Kicks"], now: ["Kicks"] });
    return { frameworkId, lineId, fields };
  }
  const confirm = (frameworkId: number, { id, version }: { id: number; version: number }) =>
    confirmSameService(context(), { frameworkId, changeId: id, version, sameProvider: true });

  it("answers for it, until one of the lines moves", async () => {
    const { frameworkId, lineId, fields } = await startRespelt();
    const kicks = await changeNamed(frameworkId, "Kicks");
    expect(needsEntry(kicks)).toBe(true);
    await confirm(frameworkId, kicks);
    expect(isConfirmedSame(await changeNamed(frameworkId, "Kicks"))).toBe(true);
    const moved = { ...fields, reach: "Leicester City" };
    await editBudgetLine(context(), { frameworkId, lineId, version: 2, ...moved });
    expect(needsEntry(await changeNamed(frameworkId, "Kicks"))).toBe(true);
  });

  it("is refused where a line moved since the person looked, with the difference as it is now", async () => {
    const { frameworkId, lineId, fields } = await startRespelt();
    const seen = await changeNamed(frameworkId, "Kicks");
    const moved = { ...fields, deliveryOrganisation: "Somebody else" };
    await editBudgetLine(context(), { frameworkId, lineId, version: 2, ...moved });
    expect(await refusalOf(confirm(frameworkId, seen))).toEqual({
      kind: "stale",
      current: { deliveryOrganisation: "Catch 22 → Somebody else" },
    });
    expect(isConfirmedSame(await changeNamed(frameworkId, "Kicks"))).toBe(false);
  });

  it("is refused for a change of amount, for one that reads the same, and through another framework", async () => {
    const { frameworkId } = await startRespelt();
    const other = await startAnswered();
    const messageOf = async (of: number, title: string) =>
      refusalOf(confirm(of, await changeNamed(of, title)));
    expect(await messageOf(frameworkId, "Hardship fund")).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("Assess it instead") as string,
    });
    expect(await messageOf(other, "Helpline")).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("nothing to confirm") as string,
    });
    const attempt = confirm(other, await changeNamed(frameworkId, "Kicks"));
    expect(await refusalOf(attempt)).toEqual({ kind: "not-found" });
  });
});
