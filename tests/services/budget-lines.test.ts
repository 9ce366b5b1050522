import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_ALLOCATION } from "../../app/domain/eia/allocation";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, framework } from "../../db/schema";
import { changesOf } from "../../app/domain/framework/content";
import { isStale } from "../../app/domain/eia/freshness";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { addBudgetLine } from "../../app/services/budget/add-budget-line.server";
import { answerChange } from "../../app/services/eia/answer-change.server";
import { editBudgetLine } from "../../app/services/budget/edit-budget-line.server";
import { linkLines } from "../../app/services/changes/link-lines.server";
import type { LineFields } from "../../app/services/budget/internal/line-fields.server";
import { Refusal } from "../../app/services/refusal";
import { removeBudgetLine } from "../../app/services/budget/remove-budget-line.server";
import { NOTHING_MORE } from "../support/content-builder";
import {
  addLines,
  changesIn,
  inWords,
  lineFields,
  startBudgets,
  type StartedBudgets,
} from "../support/budget";
import { createTestDatabase } from "../support/database";
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
const YEARS = [2018, 2019];

function start(
  before: Record<string, number> = { Helpline: 10 },
  now: Record<string, number> = { Helpline: 12 },
) {
  return startBudgets(database, author, { before, now });
}
const idIn = (ids: Record<string, number>, service: string) => ids[service] ?? 0;
const words = async (frameworkId: number) => inWords(await changesIn(database, frameworkId));
const edit = (frameworkId: number, lineId: number, fields: LineFields, version = 1) =>
  editBudgetLine(context(), { frameworkId, lineId, version, ...fields });
const remove = (frameworkId: number, lineId: number, version = 1) =>
  removeBudgetLine(context(), { frameworkId, lineId, version, reason: "It has ended" });

/** What an author does who is told which entries go stale, and goes on. */
async function confirming(
  attempt: (confirmed: { confirmedStaleEntryIds: number[] }) => Promise<void>,
): Promise<void> {
  const refusal = await refusalOf(attempt({ confirmedStaleEntryIds: [] }));
  if (refusal.kind !== "makes-stale") throw new Error(`Refused as ${refusal.kind}`);
  await attempt({ confirmedStaleEntryIds: refusal.entries.map(({ entryId }) => entryId) });
}

async function link(budgets: StartedBudgets, title: string, before: string[], now: string[]) {
  const [row] = await database.db.select().from(framework).where(eq(framework.id, budgets.frameworkId));
  return linkLines(context(), {
    frameworkId: budgets.frameworkId,
    version: row?.version ?? 0,
    title,
    previousLineIds: before.map((service) => idIn(budgets.before, service)),
    newLineIds: now.map((service) => idIn(budgets.now, service)),
  });
}

