import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, eia, framework, frameworkAuthor } from "../../db/schema";
import type { EiaHead } from "../../app/domain/eia/eia";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { saveEia } from "../../app/services/eia/save-eia.server";
import { createTestDatabase } from "../support/database";
import { storeEiaFramework, type EiaFramework } from "../support/eia-framework";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
let given: EiaFramework;
beforeEach(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  given = await storeEiaFramework(database, author);
});
afterEach(() => database.close());

const HEAD: EiaHead = {
  name: "Commissioning Framework 2018-2021",
  owner: "Commissioning Manager",
  author: "Commissioning Manager",
  aim: "Direct the commissioning budget",
  completedOn: calendarDate("2018-03-06"),
  evidence: "Spend on initiatives for specific groups",
  gaps: "Mental health was not analysed",
  gapsAnswer: "An action is in the plan",
  whyNoMore: "It is one small grant, and its entry says all there is to say",
  outcome: "continue_despite_adverse",
  outcomeJustification: "The saving keeps the service going",
  marking: "OFFICIAL",
  nextReview: "2020/21",
  nextReviewOn: calendarDate("2021-03-31"),
  reviewsDone: "",
  spokenTo: "Partners and residents, in the autumn",
  otherGroups: "Victims of crime",
  planTitle: "Action plan of the framework",
  planLead: "Commissioning Manager",
  planDatedOn: calendarDate("2018-02-28"),
  ownAnswers: [],
};
const EMPTY: EiaHead = {
  ...HEAD,
  name: "",
  owner: "",
  author: "",
  aim: "",
  completedOn: null,
  evidence: "",
  gaps: "",
  gapsAnswer: "",
  whyNoMore: "",
  outcome: null,
  outcomeJustification: "",
  marking: null,
  nextReview: "",
  nextReviewOn: null,
  spokenTo: "",
  otherGroups: "",
  planTitle: "",
  planLead: "",
  planDatedOn: null,
};
const save = (actor: Actor, head: EiaHead, version = 1, frameworkId = given.frameworkId) =>
  saveEia(contextOf(database, actor), { ...head, frameworkId, version });
const stored = async () => (await getContent(database.db, given.frameworkId)).eia;

describe("saving the head of the EIA", () => {
  it("stores every field, raises the version, marks the author and writes the audit log", async () => {
    await save(author, HEAD);
    expect(await stored()).toEqual({
      ...HEAD,
      startedOn: "2018-03-06",
      confirmedAt: null,
      version: 2,
    });
    const events = await database.db.select().from(auditEvent);
    expect(events).toMatchObject([{ act: "eia.save", subject: "EIA", frameworkId: given.frameworkId }]);
    expect(events[0]?.detail).toMatchObject({ after: { aim: HEAD.aim, outcome: HEAD.outcome } });
    expect(await database.db.select().from(frameworkAuthor)).toEqual([
      { frameworkId: given.frameworkId, personId: author.personId },
    ]);
  });

  it("lets all of a draft be empty, and be emptied again", async () => {
    await save(author, HEAD);
    await save(author, EMPTY, 2);
    expect(await stored()).toEqual({
      ...EMPTY,
      startedOn: "2018-03-06",
      confirmedAt: null,
      version: 3,
    });
  });

  it("lets a date before the budget be stored: the gate says what is wrong with it", async () => {
    await save(author, { ...EMPTY, completedOn: calendarDate("2017-03-22") });
    expect((await stored()).completedOn).toBe("2017-03-22");
  });

  it("keeps a former marking that is there, and gives it to no other EIA", async () => {
    const former = { ...HEAD, marking: "RESTRICTED" as const };
    expect(await refusalOf(save(author, former))).toMatchObject({
      kind: "invalid",
      errors: { marking: expect.stringContaining("former") },
    });
    await database.db
      .update(eia)
      .set({ marking: "RESTRICTED" })
      .where(eq(eia.frameworkId, given.frameworkId));
    await save(author, former);
    expect((await stored()).marking).toBe("RESTRICTED");
    expect(await refusalOf(save(author, { ...HEAD, marking: "CONFIDENTIAL" }, 2))).toMatchObject({
      kind: "invalid",
    });
  });

  it("refuses a stale form and shows what is there now, in words", async () => {
    await save(author, HEAD);
    expect(await refusalOf(save(author, EMPTY))).toEqual({
      kind: "stale",
      current: expect.objectContaining({
        aim: HEAD.aim,
        completedOn: "6 March 2018",
        outcome: "Continue despite adverse impact",
        marking: "OFFICIAL",
      }) as unknown,
    });
    expect((await stored()).aim).toBe(HEAD.aim);
  });

  it("refuses the same form a second time", async () => {
    const context = { ...contextOf(database, author), formKey: "the-key-of-one-form" };
    await saveEia(context, { ...HEAD, frameworkId: given.frameworkId, version: 1 });
    const again = saveEia(context, { ...HEAD, frameworkId: given.frameworkId, version: 2 });
    expect(await refusalOf(again)).toEqual({ kind: "repeated" });
  });

  it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to a %s", async (role) => {
    const other = await addPerson(database, `Somebody else ${role}`, [role]);
    const refusal = await refusalOf(save(other, HEAD));
    const knowsOfIt = role !== "action_owner" && role !== "administrator";
    expect(refusal.kind).toBe(knowsOfIt ? "forbidden" : "not-found");
    expect((await stored()).version).toBe(1);
  });

  it.each(FRAMEWORK_STATES.filter((state) => state !== "drafting"))(
    "is refused for a framework that is %s",
    async (state) => {
      await database.db.update(framework).set({ state }).where(eq(framework.id, given.frameworkId));
      expect((await refusalOf(save(author, HEAD))).kind).toBe("conflict");
      expect((await stored()).version).toBe(1);
    },
  );

  it("does not find a framework that is not there", async () => {
    expect(await refusalOf(save(author, HEAD, 1, 999_999))).toEqual({ kind: "not-found" });
  });
});
