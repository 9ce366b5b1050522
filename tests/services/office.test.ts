import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import {
  getOffice,
  getOfficeSettings,
  getWhomToAsk,
  listOfficeSettings,
  listReferenceCounters,
} from "../../db/queries/office.server";
import type { Actor } from "../../db/queries/people.server";
import { takeReferenceNumber } from "../../db/queries/sign-off.server";
import { EVERY_YEAR } from "../../app/domain/decision/reference";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { ROLES } from "../../app/domain/framework/lifecycle";
import { contentVersion } from "../../app/services/sign-off/content-digest.server";
import { saveOfficeNames, type SaveOfficeNames } from "../../app/services/office/save-office-names.server";
import {
  saveMaterialityThreshold,
  type SaveMaterialityThreshold,
} from "../../app/services/office/save-materiality-threshold.server";
import {
  saveReferencePattern,
  type SaveReferencePattern,
} from "../../app/services/office/save-reference-pattern.server";
import { saveWhomToAsk } from "../../app/services/office/save-whom-to-ask.server";
import { eventsOf } from "../support/accounts";
import { aCompleteFramework, aSmallFramework } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";
import { setTitles } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

const TODAY = calendarDate("2018-03-07");
const MAY = calendarDate("2018-05-10");
let database: Database;
let administrator: Actor;
beforeEach(async () => {
  database = await createTestDatabase();
  await setTitles(database);
  administrator = await addPerson(database, "Admin", ["administrator"]);
});
afterEach(() => database.close());

const names = {
  officeName: "Mayoral office for Testshire",
  decidingBodyTitle: "Mayor",
  eiaAuthorTitle: "EIA author",
  actionOwnerTitle: "Action owner",
  seniorOfficerTitle: "Chief of staff",
  monitoringOfficerTitle: "Solicitor",
  administratorTitle: "Administrator",
};

async function saveNames(change: Partial<SaveOfficeNames> = {}, actor = administrator): Promise<void> {
  const { version } = await getOffice(database.db);
  await saveOfficeNames(contextOf(database, actor), { ...names, validFrom: MAY, version, ...change });
}

async function savePattern(change: Partial<SaveReferencePattern> = {}, actor = administrator): Promise<void> {
  const { version, referencePattern } = await getOffice(database.db);
  await saveReferencePattern(contextOf(database, actor), {
    referencePattern,
    next: null,
    version,
    ...change,
  });
}

async function saveThreshold(
  change: Partial<SaveMaterialityThreshold> = {},
  actor = administrator,
): Promise<void> {
  const { version } = await getOffice(database.db);
  await saveMaterialityThreshold(contextOf(database, actor), {
    materialityThreshold: 50_000_00,
    version,
    ...change,
  });
}

describe("the office's names", () => {
  it("hold from their day on, and earlier ones until then", async () => {
    await saveNames();
    const before = await getOfficeSettings(database.db, calendarDate("2018-05-09"));
    const after = await getOfficeSettings(database.db, MAY);
    expect(before.decidingBodyTitle).toBe("Commissioner for Testshire");
    expect(after).toMatchObject({
      officeName: "Mayoral office for Testshire",
      roleTitles: {
        decision_maker: "Mayor",
        senior_officer: "Chief of staff",
        monitoring_officer: "Solicitor",
      },
    });
    expect((await listOfficeSettings(database.db)).map(({ validFrom }) => validFrom)).toEqual([
      "2018-05-10",
      "2016-05-12",
    ]);
    const [event] = await eventsOf(database, "office.name");
    expect(event).toMatchObject({
      capacity: "Systems Officer",
      subject: "Mayoral office for Testshire",
      detail: { before: null, after: { validFrom: "2018-05-10" } },
    });
  });

  it("set again for the same day replace those, and the log keeps what they were", async () => {
    await saveNames({ decidingBodyTitle: "Myaor" });
    await saveNames();
    expect(await listOfficeSettings(database.db)).toHaveLength(2);
    const [, event] = await eventsOf(database, "office.name");
    expect(event?.detail).toMatchObject({
      before: { decidingBodyTitle: "Myaor" },
      after: { decidingBodyTitle: "Mayor" },
    });
  });

  it("may hold from today, and from no day before", async () => {
    await saveNames({ validFrom: TODAY });
    expect((await getOfficeSettings(database.db, TODAY)).decidingBodyTitle).toBe("Mayor");
    const refused = await refusalOf(saveNames({ validFrom: calendarDate("2018-03-06") }));
    expect(refused).toMatchObject({
      kind: "invalid",
      errors: { validFrom: expect.stringContaining("7 March 2018 or later") as string },
    });
  });

  it("that somebody else saved meanwhile are not overwritten", async () => {
    const { version } = await getOffice(database.db);
    await saveNames();
    const refused = await refusalOf(saveNames({ version, officeName: "Another" }));
    expect(refused).toMatchObject({
      kind: "stale",
      current: { officeName: "Mayoral office for Testshire", seniorOfficerTitle: "Chief of staff" },
    });
  });
});

