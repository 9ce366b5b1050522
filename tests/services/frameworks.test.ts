import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { listAuthorIds, listFrameworks, listFrameworksOnPage } from "../../db/queries/frameworks.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, framework } from "../../db/schema";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import {
  editFrameworkDetails,
  type FrameworkDetails,
} from "../../app/services/frameworks/edit-framework-details.server";
import { setStatedTotals } from "../../app/services/budget/set-stated-totals.server";
import { addLines, aNewFramework, changesIn, inWords, startBudgets } from "../support/budget";
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

const events = (frameworkId: number) =>
  database.db.select().from(auditEvent).where(eq(auditEvent.frameworkId, frameworkId));

describe("setting up a framework", () => {
  it("gives it its years, priorities, EIA and decision record, and nothing that nobody said", async () => {
    const { frameworkId } = await createFramework(contextOf(database, author), aNewFramework());
    const content = await getContent(database.db, frameworkId);
    expect(content.budget).toMatchObject({
      title: "Commissioning Framework 2018-20",
      years: [2018, 2019],
      budgetDate: "2018-01-31",
      lines: [],
    });
    expect(content.budget.priorities.map(({ name }) => name)).toEqual(["Victims", "Prevention"]);
    expect(content.eia).toMatchObject({ name: "Commissioning Framework 2018-20", outcome: null, aim: "" });
    expect(content.record).toMatchObject({ title: "Commissioning Framework 2018-20", summary: "" });
    expect(content.previous).toBeNull();
    expect(await listAuthorIds(database.db, frameworkId)).toEqual(new Set([author.personId]));
    expect(await events(frameworkId)).toMatchObject([{ act: "framework.create", personId: author.personId }]);
  });

  it("makes a change of each previous line at once: they all end until they are linked", async () => {
    const { frameworkId } = await startBudgets(database, author, {
      before: { Helpline: 10, Kicks: 20 },
      now: {},
    });
    const changes = await changesIn(database, frameworkId);
    expect(inWords(changes)).toEqual(["Helpline: Helpline → ", "Kicks: Kicks → "]);
    expect(changes.every(({ id }) => id > 0)).toBe(true);
  });

  it("does the same form once", async () => {
    const context = { ...contextOf(database, author), formKey: "the same" };
    await createFramework(context, aNewFramework({ title: "Sent twice" }));
    expect(await refusalOf(createFramework(context, aNewFramework({ title: "Sent twice" })))).toEqual({
      kind: "repeated",
    });
  });

  it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to %s", async (role) => {
    const other = await addPerson(database, `Creates as ${role}`, [role]);
    const refusal = await refusalOf(createFramework(contextOf(database, other), aNewFramework()));
    expect(refusal.kind).toBe("forbidden");
  });

  it.each([
    ["a previous one that is not there", { previousId: 99_999 }, "previousId"],
    ["no priority", { priorities: [] }, "priorities"],
    ["a priority twice", { priorities: ["Victims", "Victims"] }, "priorities"],
    ["no year", { numberOfYears: 0 }, "numberOfYears"],
    ["six years", { numberOfYears: 6 }, "numberOfYears"],
    ["no title", { title: "  " }, "title"],
  ])("refuses %s", async (_, overrides, field) => {
    const refusal = await refusalOf(createFramework(contextOf(database, author), aNewFramework(overrides)));
    expect(refusal).toMatchObject({ kind: "invalid", errors: { [field]: expect.any(String) as string } });
  });

  it("compares with nothing that is still being written, and compares a baseline with nothing", async () => {
    const { frameworkId, baselineId } = await startBudgets(database, author, { before: {}, now: {} });
    const context = contextOf(database, author);
    for (const input of [
      aNewFramework({ previousId: frameworkId }),
      aNewFramework({ previousId: baselineId, isBaseline: true }),
    ]) {
      expect(await refusalOf(createFramework(context, input))).toMatchObject({
        kind: "invalid",
        errors: { previousId: expect.any(String) as string },
      });
    }
  });

  it("leaves nothing behind where it is refused", async () => {
    const all = { personId: author.personId, seesAll: true };
    const before = await listFrameworks(database.db, all);
    await refusalOf(createFramework(contextOf(database, author), aNewFramework({ previousId: 99_999 })));
    expect(await listFrameworks(database.db, all)).toHaveLength(before.length);
  });
});

it("lists frameworks page by page, each once, in the order of the whole list", async () => {
  const all = { personId: author.personId, seesAll: true };
  const whole = await listFrameworks(database.db, all);
  expect(whole.length).toBeGreaterThan(4);
  const size = Math.ceil(whole.length / 3);
  const page = (number: number) => listFrameworksOnPage(database.db, all, { number, size });
  const pages = [await page(1), await page(2), await page(3)];
  expect(pages.flatMap(({ items }) => items)).toEqual(whole);
  expect(await page(99)).toEqual(pages[2]);
  expect(
    await listFrameworksOnPage(database.db, { personId: 0, seesAll: false }, { number: 1, size }),
  ).toMatchObject({ items: [], number: 1, pages: 1, total: 0 });
});

