import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { listDimensions } from "../../db/queries/dated-settings.server";
import { getOffice, getOfficeSettings } from "../../db/queries/office.server";
import { dimension, dimensionAnswer } from "../../db/schema";
import type { Actor } from "../../db/queries/people.server";
import type { DimensionSetting } from "../../app/domain/eia/dimensions";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { askForDimension } from "../../app/services/office/ask-for-dimension.server";
import { endDimension } from "../../app/services/office/end-dimension.server";
import { saveDecidedThing } from "../../app/services/office/save-decided-thing.server";
import { saveDimension, type SaveDimensionInput } from "../../app/services/eia/save-dimension.server";
import { eventsOf } from "../support/accounts";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";
import { setTitles } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

const TODAY = calendarDate("2018-03-07");
const MAY = calendarDate("2018-05-10");
let database: Database;
let administrator: Actor;
let author: Actor;
beforeEach(async () => {
  database = await createTestDatabase();
  await setTitles(database);
  administrator = await addPerson(database, "Admin", ["administrator"]);
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterEach(() => database.close());

const officeVersion = async () => (await getOffice(database.db)).version;

async function callIt(one: string, many: string, validFrom = MAY, actor = administrator): Promise<void> {
  const version = await officeVersion();
  await saveDecidedThing(contextOf(database, actor), { one, many, validFrom, version });
}

async function ask(overrides: Partial<DimensionSetting> = {}, actor = administrator): Promise<number> {
  await askForDimension(contextOf(database, actor), {
    kind: "local",
    name: "Rural areas",
    legalBasis: "Police and crime plan",
    validFrom: TODAY,
    validUntil: null,
    ...overrides,
    version: await officeVersion(),
  });
  return (await listDimensions(database.db)).at(-1)?.id ?? 0;
}

async function end(dimensionId: number, validUntil = TODAY, actor = administrator): Promise<void> {
  const version = await officeVersion();
  await endDimension(contextOf(database, actor), { dimensionId, validUntil, version });
}

describe("what the thing decided is called (rule 23)", () => {
  it("is a framework until it is set, and holds from its day on", async () => {
    expect((await getOfficeSettings(database.db, TODAY)).decidedThing).toEqual({
      one: "framework",
      many: "frameworks",
    });
    await callIt("grant", "grants");
    const thingOn = async (day: string) =>
      (await getOfficeSettings(database.db, calendarDate(day))).decidedThing.one;
    expect(await thingOn("2018-05-09")).toBe("framework");
    expect(await thingOn("2018-05-10")).toBe("grant");
    const [event] = await eventsOf(database, "office.thing");
    expect(event).toMatchObject({ subject: "grant", detail: { before: null, after: { one: "grant" } } });
  });

  it("is replaced by what is set for the same day, and by nothing for a day before", async () => {
    await callIt("gant", "gants");
    await callIt("grant", "grants");
    expect((await getOfficeSettings(database.db, MAY)).decidedThing).toEqual({
      one: "grant",
      many: "grants",
    });
    expect(await refusalOf(callIt("budget", "budgets", calendarDate("2018-03-06")))).toMatchObject({
      kind: "invalid",
      errors: { validFrom: expect.stringContaining("7 March 2018 or later") as string },
    });
  });

  it("is the administrator's to set, on what is there now", async () => {
    expect(await refusalOf(callIt("grant", "grants", MAY, author))).toMatchObject({ kind: "forbidden" });
    const version = await officeVersion();
    await callIt("grant", "grants", TODAY);
    const late = saveDecidedThing(contextOf(database, administrator), {
      one: "budget",
      many: "budgets",
      validFrom: TODAY,
      version,
    });
    expect(await refusalOf(late)).toEqual({ kind: "stale", current: { one: "grant", many: "grants" } });
  });
});

describe("what is asked beside the nine", () => {
  it("is switched on with its basis and a day, and then blocks what says nothing of it", async () => {
    const { frameworkId } = await storeContent(database, author);
    const blockersOn = async (day: string) => {
      const gate = submissionGate(await getContent(database.db, frameworkId), calendarDate(day));
      return gate.ok ? [] : gate.blockers.map(({ subject, rule }) => [rule, subject]);
    };
    expect(await blockersOn("2018-03-09")).toEqual([]);
    await ask({ validFrom: calendarDate("2018-03-09") });
    expect(await blockersOn("2018-03-08")).toEqual([]);
    expect(await blockersOn("2018-03-09")).toEqual([["dimensions", "Rural areas"]]);
    const [event] = await eventsOf(database, "office.dimension");
    expect(event).toMatchObject({
      subject: "Rural areas",
      detail: { after: { kind: "local", legalBasis: "Police and crime plan", validFrom: "2018-03-09" } },
    });
  });

  it.each<[string, Partial<DimensionSetting>, string]>([
    ["without a basis", { legalBasis: " " }, "legalBasis"],
    ["from yesterday on", { validFrom: calendarDate("2018-03-06") }, "validFrom"],
    ["twice", {}, "name"],
  ])("is refused %s", async (_case, overrides, field) => {
    await ask();
    const refused = await refusalOf(
      ask({ name: field === "name" ? "Rural areas" : "Veterans", ...overrides }),
    );
    expect(Object.keys((refused as { errors: object }).errors)).toEqual([field]);
    expect(await listDimensions(database.db)).toHaveLength(1);
  });

  it("ends on a day, once, and is asked again from a later one", async () => {
    const id = await ask();
    expect(await refusalOf(end(id, calendarDate("2018-03-06")))).toMatchObject({ kind: "invalid" });
    await end(id, MAY);
    expect(await refusalOf(end(id, MAY))).toMatchObject({ kind: "invalid" });
    expect(await refusalOf(ask({ validFrom: MAY }))).toMatchObject({ kind: "invalid" });
    await ask({ validFrom: calendarDate("2018-05-11") });
    expect((await listDimensions(database.db)).map(({ validUntil }) => validUntil)).toEqual([MAY, null]);
    expect(await refusalOf(end(99))).toMatchObject({ kind: "not-found" });
    const [event] = await eventsOf(database, "office.dimension-end");
    expect(event).toMatchObject({ detail: { before: { validUntil: null }, after: { validUntil: MAY } } });
  });

  it("is the administrator's to ask for and to end", async () => {
    expect(await refusalOf(ask({}, author))).toMatchObject({ kind: "forbidden" });
    const id = await ask();
    expect(await refusalOf(end(id, TODAY, author))).toMatchObject({ kind: "forbidden" });
  });

  it("keeps its name and its days, whoever writes", async () => {
    const id = await ask();
    await expect(
      database.db.update(dimension).set({ name: "Other" }).where(eq(dimension.id, id)),
    ).rejects.toThrow();
    await expect(database.db.delete(dimension).where(eq(dimension.id, id))).rejects.toThrow();
    await end(id);
    await expect(
      database.db.update(dimension).set({ validUntil: null }).where(eq(dimension.id, id)),
    ).rejects.toThrow();
  });
});

describe("the answer to it", () => {
  const answer = (
    input: Partial<SaveDimensionInput> & Pick<SaveDimensionInput, "frameworkId" | "dimensionId">,
  ) =>
    saveDimension(contextOf(database, author), {
      direction: "neutral",
      who: "People in the villages",
      description: "Nothing moves further away",
      response: "",
      version: 0,
      ...input,
    });

  it("is saved and revised, each on the log", async () => {
    const { frameworkId } = await storeContent(database, author);
    const dimensionId = await ask();
    await answer({ frameworkId, dimensionId });
    await answer({
      frameworkId,
      dimensionId,
      direction: "adverse",
      response: "A car takes them",
      version: 1,
    });
    const { dimensions } = await getContent(database.db, frameworkId);
    expect(dimensions.map((one) => one.answer)).toEqual([
      {
        direction: "adverse",
        who: "People in the villages",
        description: "Nothing moves further away",
        response: "A car takes them",
        version: 2,
      },
    ]);
    const events = await eventsOf(database, "dimension.answer");
    expect(events.map(({ detail }) => detail)).toMatchObject([
      { before: null, after: { direction: "neutral" } },
      { before: { direction: "neutral" }, after: { direction: "adverse" } },
    ]);
  });

  it("is refused where it says too little, or where somebody else answered meanwhile", async () => {
    const { frameworkId } = await storeContent(database, author);
    const dimensionId = await ask();
    expect(await refusalOf(answer({ frameworkId, dimensionId, direction: "adverse" }))).toMatchObject({
      kind: "invalid",
      errors: { response: expect.any(String) as string },
    });
    await answer({ frameworkId, dimensionId });
    expect(await refusalOf(answer({ frameworkId, dimensionId }))).toMatchObject({
      kind: "stale",
      current: { direction: "Neutral" },
    });
    expect(await database.db.$count(dimensionAnswer)).toBe(1);
  });

  it("is not there for what is not asked, or not any more", async () => {
    const { frameworkId } = await storeContent(database, author);
    expect(await refusalOf(answer({ frameworkId, dimensionId: 99 }))).toMatchObject({ kind: "not-found" });
    await database.db.insert(dimension).values({
      kind: "local",
      name: "Care experience",
      legalBasis: "A trial",
      validFrom: calendarDate("2018-01-01"),
      validUntil: calendarDate("2018-02-28"),
    });
    const [ended] = await listDimensions(database.db);
    expect(await refusalOf(answer({ frameworkId, dimensionId: ended?.id ?? 0 }))).toMatchObject({
      kind: "not-found",
    });
  });

  it("is an author's to give", async () => {
    const { frameworkId } = await storeContent(database, author);
    const dimensionId = await ask();
    const other = await addPerson(database, "Chief", ["senior_officer"]);
    const refused = saveDimension(contextOf(database, other), {
      frameworkId,
      dimensionId,
      direction: "neutral",
      who: "All",
      description: "None",
      response: "",
      version: 0,
    });
    expect(await refusalOf(refused)).toMatchObject({ kind: "forbidden" });
  });
});