describe("references", () => {
  it("follow the pattern and go on from the number that is set", async () => {
    await savePattern({ referencePattern: "{number}/{financial_year}", next: { year: 2018, number: 42 } });
    expect((await getOffice(database.db)).referencePattern).toBe("{number}/{financial_year}");
    const given = await database.transaction((tx) => takeReferenceNumber(tx, 2018));
    expect(given).toBe(42);
    expect(await listReferenceCounters(database.db)).toEqual([{ year: 2018, nextNumber: 43 }]);
    const [event] = await eventsOf(database, "office.references");
    expect(event?.detail).toEqual({
      before: "{number}/{year}",
      after: "{number}/{financial_year}",
      next: { year: 2018, number: 42 },
    });
  });

  it("never use a number again", async () => {
    await savePattern({ next: { year: 2018, number: 42 } });
    await database.transaction((tx) => takeReferenceNumber(tx, 2018));
    for (const number of [1, 41, 42]) {
      expect(await refusalOf(savePattern({ next: { year: 2018, number } }))).toMatchObject({
        kind: "invalid",
        errors: { nextNumber: expect.stringContaining("2018") as string },
      });
    }
    await savePattern({ next: { year: 2018, number: 43 } });
    await savePattern({ next: { year: 2019, number: 1 } });
    expect(await listReferenceCounters(database.db)).toEqual([
      { year: 2019, nextNumber: 1 },
      { year: 2018, nextNumber: 43 },
    ]);
  });

  it("leave the pattern as it was where the number is refused", async () => {
    await savePattern({ next: { year: 2018, number: 42 } });
    await refusalOf(
      savePattern({ referencePattern: "PCC {number}-{year}", next: { year: 2018, number: 7 } }),
    );
    expect((await getOffice(database.db)).referencePattern).toBe("{number}/{year}");
  });

  it("go on for ever where the pattern has no year", async () => {
    await savePattern({ referencePattern: "Exec/{number}", next: { year: EVERY_YEAR, number: 42 } });
    expect(await refusalOf(savePattern({ next: { year: EVERY_YEAR, number: 41 } }))).toMatchObject({
      kind: "invalid",
      errors: { nextNumber: "Numbers as high as this were given already. Enter a higher one" },
    });
    expect(await listReferenceCounters(database.db)).toEqual([{ year: EVERY_YEAR, nextNumber: 42 }]);
  });

  it.each(["", "{yy}", "{number}/{yy}/{year}", "{year}", "{number}/{year}?", "{number}{number}/{year}"])(
    "cannot follow the pattern “%s”",
    async (referencePattern) => {
      expect(await refusalOf(savePattern({ referencePattern }))).toMatchObject({
        kind: "invalid",
        errors: { referencePattern: expect.any(String) as string },
      });
    },
  );

  it("that somebody else saved meanwhile are not overwritten", async () => {
    const { version } = await getOffice(database.db);
    await savePattern({ referencePattern: "PCC {number}-{year}" });
    expect(await refusalOf(savePattern({ version }))).toEqual({
      kind: "stale",
      current: { referencePattern: "PCC {number}-{year}" },
    });
  });
});

