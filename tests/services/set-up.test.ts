import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getOfficeSettings } from "../../db/queries/office.server";
import { listPeople } from "../../db/queries/people.server";
import { offerSetUp } from "../../app/services/office/offer-set-up.server";
import { setUpOffice, type SetUpInput } from "../../app/services/office/set-up-office.server";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { DAY, eventsOf, later, NEW_PASSWORD } from "../support/accounts";
import { createTestDatabase } from "../support/database";
import { addPerson, NOW } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let code: string;
beforeEach(async () => {
  database = await createTestDatabase();
  code = (await offerSetUp(database, NOW)) ?? "";
});
afterEach(() => database.close());

const answers = {
  name: "Jo Smith",
  email: "jo@office.example",
  newPassword: NEW_PASSWORD,
  officeName: "Office of the Commissioner for Testshire",
  decidingBodyTitle: "Commissioner for Testshire",
  eiaAuthorTitle: "Commissioning Manager",
  actionOwnerTitle: "Action owner",
  seniorOfficerTitle: "Chief Executive",
  monitoringOfficerTitle: "Monitoring Officer",
  administratorTitle: "Systems Officer",
};
const setUp = (change: Partial<SetUpInput> = {}, now = NOW) =>
  setUpOffice({ database, now: () => now }, { ...answers, code, ...change });

describe("setting up", () => {
  it("creates the administrator and names the office from today on", async () => {
    await setUp();
    expect(await listPeople(database.db)).toMatchObject([
      { name: "Jo Smith", email: "jo@office.example", hasPassword: true, roles: ["administrator"] },
    ]);
    expect(await getOfficeSettings(database.db, calendarDate("2018-03-07"))).toEqual({
      officeName: "Office of the Commissioner for Testshire",
      decidingBodyTitle: "Commissioner for Testshire",
      decidedThing: { one: "framework", many: "frameworks" },
      roleTitles: {
        eia_author: "Commissioning Manager",
        action_owner: "Action owner",
        senior_officer: "Chief Executive",
        monitoring_officer: "Monitoring Officer",
        decision_maker: "Commissioner for Testshire",
        administrator: "Systems Officer",
      },
    });
    const [event] = await eventsOf(database, "office.set-up");
    expect(event).toMatchObject({
      act: "office.set-up",
      capacity: "Systems Officer",
      personName: "Jo Smith",
    });
    expect(JSON.stringify(event)).not.toContain(code);
    expect(JSON.stringify(event)).not.toContain(NEW_PASSWORD);
  });

  it("happens once: the code is used up, no other is offered, and the page is gone", async () => {
    await setUp();
    expect(await refusalOf(setUp({ email: "second@office.example" }))).toEqual({ kind: "not-found" });
    expect(await offerSetUp(database, later(DAY))).toBeNull();
    expect(await listPeople(database.db)).toHaveLength(1);
  });

  it("happens once where it is posted twice at once", async () => {
    const outcomes = await Promise.allSettled([setUp(), setUp({ email: "second@office.example" })]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listPeople(database.db)).toHaveLength(1);
  });

  it("is not for an office in which somebody has an account, whatever their state", async () => {
    await addPerson(database, "Somebody", []);
    expect(await refusalOf(setUp())).toEqual({ kind: "not-found" });
  });

  it.each([
    ["a wrong code", () => setUp({ code: "x".repeat(43) })],
    ["no code", () => setUp({ code: "" })],
    ["a code that has run out", () => setUp({}, later(DAY))],
    [
      "a code in whose place a newer one came",
      async () => {
        await offerSetUp(database, NOW);
        await setUp();
      },
    ],
  ])("is refused with one message: %s", async (_what, attempt) => {
    const refused = await refusalOf(attempt());
    expect(refused).toMatchObject({
      kind: "invalid",
      errors: { code: expect.stringContaining("This code is not right, or it has run out") as string },
    });
    expect(await listPeople(database.db)).toEqual([]);
  });

  it.each(["jo@office.example", answers.officeName, "administrator"])(
    "takes no password that is easily guessed, and the code stays good: %s",
    async (newPassword) => {
      expect(await refusalOf(setUp({ newPassword }))).toMatchObject({
        kind: "invalid",
        errors: { newPassword: expect.any(String) as string },
      });
      await setUp();
      expect(await listPeople(database.db)).toHaveLength(1);
    },
  );
});
