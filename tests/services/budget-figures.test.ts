import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { framework } from "../../db/schema";
import { reconciliationDifferences } from "../../app/domain/budget/reconciliation";
import { ROLES } from "../../app/domain/framework/lifecycle";
import { addFundingSource } from "../../app/services/budget/add-funding-source.server";
import { editFundingSource } from "../../app/services/budget/edit-funding-source.server";
import { explainDifference } from "../../app/services/budget/explain-difference.server";
import { removeFundingSource } from "../../app/services/budget/remove-funding-source.server";
import { setStatedTotals } from "../../app/services/budget/set-stated-totals.server";
import { addLines, startBudgets } from "../support/budget";
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

const context = (as = author) => contextOf(database, as);
const content = (frameworkId: number) => getContent(database.db, frameworkId);

async function start(): Promise<number> {
  const { frameworkId } = await startBudgets(database, author, { before: {}, now: { Helpline: 100 } });
  return frameworkId;
}
async function submit(frameworkId: number): Promise<void> {
  await database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));
}

describe("funding sources", () => {
  const reserve = { name: "Earmarked reserve", amounts: { 2018: 40_00 } };

  it("are added, edited and removed", async () => {
    const frameworkId = await start();
    const { sourceId } = await addFundingSource(context(), { frameworkId, ...reserve });
    expect((await content(frameworkId)).fundingSources).toEqual([{ id: sourceId, ...reserve, version: 1 }]);
    const edited = { name: "Commissioning budget", amounts: { 2018: 100_00, 2019: 0 } };
    await editFundingSource(context(), { frameworkId, sourceId, version: 1, ...edited });
    expect((await content(frameworkId)).fundingSources).toEqual([{ id: sourceId, ...edited, version: 2 }]);
    await removeFundingSource(context(), { frameworkId, sourceId, version: 2 });
    expect((await content(frameworkId)).fundingSources).toEqual([]);
  });

  it.each([
    ["no name", { name: "", amounts: { 2018: 1 } }, "name"],
    ["no amount for the first year", { name: "Reserve", amounts: { 2019: 1 } }, "amount-2018"],
    ["a negative amount", { name: "Reserve", amounts: { 2018: -1 } }, "amount-2018"],
    ["a year it does not have", { name: "Reserve", amounts: { 2018: 1, 2025: 1 } }, "amount-2025"],
  ])("are refused with %s", async (_, fields, field) => {
    const frameworkId = await start();
    const { sourceId } = await addFundingSource(context(), { frameworkId, ...reserve });
    const invalid = { kind: "invalid", errors: { [field]: expect.any(String) as string } };
    expect(await refusalOf(addFundingSource(context(), { frameworkId, ...fields }))).toMatchObject(invalid);
    const edit = editFundingSource(context(), { frameworkId, sourceId, version: 1, ...fields });
    expect(await refusalOf(edit)).toMatchObject(invalid);
  });

  it("are refused where stale, and not found through another framework", async () => {
    const [frameworkId, other] = [await start(), await start()];
    const { sourceId } = await addFundingSource(context(), { frameworkId, ...reserve });
    for (const [at, version, refusal] of [
      [
        frameworkId,
        2,
        {
          kind: "stale",
          current: { name: "Earmarked reserve", "amount-2018": "£40", caveat: "", statedIn: "" },
        },
      ],
      [other, 1, { kind: "not-found" }],
    ] as const) {
      const row = { frameworkId: at, sourceId, version };
      expect(await refusalOf(editFundingSource(context(), { ...row, ...reserve }))).toEqual(refusal);
      expect(await refusalOf(removeFundingSource(context(), row))).toEqual(refusal);
    }
  });
});

