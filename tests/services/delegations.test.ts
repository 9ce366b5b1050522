import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listAuthorities } from "../../db/queries/authorities.server";
import {
  findDelegation,
  listDelegations,
  listDelegationsOf,
  listPeopleAndDeputies,
} from "../../db/queries/delegations.server";
import { findPersonWithRoles, type Actor } from "../../db/queries/people.server";
import { findSubmission } from "../../db/queries/frameworks.server";
import { delegation, frameworkAuthor, signedRecord } from "../../db/schema";
import type { DelegableRole } from "../../app/domain/account/delegation";
import type { Role } from "../../app/domain/framework/lifecycle";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { editPerson } from "../../app/services/office/edit-person.server";
import { endDelegation } from "../../app/services/office/end-delegation.server";
import { recordDelegation, type NewDelegation } from "../../app/services/office/record-delegation.server";
import { returnSubmission } from "../../app/services/sign-off/return-submission.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice, type Office } from "../support/action-plan";
import { eventsOf } from "../support/accounts";
import { createTestDatabase } from "../support/database";
import { addDelegation, grantOf } from "../support/delegation";
import { addPerson } from "../support/office";
import { refusalOf } from "../support/refusals";
import {
  answersWith,
  at,
  bringTo,
  digestOf,
  givePassword,
  listSubmissionHistory,
  setTitles,
  signature,
  SIGN_OFF_NOW,
  stateOf,
} from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
let deputy: Actor;

beforeEach(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  deputy = await addPerson(database, "Deputy", []);
  await givePassword(database, deputy);
  await givePassword(database, office.decider);
  ({ frameworkId } = await storeContent(database, office.author));
});
afterEach(() => database.close());

const CAPACITY = "Deputy for the Commissioner for Testshire under delegation DEL/2018/1 from 1 March 2018";

const delegate = (change: Partial<Parameters<typeof addDelegation>[1]> = {}) =>
  addDelegation(database, { holder: office.decider, deputy, recordedBy: office.admin, ...change });
const sign = async (actor: Actor = deputy, now: Date = SIGN_OFF_NOW) =>
  signDecision(at(database, actor, now), await signature(database, frameworkId));
const end = (delegationId: number, version = 1, reason = "Back from leave") =>
  endDelegation(at(database, office.admin), { delegationId, version, reason });

async function setRoles(account: Actor, roles: Role[], isActive = true): Promise<void> {
  const row = await findPersonWithRoles(database.db, account.personId);
  if (!row) throw new Error("There is no such account");
  const { name, email, version } = row;
  const { personId } = account;
  await editPerson(at(database, office.admin), { personId, version, name, email, roles, isActive });
}