describe("the threshold for closer attention", () => {
  it("is kept, and taken away again, each on the log", async () => {
    await saveThreshold();
    expect((await getOffice(database.db)).materialityThreshold).toBe(50_000_00);
    await saveThreshold({ materialityThreshold: null });
    expect((await getOffice(database.db)).materialityThreshold).toBeNull();
    expect(await eventsOf(database, "office.threshold")).toMatchObject([
      {
        capacity: "Systems Officer",
        subject: "£50,000",
        detail: { before: { materialityThreshold: null }, after: { materialityThreshold: 50_000_00 } },
      },
      { subject: "None", detail: { after: { materialityThreshold: null } } },
    ]);
  });

  it.each([0, -1])("is more than nothing: not %s", async (materialityThreshold) => {
    expect(await refusalOf(saveThreshold({ materialityThreshold }))).toMatchObject({
      kind: "invalid",
      errors: { materialityThreshold: expect.stringContaining("more than £0") as string },
    });
  });

  it("that somebody else saved meanwhile is not overwritten", async () => {
    const { version } = await getOffice(database.db);
    await saveThreshold();
    expect(await refusalOf(saveThreshold({ version, materialityThreshold: 1 }))).toEqual({
      kind: "stale",
      current: { materialityThreshold: "£50,000" },
    });
  });

  it("asks who was consulted of a change that reaches it, and freezes nothing", async () => {
    const author = await addPerson(database, "Author", ["eia_author"]);
    const small = aSmallFramework();
    const { frameworkId } = await storeContent(database, author, {
      ...small,
      entries: small.entries.map((entry) => ({ ...entry, consultees: [] })),
    });
    const content = () => getContent(database.db, frameworkId);
    const frozen = contentVersion(await content());
    for (const [materialityThreshold, isAsked] of [
      [null, false],
      [100_000_01, false],
      [100_000_00, true],
    ] as const) {
      await saveThreshold({ materialityThreshold });
      const gate = submissionGate(await content(), TODAY);
      expect(gate.ok ? [] : gate.blockers.map(({ rule }) => rule)).toEqual(isAsked ? ["consultees"] : []);
      expect(contentVersion(await content())).toBe(frozen);
    }
  });

  it("excuses nothing that is not answered for", async () => {
    const author = await addPerson(database, "Author", ["eia_author"]);
    const { frameworkId } = await storeContent(database, author, { ...aCompleteFramework(), entries: [] });
    const judged = async () => {
      const content = await getContent(database.db, frameworkId);
      return { verdict: submissionGate(content, TODAY), frozen: contentVersion(content) };
    };
    const before = await judged();
    expect(before.verdict.ok).toBe(false);
    for (const materialityThreshold of [1, 999_999_999_99, null]) {
      await saveThreshold({ materialityThreshold });
      expect(await judged()).toEqual(before);
    }
  });
});

it.each(ROLES.filter((role) => role !== "administrator"))("are not for a person who is %s", async (role) => {
  const actor = await addPerson(database, "Somebody", [role]);
  expect(await refusalOf(saveNames({}, actor))).toMatchObject({ kind: "forbidden" });
  expect(await refusalOf(savePattern({}, actor))).toMatchObject({ kind: "forbidden" });
  expect(await refusalOf(saveThreshold({}, actor))).toMatchObject({ kind: "forbidden" });
});

describe("whom to ask about equality", () => {
  it("is the office’s to say, with an address of its guidance", async () => {
    const author = await addPerson(database, "Author", ["eia_author"]);
    const { version } = await getOffice(database.db);
    const asked = { contact: " Equality unit ", guidance: "https://office.example/guidance", version };
    expect(await refusalOf(saveWhomToAsk(contextOf(database, author), asked))).toMatchObject({
      kind: "forbidden",
    });
    const save = (change: Partial<typeof asked>) =>
      saveWhomToAsk(contextOf(database, administrator), { ...asked, ...change });
    expect(await refusalOf(save({ guidance: "the shelf" }))).toMatchObject({
      kind: "invalid",
      errors: { guidance: expect.any(String) as unknown },
    });
    expect(await getWhomToAsk(database.db)).toEqual({ contact: "", guidance: "" });
    await save({});
    expect(await getWhomToAsk(database.db)).toEqual({
      contact: "Equality unit",
      guidance: "https://office.example/guidance",
    });
    expect(await refusalOf(save({ contact: "Somebody else" }))).toMatchObject({
      kind: "stale",
      current: { contact: "Equality unit" },
    });
  });
});
