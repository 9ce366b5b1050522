import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listGrounds, listGroundSettings } from "../../db/queries/grounds.server";
import { getOffice } from "../../db/queries/office.server";
import type { Actor } from "../../db/queries/people.server";
import { groundText, namesLegislation } from "../../app/domain/publication/legal-ground";
import { actKey, groundsByAct, type NewGround } from "../../app/domain/publication/listed-grounds";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { addGround } from "../../app/services/office/add-ground.server";
import { chooseGrounds } from "../../app/services/office/choose-grounds.server";
import { eventsOf } from "../support/accounts";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

const TODAY = calendarDate("2018-03-07");
const FOI = "Freedom of Information Act 2000";
let database: Database;
let administrator: Actor;
beforeEach(async () => {
  database = await createTestDatabase();
  administrator = await addPerson(database, "Admin", ["administrator"]);
});
afterEach(() => database.close());

const officeVersion = async () => (await getOffice(database.db)).version;
const settings = () => listGroundSettings(database.db);
const offeredOf = async (act: string) =>
  (await listGrounds(database.db, TODAY)).filter((ground) => ground.act === act && ground.isOffered);

describe("the list of grounds as it comes", () => {
  it("names its legislation, where each was read and when, and no ground twice", async () => {
    const all = await settings();
    expect(all.filter((ground) => !namesLegislation(groundText(ground)))).toEqual([]);
    expect(all.filter(({ source, checkedOn, subject }) => !source || !checkedOn || !subject)).toEqual([]);
    expect(new Set(all.map(groundText)).size).toBe(all.length);
  });

  it("has the exemptions of the Act with their limbs, their test and what they ask for", async () => {
    const own = (await settings()).filter(({ act }) => act === FOI);
    const isQualified = Object.fromEntries(own.map((ground) => [ground.section, ground.isQualified]));
    const absolute = Object.keys(isQualified).filter((section) => isQualified[section] === false);
    expect(absolute.sort()).toEqual(
      ["s.21", "s.23", "s.32", "s.34", "s.37(1)(a) to (ab)", "s.40(2) and (3A)", "s.41", "s.44"].sort(),
    );
    expect(Object.keys(isQualified)).toEqual(
      expect.arrayContaining([
        "s.22A",
        "s.26",
        "s.28",
        "s.39",
        "s.37(1)(ac), (ad) and (b)",
        "s.40(2) and (3B)",
      ]),
    );
    const demands = own
      .filter(({ demand }) => demand !== "none")
      .map(({ section, demand }) => [section, demand]);
    expect(Object.fromEntries(demands)).toEqual({ "s.21": "link", "s.22": "date", "s.36": "opinion" });
  });

  it("offers what a police and crime commissioner may rely on, and neither s.35 nor other bodies' Acts", async () => {
    const off = (await listGrounds(database.db, TODAY)).filter(({ isOffered }) => !isOffered);
    expect(off.filter(({ act }) => act === FOI).map(({ section }) => section)).toEqual(["s.35"]);
    expect(new Set(off.map(({ act }) => act))).toEqual(
      new Set([FOI, "Local Government Act 1972", "Freedom of Information (Scotland) Act 2002"]),
    );
    expect(await offeredOf("Environmental Information Regulations 2004")).toHaveLength(11);
  });
});

describe("which grounds an office relies on", () => {
  const choose = async (act: string, offered: readonly number[], actor = administrator) =>
    chooseGrounds(contextOf(database, actor), { act: actKey(act), offered, version: await officeVersion() });

  it("is changed from today on, Act by Act, and is on the audit log", async () => {
    const scots = "Freedom of Information (Scotland) Act 2002";
    const own = groundsByAct(await settings()).find(({ act }) => act === scots)?.grounds ?? [];
    const [first, second] = own.map(({ id }) => id);
    await choose(scots, [first ?? 0, second ?? 0]);
    expect((await offeredOf(scots)).map(({ id }) => id)).toEqual([first, second]);
    await choose(scots, [second ?? 0]);
    expect((await offeredOf(scots)).map(({ id }) => id)).toEqual([second]);
    expect(
      (await listGrounds(database.db, calendarDate("2018-03-06"))).find(({ id }) => id === second)?.isOffered,
    ).toBe(false);
    const events = await eventsOf(database, "office.grounds");
    expect(events).toHaveLength(2);
  });

  it("is for the administrator, and of grounds that are on the list", async () => {
    const monitoring = await addPerson(database, "Monitoring", ["monitoring_officer"]);
    expect(await refusalOf(choose(FOI, [], monitoring))).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(choose(FOI, [999_999]))).toMatchObject({ kind: "not-found" });
    expect(await refusalOf(choose("No such Act 1900", []))).toMatchObject({ kind: "not-found" });
  });
});

describe("a further ground", () => {
  const GROUND: NewGround = {
    act: "Children Act 1989",
    section: "s.97(2)",
    subject: "Identity of a child in proceedings",
    isQualified: false,
    jurisdiction: "england_and_wales",
    demand: "none",
    source: "The Act on legislation.gov.uk",
    checkedOn: TODAY,
  };
  const add = async (overrides: Partial<NewGround> = {}) =>
    addGround(contextOf(database, administrator), {
      ...GROUND,
      ...overrides,
      version: await officeVersion(),
    });

  it("can be chosen from today on", async () => {
    await add();
    expect(await offeredOf(GROUND.act)).toMatchObject([{ section: "s.97(2)", isQualified: false }]);
  });

  it.each([
    [{ act: "Any Act 2011", section: "s.1" }, "act"],
    [{ act: FOI, section: "s.41" }, "section"],
    [{ subject: " " }, "subject"],
    [{ source: "" }, "source"],
    [{ checkedOn: calendarDate("2018-03-08") }, "checkedOn"],
  ])("%o is refused at %s", async (overrides, field) => {
    expect(await refusalOf(add(overrides))).toMatchObject({
      kind: "invalid",
      errors: { [field]: expect.anything() as unknown },
    });
  });
});