describe("a signature by a deputy", () => {
  beforeEach(() => bringTo(database, office, frameworkId, "determined"));

  it("is given, stored, sealed and logged in that capacity", async () => {
    await delegate();
    await sign();
    const [row] = await database.db.select().from(signedRecord);
    expect(row?.signedBy).toBe(deputy.personId);
    expect(row?.snapshot.record.signature).toEqual({
      name: "Deputy",
      capacity: CAPACITY,
      at: SIGN_OFF_NOW.toISOString(),
    });
    const [event] = await eventsOf(database, "framework.sign");
    expect(event).toMatchObject({ personName: "Deputy", capacity: CAPACITY });
    const [ended] = await listSubmissionHistory(database.db, frameworkId);
    expect(ended).toMatchObject({ ended: "signed", endedByName: "Deputy", endedCapacity: CAPACITY });
  });

  it.each([
    ["on the eve of its first day", "2018-02-28T23:59:59Z", false],
    ["on its first day", "2018-03-01T00:00:00Z", true],
    // British Summer Time: the last day ends an hour before midnight UTC.
    ["on its last day", "2018-03-31T22:59:59Z", true],
    ["after its last day", "2018-03-31T23:00:00Z", false],
  ])("%s: in force %s, %s", async (_name, instant, isInForce) => {
    await delegate();
    const signed = sign(deputy, new Date(instant));
    if (isInForce) await signed;
    else expect(await refusalOf(signed)).toMatchObject({ kind: "not-found" });
    expect(await stateOf(database, frameworkId)).toBe(isInForce ? "signed" : "determined");
  });

  it("is refused once it is ended, also on a page that was opened before", async () => {
    const delegationId = await delegate();
    const opened = {
      ...deputy,
      delegations: await listAuthorities(database.db, deputy.personId, calendarDate("2018-03-09")),
    };
    expect(opened.delegations).toHaveLength(1);
    await end(delegationId);
    expect(await refusalOf(sign(opened))).toMatchObject({ kind: "not-found" });
    expect(await stateOf(database, frameworkId)).toBe("determined");
  });

  it("is forbidden to somebody who reads it in another role", async () => {
    await end(await delegate({ deputy: office.senior }));
    expect(await refusalOf(sign(office.senior))).toMatchObject({ kind: "forbidden" });
  });

  it("is refused once its giver has left the role, also when they are given it again", async () => {
    await delegate();
    await setRoles(office.decider, []);
    expect(await refusalOf(sign())).toMatchObject({ kind: "not-found" });
    await setRoles(office.decider, ["decision_maker"]);
    expect(await refusalOf(sign())).toMatchObject({ kind: "not-found" });
    await delegate();
    await sign();
    expect(await stateOf(database, frameworkId)).toBe("signed");
  });

  it("is refused while its giver's account is deactivated", async () => {
    await delegate();
    await setRoles(office.decider, ["decision_maker"], false);
    expect(await refusalOf(sign())).toMatchObject({ kind: "not-found" });
  });

  it("is refused to a deputy whose own account is deactivated", async () => {
    await delegate();
    await setRoles(deputy, [], false);
    expect(await refusalOf(sign())).toMatchObject({ kind: "not-found" });
  });

  it("is barred to a deputy who wrote content, and to one who approved", async () => {
    await delegate();
    await delegate({ deputy: office.senior });
    await database.db.insert(frameworkAuthor).values({ frameworkId, personId: deputy.personId });
    expect(await refusalOf(sign())).toMatchObject({ kind: "forbidden" });
    expect(await refusalOf(sign(office.senior))).toMatchObject({ kind: "forbidden" });
    expect(await stateOf(database, frameworkId)).toBe("determined");
  });

  it("stands in for a holder who is barred", async () => {
    await delegate();
    await database.db.insert(frameworkAuthor).values({ frameworkId, personId: office.decider.personId });
    expect(await refusalOf(sign(office.decider))).toMatchObject({ kind: "forbidden" });
    await sign();
    expect(await stateOf(database, frameworkId)).toBe("signed");
  });

  it("leaves the holder free to sign in their own capacity", async () => {
    await delegate();
    await sign(office.decider);
    const [row] = await database.db.select().from(signedRecord);
    expect(row?.snapshot.record.signature.capacity).toBe("Commissioner for Testshire");
  });

  it("may be refused: the submission is returned in that capacity", async () => {
    await delegate();
    const digest = await digestOf(database, frameworkId);
    await returnSubmission(at(database, deputy), { frameworkId, digest, reason: "Too thin" });
    const [ended] = await listSubmissionHistory(database.db, frameworkId);
    expect(ended).toMatchObject({ ended: "returned", endedCapacity: CAPACITY });
  });
});

describe("the steps before", () => {
  it("are taken by deputies of the senior and the monitoring officer, each in that capacity", async () => {
    await delegate({ holder: office.senior, role: "senior_officer" });
    await delegate({ holder: office.monitoring, role: "monitoring_officer" });
    await bringTo(database, office, frameworkId, "submitted");
    const digest = await digestOf(database, frameworkId);
    await approveSubmission(at(database, deputy), { frameworkId, digest, confirmed: true, comment: "" });
    await determinePublication(at(database, deputy), { frameworkId, digest, answers: answersWith() });
    const steps = await findSubmission(database.db, frameworkId, "latest");
    const under = "under delegation DEL/2018/1 from 1 March 2018";
    expect(steps?.approval?.capacity).toBe(`Deputy for the Chief Executive ${under}`);
    expect(steps?.determinations[0]?.capacity).toBe(`Deputy for the Solicitor to the office ${under}`);

    await delegate();
    expect(await refusalOf(sign())).toMatchObject({ kind: "forbidden" });
    await sign(office.decider);
    expect(await stateOf(database, frameworkId)).toBe("signed");
  });

  it("are not open to a deputy for another role", async () => {
    await delegate();
    await bringTo(database, office, frameworkId, "submitted");
    const digest = await digestOf(database, frameworkId);
    const approved = approveSubmission(at(database, deputy), {
      ...{ frameworkId, digest, comment: "" },
      confirmed: true,
    });
    expect(await refusalOf(approved)).toMatchObject({ kind: "forbidden" });
  });
});