async function screenOut(frameworkId: number, title: string): Promise<void> {
  const change = (await changesIn(database, frameworkId)).find((candidate) => candidate.title === title);
  await answerChange(context(), {
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

describe("adding a line", () => {
  it("puts it last, with its amounts, as a change of its own", async () => {
    const { frameworkId } = await start();
    const { budget } = await getContent(database.db, frameworkId);
    const { lineId } = await addBudgetLine(context(), {
      frameworkId,
      ...lineFields("Kicks", 8_683.75, YEARS, { priorityId: budget.priorities[1]?.id ?? null }),
    });
    const after = (await getContent(database.db, frameworkId)).budget;
    expect(after.lines.map(({ service }) => service)).toEqual(["Helpline", "Kicks"]);
    expect(after.lines[1]).toMatchObject({
      id: lineId,
      amounts: { 2018: 8_683_75, 2019: 8_683_75 },
      priorityId: budget.priorities[1]?.id,
    });
    expect(await words(frameworkId)).toEqual([
      "Helpline: Helpline → ",
      "Helpline:  → Helpline",
      "Kicks:  → Kicks",
    ]);
  });

  it("to a baseline, makes a change in every framework that is compared with it", async () => {
    const budgets = await start();
    await addLines(database, author, budgets.baselineId, { Kicks: 20 });
    expect(await words(budgets.frameworkId)).toContain("Kicks: Kicks → ");
    expect((await getContent(database.db, budgets.baselineId)).links).toEqual([]);
  });

  it.each([
    ["less than any budget has", { amounts: { 2018: -1e15, 2019: 0 } }, "amount-2018"],
    ["a year it does not have", { amounts: { 2018: 0, 2019: 0, 2020: 1 } }, "amount-2020"],
    ["part of a penny", { amounts: { 2018: 0.5, 2019: 0 } }, "amount-2018"],
    ["an absurd amount", { amounts: { 2018: 1e15, 2019: 0 } }, "amount-2018"],
    ["no service", { service: " " }, "service"],
    ["a priority that is not its own", { priorityId: 99_999 }, "priorityId"],
  ])("refuses %s", async (_, overrides, field) => {
    const { frameworkId } = await start({}, {});
    const line = lineFields("Kicks", 1, YEARS, overrides);
    expect(await refusalOf(addBudgetLine(context(), { frameworkId, ...line }))).toMatchObject({
      kind: "invalid",
      errors: { [field]: expect.any(String) as string },
    });
    expect((await getContent(database.db, frameworkId)).budget.lines).toEqual([]);
  });

  it("takes 0 as an amount", async () => {
    const { frameworkId } = await start({}, {});
    await addBudgetLine(context(), { frameworkId, ...lineFields("Contingency", 0, YEARS) });
    expect((await getContent(database.db, frameworkId)).budget.lines[0]?.amounts).toEqual({
      2018: 0,
      2019: 0,
    });
  });

  it("takes an amount below nothing, and a year that is not stated", async () => {
    const { frameworkId } = await start({}, {});
    const line = lineFields("Fees", 1, YEARS, { amounts: { 2018: -1 } });
    await addBudgetLine(context(), { frameworkId, ...line });
    expect((await getContent(database.db, frameworkId)).budget.lines).toMatchObject([
      { amounts: { 2018: -1 } },
    ]);
  });

  it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to %s", async (role) => {
    const { frameworkId } = await start({}, {});
    const other = await addPerson(database, `Adds as ${role}`, [role]);
    const refusal = await refusalOf(
      addBudgetLine(contextOf(database, other), { frameworkId, ...lineFields("Kicks", 1, YEARS) }),
    );
    expect(["forbidden", "not-found"]).toContain(refusal.kind);
  });

  it.each(FRAMEWORK_STATES.filter((state) => state !== "drafting" && state !== "baseline"))(
    "is refused when %s, and so is changing the baseline it is compared with, unless it was withdrawn",
    async (state) => {
      const budgets = await start();
      await database.db.update(framework).set({ state }).where(eq(framework.id, budgets.frameworkId));
      const own = { frameworkId: budgets.frameworkId, ...lineFields("Kicks", 1, YEARS) };
      const baseline = { frameworkId: budgets.baselineId, ...lineFields("Kicks", 1, [2017]) };
      expect((await refusalOf(addBudgetLine(context(), own))).kind).toBe("conflict");
      if (state === "withdrawn") await addBudgetLine(context(), baseline);
      else expect((await refusalOf(addBudgetLine(context(), baseline))).kind).toBe("conflict");
    },
  );
});

describe("editing a line", () => {
  it("changes what was written, and makes the answer about it stale", async () => {
    const budgets = await start();
    await screenOut(budgets.frameworkId, "Helpline");
    const lineId = idIn(budgets.before, "Helpline");
    await confirming((confirmed) =>
      editBudgetLine(context(), {
        ...{ frameworkId: budgets.baselineId, lineId, version: 1, reason: "The audited figure" },
        ...lineFields("Helpline", 11, [2017]),
        ...confirmed,
      }),
    );
    const content = await getContent(database.db, budgets.frameworkId);
    const [change] = changesOf(content);
    const [entry] = content.entries;
    if (!change || !entry) throw new Error("There is a change with its entry");
    expect(change.previousLines[0]).toMatchObject({ amounts: { 2017: 11_00 }, version: 2 });
    expect(change.version).toBe(2);
    expect(isStale(entry, change)).toBe(true);
  });

  it("takes the change's title along while it is the line's own", async () => {
    const budgets = await start();
    await edit(budgets.frameworkId, idIn(budgets.now, "Helpline"), lineFields("Helplines", 12, YEARS));
    await edit(budgets.baselineId, idIn(budgets.before, "Helpline"), lineFields("The helpline", 10, [2017]));
    expect(await words(budgets.frameworkId)).toEqual([
      "The helpline: The helpline → ",
      "Helplines:  → Helplines",
    ]);
  });

  it("leaves a title that a person gave, or that names several lines", async () => {
    const budgets = await start();
    await link(budgets, "Helpline", ["Helpline"], ["Helpline"]);
    await edit(budgets.frameworkId, idIn(budgets.now, "Helpline"), lineFields("Helplines", 12, YEARS));
    expect(await words(budgets.frameworkId)).toEqual(["Helpline: Helpline → Helplines"]);
  });

  it("is refused where somebody else saved first, with what they saved", async () => {
    const budgets = await start();
    const lineId = idIn(budgets.now, "Helpline");
    await edit(budgets.frameworkId, lineId, lineFields("Theirs", 1_234.5, YEARS));
    expect(await refusalOf(edit(budgets.frameworkId, lineId, lineFields("Mine", 13, YEARS)))).toMatchObject({
      kind: "stale",
      current: { service: "Theirs", "amount-2018": "£1,234.50", method: "Grant funded", priorityId: "" },
    });
  });

  it("does not find a line through another framework", async () => {
    const [mine, other] = [await start(), await start()];
    const attempt = edit(mine.frameworkId, idIn(other.now, "Helpline"), lineFields("Taken", 1, YEARS));
    expect(await refusalOf(attempt)).toEqual({ kind: "not-found" });
    const throughBaseline = edit(
      mine.frameworkId,
      idIn(mine.before, "Helpline"),
      lineFields("Taken", 1, YEARS),
    );
    expect(await refusalOf(throughBaseline)).toEqual({ kind: "not-found" });
  });

  it("refuses what adding refuses", async () => {
    const budgets = await start();
    const attempt = edit(budgets.frameworkId, idIn(budgets.now, "Helpline"), lineFields("", 1e13, YEARS));
    expect(await refusalOf(attempt)).toMatchObject({
      kind: "invalid",
      errors: { service: expect.any(String) as string, "amount-2018": expect.any(String) as string },
    });
  });
});

describe("removing a line", () => {
  it("removes its change with it, and keeps what it was in the log", async () => {
    const budgets = await start();
    await remove(budgets.frameworkId, idIn(budgets.now, "Helpline"));
    expect(await words(budgets.frameworkId)).toEqual(["Helpline: Helpline → "]);
    const log = await database.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.frameworkId, budgets.frameworkId))
      .orderBy(auditEvent.number);
    expect(log.at(-1)).toMatchObject({ act: "line.remove", detail: { before: { service: "Helpline" } } });
  });

  it("leaves the change that has other lines, and its answer stale", async () => {
    const budgets = await start({ Helpline: 10 }, { Helpline: 12, Kicks: 5 });
    await link(budgets, "Both", ["Helpline"], ["Helpline", "Kicks"]);
    await screenOut(budgets.frameworkId, "Both");
    await confirming((confirmed) =>
      removeBudgetLine(context(), {
        ...{ frameworkId: budgets.frameworkId, lineId: idIn(budgets.now, "Kicks"), version: 1 },
        reason: "It has ended",
        ...confirmed,
      }),
    );
    const content = await getContent(database.db, budgets.frameworkId);
    const [change] = changesOf(content);
    const [entry] = content.entries;
    if (!change || !entry) throw new Error("There is a change with its entry");
    expect(inWords([change])).toEqual(["Both: Helpline → Helpline"]);
    expect(entry.screeningReason).toBe("Nobody is affected");
    expect(isStale(entry, change)).toBe(true);
  });

  it.each(["before", "now"] as const)(
    "is refused where an assessment would lose its change (%s), saying what to do first",
    async (side) => {
      const budgets = await start(
        side === "before" ? { Kicks: 10 } : {},
        side === "now" ? { Kicks: 10 } : {},
      );
      await screenOut(budgets.frameworkId, "Kicks");
      const owner = side === "before" ? budgets.baselineId : budgets.frameworkId;
      const refusal = await refusalOf(remove(owner, idIn(budgets[side], "Kicks")));
      expect(refusal).toMatchObject({ kind: "conflict" });
      expect(refusal).toHaveProperty(
        "message",
        expect.stringContaining("Link the line with another one first"),
      );
      expect((await getContent(database.db, budgets.frameworkId)).entries).toHaveLength(1);
    },
  );

  it("of a baseline does not wait for a withdrawn framework, whose assessment stays where it was", async () => {
    const budgets = await start({ Kicks: 10 }, {});
    await screenOut(budgets.frameworkId, "Kicks");
    await database.db
      .update(framework)
      .set({ state: "withdrawn" })
      .where(eq(framework.id, budgets.frameworkId));
    await remove(budgets.baselineId, idIn(budgets.before, "Kicks"));
    const content = await getContent(database.db, budgets.frameworkId);
    expect(content.entries.map(({ screeningReason }) => screeningReason)).toEqual(["Nobody is affected"]);
    expect(inWords(changesOf(content))).toEqual(["Kicks:  → "]);
  });

  it("is refused where the line was edited meanwhile, and does not find another framework's", async () => {
    const [mine, other] = [await start(), await start()];
    const lineId = idIn(mine.now, "Helpline");
    await edit(mine.frameworkId, lineId, lineFields("Edited", 12, YEARS));
    expect((await refusalOf(remove(mine.frameworkId, lineId))).kind).toBe("stale");
    const attempt = remove(mine.frameworkId, idIn(other.now, "Helpline"));
    expect(await refusalOf(attempt)).toEqual({ kind: "not-found" });
  });
});