describe("editing a framework's details", () => {
  async function details(): Promise<FrameworkDetails> {
    const { frameworkId } = await createFramework(contextOf(database, author), aNewFramework());
    const { budget } = await getContent(database.db, frameworkId);
    return {
      frameworkId,
      version: 1,
      title: "Renamed",
      aim: "Another aim",
      budgetDate: calendarDate("2018-02-01"),
      priorities: budget.priorities,
      newPriorities: [],
    };
  }
  const edit = (input: FrameworkDetails, as = author) => editFrameworkDetails(contextOf(database, as), input);

  it("changes title, aim and budget date, and leaves the rest", async () => {
    const input = await details();
    await edit(input);
    const content = await getContent(database.db, input.frameworkId);
    expect(content.budget).toMatchObject({ title: "Renamed", budgetDate: "2018-02-01", years: [2018, 2019] });
    expect(content.aim).toBe("Another aim");
    expect(content.budget.priorities).toEqual(input.priorities);
  });

  it("renames, adds and removes priorities; two may swap their names", async () => {
    const input = await details();
    const [victims, prevention] = input.priorities;
    if (!victims || !prevention) throw new Error("Two priorities are given");
    await edit({
      ...input,
      priorities: [
        { id: victims.id, name: "Prevention" },
        { id: prevention.id, name: "Victims" },
      ],
      newPriorities: ["Cross cutting"],
    });
    const named = async () => (await getContent(database.db, input.frameworkId)).budget.priorities;
    expect(await named()).toMatchObject([
      { id: victims.id, name: "Prevention" },
      { id: prevention.id, name: "Victims" },
      { name: "Cross cutting" },
    ]);
    await edit({ ...input, version: 2, priorities: [{ id: victims.id, name: "" }] });
    expect((await named()).map(({ name }) => name)).toEqual(["Victims", "Cross cutting"]);
  });

  it("keeps a priority that has lines, or a stated sub-total", async () => {
    const input = await details();
    const [victims, prevention] = input.priorities;
    if (!victims || !prevention) throw new Error("Two priorities are given");
    await addLines(database, author, input.frameworkId, { Helpline: 10 });
    await setStatedTotals(contextOf(database, author), {
      frameworkId: input.frameworkId,
      version: 1,
      totals: [{ priorityId: prevention.id, year: 2018, pence: 1 }],
    });
    const refusal = await refusalOf(
      edit({
        ...input,
        version: 2,
        priorities: [
          { id: victims.id, name: "" },
          { id: prevention.id, name: "" },
        ],
        newPriorities: ["Cross cutting"],
      }),
    );
    expect(refusal).toMatchObject({
      kind: "invalid",
      errors: {
        [`priority-${victims.id}`]: expect.stringContaining("has budget lines") as string,
        [`priority-${prevention.id}`]: expect.stringContaining("stated sub-total") as string,
      },
    });
  });

  it.each([
    [
      "a name twice",
      (names: FrameworkDetails) => ({ ...names, newPriorities: ["victims"] }),
      "newPriorities",
    ],
    [
      "no priority left",
      (names: FrameworkDetails) => ({
        ...names,
        priorities: names.priorities.map(({ id }) => ({ id, name: "" })),
      }),
      "newPriorities",
    ],
    ["no title", (names: FrameworkDetails) => ({ ...names, title: "" }), "title"],
  ])("refuses %s", async (_, change, field) => {
    const refusal = await refusalOf(edit(change(await details())));
    expect(refusal).toMatchObject({ kind: "invalid", errors: { [field]: expect.any(String) as string } });
  });

  it("does not find another framework's priority", async () => {
    const [mine, other] = [await details(), await details()];
    const refusal = await refusalOf(edit({ ...mine, priorities: other.priorities }));
    expect(refusal).toEqual({ kind: "not-found" });
  });

  it("refuses a stale form with what is there now", async () => {
    const input = await details();
    await edit(input);
    expect(await refusalOf(edit({ ...input, title: "Mine" }))).toMatchObject({
      kind: "stale",
      current: { title: "Renamed", budgetDate: "1 February 2018" },
    });
  });

  it.each(FRAMEWORK_STATES.filter((state) => state !== "drafting" && state !== "baseline"))(
    "is refused when %s",
    async (state) => {
      const input = await details();
      await database.db.update(framework).set({ state }).where(eq(framework.id, input.frameworkId));
      expect((await refusalOf(edit(input))).kind).toBe("conflict");
    },
  );

  it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to %s", async (role) => {
    const other = await addPerson(database, `Edits as ${role}`, [role]);
    const refusal = await refusalOf(edit(await details(), other));
    expect(["forbidden", "not-found"]).toContain(refusal.kind);
  });
});