describe("recording", () => {
  async function aDelegation(
    change: Partial<NewDelegation> = {},
    holder = office.decider,
    role: DelegableRole = "decision_maker",
  ): Promise<NewDelegation> {
    return {
      roleGrantId: await grantOf(database, holder, role),
      deputyId: deputy.personId,
      reference: "DEL/2018/2",
      validFrom: calendarDate("2018-03-01"),
      validUntil: calendarDate("2018-03-31"),
      reason: "Annual leave",
      ...change,
    };
  }
  const record = async (input: NewDelegation | Promise<NewDelegation>, actor: Actor = office.admin) =>
    recordDelegation(at(database, actor), await input);

  it("makes a deputy, and says on the log who, for whom, for how long, by what and why", async () => {
    await record(aDelegation());
    expect(await listAuthorities(database.db, deputy.personId, calendarDate("2018-03-09"))).toEqual([
      { role: "decision_maker", reference: "DEL/2018/2", validFrom: "2018-03-01" },
    ]);
    const [event] = await eventsOf(database, "delegation.record");
    expect(event).toMatchObject({
      personName: "Admin",
      capacity: "Systems Officer",
      subject: "Deputy for Decider",
    });
    expect(JSON.stringify(event)).toContain("Annual leave");
    const [recorded] = await listDelegationsOf(database.db, office.decider.personId);
    expect(recorded).toMatchObject({ deputyName: "Deputy", recordedBy: "Admin", isEnded: false });
    const people = await listPeopleAndDeputies(database.db, calendarDate("2018-03-09"));
    expect(people.flatMap(({ name, delegations }) => (delegations.length > 0 ? [name] : []))).toEqual([
      "Deputy",
    ]);
  });

  it("is for administrators", async () => {
    for (const actor of [office.decider, office.monitoring, office.senior, office.author, deputy]) {
      expect(await refusalOf(record(aDelegation(), actor))).toMatchObject({ kind: "forbidden" });
    }
    expect(await listDelegations(database.db)).toEqual([]);
  });

  it("is never of oneself, whether as an administrator or as the holder", async () => {
    const toAdmin = aDelegation({ deputyId: office.admin.personId });
    expect(await refusalOf(record(toAdmin))).toMatchObject({ kind: "forbidden" });
    const toHolder = aDelegation({ deputyId: office.decider.personId });
    expect(await refusalOf(record(toHolder))).toMatchObject({ errors: { deputyId: expect.anything() } });
  });

  it.each<[string, Partial<NewDelegation>, string]>([
    ["of a role that nobody holds", { roleGrantId: 999_999 }, "roleGrantId"],
    ["to nobody", { deputyId: 999_999 }, "deputyId"],
    ["for days that are over", { validUntil: calendarDate("2018-03-08") }, "validUntil"],
    ["for days that end before they begin", { validFrom: calendarDate("2018-04-01") }, "validUntil"],
  ])("%s is refused", async (_name, change, field) => {
    expect(await refusalOf(record(aDelegation(change)))).toMatchObject({
      kind: "invalid",
      errors: { [field]: expect.anything() },
    });
    expect(await listDelegations(database.db)).toEqual([]);
  });

  it("is not of a role that is not delegated, nor of one that has ended, nor by a deputy", async () => {
    const writing = aDelegation({}, office.author, "eia_author" as DelegableRole);
    expect(await refusalOf(record(writing))).toMatchObject({ kind: "invalid" });
    const ended = await aDelegation();
    await delegate();
    await setRoles(office.decider, []);
    expect(await refusalOf(record(ended))).toMatchObject({ kind: "invalid" });
    await expect(grantOf(database, deputy, "decision_maker")).rejects.toThrow();
  });
});

describe("ending", () => {
  it("is once, with a reason, by an administrator", async () => {
    const delegationId = await delegate();
    expect(await refusalOf(end(delegationId, 1, "  "))).toMatchObject({ kind: "invalid" });
    const input = { delegationId, version: 1, reason: "Why not" };
    expect(await refusalOf(endDelegation(at(database, office.decider), input))).toMatchObject({
      kind: "forbidden",
    });
    await end(delegationId);
    expect(await refusalOf(end(delegationId))).toMatchObject({ kind: "conflict" });
    expect(await refusalOf(end(delegationId, 2))).toMatchObject({ kind: "conflict" });
    expect(await refusalOf(end(999_999))).toMatchObject({ kind: "not-found" });
    expect(await findDelegation(database.db, delegationId)).toMatchObject({
      isEnded: true,
      endedBy: "Admin",
      endedReason: "Back from leave",
    });
    expect(await eventsOf(database, "delegation.end")).toHaveLength(1);
  });

  it("is all that the database lets be done with one", async () => {
    const delegationId = await delegate();
    const refused = async (statement: Promise<unknown>) => {
      const error: unknown = await statement.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      return error instanceof Error && error.cause instanceof Error ? error.cause.message : "it was done";
    };
    const whose = eq(delegation.id, delegationId);
    const guard = /ended once and never changed|permission denied/u;
    const changes = [
      { validUntil: calendarDate("2019-03-31") },
      { reference: "DEL/2018/9" },
      { deputyId: office.senior.personId },
      { endedAt: SIGN_OFF_NOW },
      { endedAt: SIGN_OFF_NOW, endedBy: office.admin.personId, reference: "DEL/2018/9" },
    ];
    for (const change of changes) {
      const update = database.db.update(delegation).set(change).where(whose);
      expect(await refused(update.execute()), JSON.stringify(change)).toMatch(guard);
    }
    expect(await refused(database.db.delete(delegation).where(whose).execute())).toMatch(guard);
    expect(await refused(database.db.execute(sql`truncate delegation`))).toMatch(guard);
    await end(delegationId);
    const again = database.db.update(delegation).set({ endedAt: null, endedBy: null }).where(whose);
    expect(await refused(again.execute())).toMatch(guard);
  });
});