describe("writers of both budgets at the same time", () => {
  it("leave every line in exactly one change", async () => {
    const budgets = await start({ Helpline: 10, Kicks: 5 }, { Helpline: 12, Kicks: 6 });
    const { baselineId, frameworkId } = budgets;
    const [own, baseline] = [
      { frameworkId, ...lineFields("New", 1, YEARS) },
      { frameworkId: baselineId, ...lineFields("Old", 1, [2017]) },
    ];
    const outcomes = await Promise.allSettled([
      ...[1, 2, 3, 4].flatMap(() => [addBudgetLine(context(), own), addBudgetLine(context(), baseline)]),
      edit(baselineId, idIn(budgets.before, "Kicks"), lineFields("Kicks", 7, [2017])),
      link(budgets, "Joined", ["Helpline"], ["Helpline"]),
      remove(baselineId, idIn(budgets.before, "Kicks")),
      remove(frameworkId, idIn(budgets.now, "Kicks")),
    ]);
    const failures = outcomes.flatMap((outcome) =>
      outcome.status === "rejected" ? [outcome.reason as unknown] : [],
    );
    // The line is edited or removed, whichever comes first: the other one is told.
    expect(failures.map((failure) => failure instanceof Refusal && failure.detail.kind)).toSatisfy(
      (kinds: unknown[]) =>
        kinds.length <= 1 && kinds.every((kind) => kind === "stale" || kind === "not-found"),
    );
    const { budget, previous, links } = await getContent(database.db, frameworkId);
    const ids = (lines: readonly { id: number }[]) => lines.map(({ id }) => id).sort((a, b) => a - b);
    expect(links.flatMap(({ newLineIds }) => newLineIds).sort((a, b) => a - b)).toEqual(ids(budget.lines));
    expect(links.flatMap(({ previousLineIds }) => previousLineIds).sort((a, b) => a - b)).toEqual(
      ids(previous?.lines ?? []),
    );
    expect(links.every((change) => change.newLineIds.length + change.previousLineIds.length > 0)).toBe(true);
  });
});