describe("stated totals", () => {
  it("are set all at once, and cleared by leaving them out", async () => {
    const frameworkId = await start();
    const [priority] = (await content(frameworkId)).budget.priorities;
    const totals = [
      { priorityId: priority?.id ?? 0, year: 2018, pence: 100_00 },
      { priorityId: null, year: 2018, pence: 100_01 },
    ];
    await setStatedTotals(context(), { frameworkId, version: 1, totals });
    expect((await content(frameworkId)).statedTotals).toMatchObject(totals);
    await setStatedTotals(context(), { frameworkId, version: 2, totals: totals.slice(1) });
    expect((await content(frameworkId)).statedTotals).toMatchObject(totals.slice(1));
    await setStatedTotals(context(), { frameworkId, version: 3, totals: [] });
    expect((await content(frameworkId)).statedTotals).toEqual([]);
  });

  it("are refused in parts of a penny, for another's priority, and on a stale form", async () => {
    const frameworkId = await start();
    const set = (total: { priorityId: number | null; year: number; pence: number }, version = 1) =>
      setStatedTotals(context(), { frameworkId, version, totals: [total] });
    expect(await refusalOf(set({ priorityId: null, year: 2018, pence: 0.5 }))).toMatchObject({
      kind: "invalid",
      errors: { "total-2018": expect.any(String) as string },
    });
    expect(await refusalOf(set({ priorityId: 99_999, year: 2018, pence: 1 }))).toMatchObject({
      kind: "invalid",
      errors: { "priority-99999-2018": expect.any(String) as string },
    });
    await set({ priorityId: null, year: 2019, pence: 5_00 });
    expect(await refusalOf(set({ priorityId: null, year: 2019, pence: 6_00 }))).toEqual({
      kind: "stale",
      current: { "total-2019": "£5" },
    });
  });
});

describe("explaining a difference", () => {
  async function startWithDifference() {
    const frameworkId = await start();
    await setStatedTotals(context(), {
      frameworkId,
      version: 1,
      totals: [{ priorityId: null, year: 2018, pence: 103_00 }],
    });
    return { frameworkId, version: 2, key: "total:2018", pence: 3_00, text: "A contract was agreed late" };
  }
  const differenceOf = async (frameworkId: number) =>
    reconciliationDifferences(await content(frameworkId)).find(({ key }) => key === "total:2018");

  it("explains just that difference: when it moves, it is unexplained again", async () => {
    const input = await startWithDifference();
    await explainDifference(context(), input);
    expect(await differenceOf(input.frameworkId)).toMatchObject({ pence: 3_00, explanation: input.text });
    await addLines(database, author, input.frameworkId, { Kicks: 10 });
    expect(await differenceOf(input.frameworkId)).toMatchObject({ pence: -7_00, explanation: null });
  });

  it("is written anew, not twice", async () => {
    const input = await startWithDifference();
    await explainDifference(context(), input);
    await explainDifference(context(), { ...input, version: 3, text: "Better words" });
    expect((await content(input.frameworkId)).explanations).toEqual([
      { key: "total:2018", text: "Better words", pence: 3_00 },
    ]);
  });

  it("is refused where the difference moved, or somebody wrote another explanation", async () => {
    const input = await startWithDifference();
    expect(await refusalOf(explainDifference(context(), { ...input, pence: 4_00 }))).toEqual({
      kind: "stale",
      current: { text: "The difference is +£3 now. Nobody has explained it." },
    });
    await explainDifference(context(), input);
    expect(await refusalOf(explainDifference(context(), { ...input, text: "Mine" }))).toEqual({
      kind: "stale",
      current: { text: "A contract was agreed late" },
    });
  });

  it("is refused where the figures agree, and where nothing is written", async () => {
    const input = await startWithDifference();
    expect((await refusalOf(explainDifference(context(), { ...input, key: "total:2019" }))).kind).toBe(
      "conflict",
    );
    expect(await refusalOf(explainDifference(context(), { ...input, text: " " }))).toMatchObject({
      kind: "invalid",
      errors: { text: expect.any(String) as string },
    });
  });
});

describe("who may write figures, and when", () => {
  const writes = {
    "adding funding": (frameworkId: number, as: Actor) =>
      addFundingSource(context(as), { frameworkId, name: "Reserve", amounts: { 2018: 1 } }),
    "setting totals": (frameworkId: number, as: Actor) =>
      setStatedTotals(context(as), { frameworkId, version: 1, totals: [] }),
    "explaining a difference": (frameworkId: number, as: Actor) =>
      explainDifference(context(as), {
        frameworkId,
        version: 1,
        key: "funding",
        pence: -100_00,
        text: "Late",
      }),
  };

  describe.each(Object.entries(writes))("%s", (_, write) => {
    it("is an author's", async () => {
      await write(await start(), author);
    });

    it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to %s", async (role) => {
      const other = await addPerson(database, `${_} as ${role}`, [role]);
      expect(["forbidden", "not-found"]).toContain((await refusalOf(write(await start(), other))).kind);
    });

    it("is refused once submitted", async () => {
      const frameworkId = await start();
      await submit(frameworkId);
      expect((await refusalOf(write(frameworkId, author))).kind).toBe("conflict");
    });
  });
});
