import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listInProgress } from "../../db/queries/actions.server";
import { findPersonWithRoles, type Actor } from "../../db/queries/people.server";
import { action, approval, auditEvent, frameworkAuthor, session, submission } from "../../db/schema";
import type { Role } from "../../app/domain/framework/lifecycle";
import { acceptCarryForward } from "../../app/services/actions/accept-carry-forward.server";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import { confirmWithdrawal } from "../../app/services/actions/confirm-withdrawal.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { editPerson } from "../../app/services/office/edit-person.server";
import { editFrameworkDetails } from "../../app/services/frameworks/edit-framework-details.server";
import { makeOneTimeLink } from "../../app/services/office/make-one-time-link.server";
import { proposeForAction } from "../../app/services/actions/propose-for-action.server";
import { setPassword } from "../../app/services/account/set-password.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice, anOpenAction, expectRefusal, getAction, seen, type Office } from "../support/action-plan";
import { aCompleteFramework } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson } from "../support/office";
import { refusalOf } from "../support/refusals";
import {
  answersWith,
  at,
  bringTo,
  digestOf,
  givePassword,
  setTitles,
  signature,
  stateOf,
} from "../support/sign-off";
import { storeContent } from "../support/stored-content";

/** Rule 10 over the people, whatever roles they hold now or held then. */
let database: Database;
let office: Office;
let frameworkId: number;
let baselineId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());
beforeEach(async () => {
  const stored = await storeContent(database, office.author);
  frameworkId = stored.frameworkId;
  baselineId = stored.previousId ?? 0;
});

let newcomers = 0;
async function newcomer(...roles: Role[]): Promise<Actor> {
  newcomers += 1;
  const actor = await addPerson(database, `Newcomer ${newcomers}`, roles);
  await givePassword(database, actor);
  return actor;
}
async function setRoles({ personId }: Actor, ...roles: Role[]): Promise<void> {
  const now = await findPersonWithRoles(database.db, personId);
  if (!now) throw new Error("The account is there");
  await editPerson(at(database, office.admin), { ...now, personId, roles });
}
const wrote = (actor: Actor, id = frameworkId) =>
  database.db.insert(frameworkAuthor).values({ frameworkId: id, personId: actor.personId });

const ASSENTS = {
  approve: {
    stage: "submitted",
    role: "senior_officer",
    give: async (actor: Actor) =>
      approveSubmission(at(database, actor), {
        frameworkId,
        digest: await digestOf(database, frameworkId),
        confirmed: true,
        comment: "",
      }),
  },
  determine: {
    stage: "approved",
    role: "monitoring_officer",
    give: async (actor: Actor) =>
      determinePublication(at(database, actor), {
        frameworkId,
        digest: await digestOf(database, frameworkId),
        answers: answersWith(),
      }),
  },
  sign: {
    stage: "determined",
    role: "decision_maker",
    give: async (actor: Actor) => signDecision(at(database, actor), await signature(database, frameworkId)),
  },
} as const;
const EACH = Object.entries(ASSENTS).map(([act, assent]) => ({ act, ...assent }));

describe("a role that changes half-way", () => {
  it.each(EACH)(
    "who wrote it as an author does not $act it once they hold that role instead",
    async (assent) => {
      const author = await newcomer("eia_author");
      await wrote(author);
      await setRoles(author, assent.role);
      await bringTo(database, office, frameworkId, assent.stage);
      expect(await refusalOf(assent.give(author))).toMatchObject({ kind: "forbidden" });
    },
  );

  it.each(EACH)("a role that ended between the page and the post does not $act", async (assent) => {
    const former = await newcomer(assent.role);
    await bringTo(database, office, frameworkId, assent.stage);
    await setRoles(former, "eia_author");
    expect(await refusalOf(assent.give(former))).toMatchObject({ kind: "forbidden" });
    expect(await stateOf(database, frameworkId)).toBe(assent.stage);
  });

  it("who approved as a senior officer does not sign as the deciding body afterwards", async () => {
    const riser = await newcomer("senior_officer");
    await bringTo(database, { ...office, senior: riser }, frameworkId, "determined");
    await setRoles(riser, "decision_maker");
    expect(await refusalOf(ASSENTS.sign.give(riser))).toMatchObject({ kind: "forbidden" });
  });

  it.each(EACH)("$act, while that role ends: it ended before, or ends after", async (assent) => {
    const leaver = await newcomer(assent.role);
    await bringTo(database, office, frameworkId, assent.stage);
    const [given, ended] = await Promise.allSettled([assent.give(leaver), setRoles(leaver)]);
    expect(ended.status).toBe("fulfilled");
    const numbered = await database.db
      .select({ number: auditEvent.number, act: auditEvent.act })
      .from(auditEvent)
      .where(eq(auditEvent.act, "role.end"));
    const end = Math.max(...numbered.map(({ number }) => number));
    const acts = await database.db
      .select({ number: auditEvent.number })
      .from(auditEvent)
      .where(and(eq(auditEvent.frameworkId, frameworkId), eq(auditEvent.personId, leaver.personId)));
    expect(acts).toHaveLength(given.status === "fulfilled" ? 1 : 0);
    for (const { number } of acts) expect(number).toBeLessThan(end);
  });
});

describe("who wrote only the baseline that it is compared with", () => {
  it.each(EACH)("does not $act it: nobody else has answered for those figures", async (assent) => {
    const writer = await newcomer(assent.role);
    await wrote(writer, baselineId);
    await bringTo(database, office, frameworkId, assent.stage);
    expect(await refusalOf(assent.give(writer))).toMatchObject({ kind: "forbidden" });
    const [shown] = (await listInProgress(database.db)).frameworks.filter(({ id }) => id === frameworkId);
    expect(shown?.authorIds.has(writer.personId)).toBe(true);
  });

  it("who wrote the signed framework that it is compared with may: others approved and signed those", async () => {
    const writer = await newcomer("senior_officer");
    await wrote(writer);
    await bringTo(database, office, frameworkId, "signed");
    const next = await storeContent(
      database,
      office.author,
      aCompleteFramework({ previous: null, links: [], entries: [] }),
    );
    await database.db.execute(
      `update framework set previous_id = ${frameworkId} where id = ${next.frameworkId}`,
    );
    const [shown] = (await listInProgress(database.db)).frameworks.filter(
      ({ id }) => id === next.frameworkId,
    );
    expect(shown?.authorIds.has(writer.personId)).toBe(false);
  });

  it("who resolved an action of it for others does not write its baseline afterwards", async () => {
    const officer = await newcomer("monitoring_officer", "eia_author");
    const open = await anOpenAction(database, office, frameworkId);
    await proposeForAction(at(database, office.author), { ...seen(open), kind: "withdraw", reason: "Gone" });
    await confirmWithdrawal(at(database, officer), {
      ...seen(await getAction(database, frameworkId, open.id)),
      reason: "Agreed",
    });
    await expectRefusal(
      editFrameworkDetails(at(database, officer), {
        frameworkId: baselineId,
        version: 1,
        title: "Baseline",
        aim: "",
        budgetDate: null,
        priorities: [],
        newPriorities: [],
      }),
      { kind: "forbidden" },
    );
  });
});

describe("an action's owner", () => {
  it("does not confirm its withdrawal where a colleague proposed it for them", async () => {
    const owner = await newcomer("senior_officer");
    const open = await anOpenAction(database, office, frameworkId, { owner: { personId: owner.personId } });
    await proposeForAction(at(database, office.colleague), {
      ...seen(open),
      kind: "withdraw",
      reason: "Gone",
    });
    const input = { ...seen(await getAction(database, frameworkId, open.id)), reason: "Agreed" };
    await expectRefusal(confirmWithdrawal(at(database, owner), input), { kind: "forbidden" });
    await confirmWithdrawal(at(database, office.senior), input);
  });

  it("does not accept to carry it forward as the monitoring officer", async () => {
    const open = await anOpenAction(database, office, frameworkId, {
      owner: { personId: office.monitoring.personId },
    });
    await proposeForAction(at(database, office.author), {
      ...seen(open),
      kind: "carry_forward",
      reason: "Later",
    });
    const input = { ...seen(await getAction(database, frameworkId, open.id)), reason: "Agreed" };
    await expectRefusal(acceptCarryForward(at(database, office.monitoring), input), { kind: "forbidden" });
  });
});

describe("an administrator who makes a link for a signatory", () => {
  // That they sign nothing as the signatory either is in password-confirmation.test.ts.
  it("signs nothing in their own name with it, ends every session, and stands on the log", async () => {
    const signatory = await newcomer("decision_maker");
    const now = new Date("2018-03-09T10:00:00Z");
    await database.db.insert(session).values({
      tokenHash: `of ${signatory.personId}`,
      personId: signatory.personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date("2018-03-10T10:00:00Z"),
    });
    await bringTo(database, office, frameworkId, "determined");
    const link = await makeOneTimeLink(at(database, office.admin), signatory);
    const chosen = "a password that somebody else chose";
    expect(await setPassword(at(database, office.admin), { token: link.token, newPassword: chosen })).toBe(
      true,
    );
    const input = await signature(database, frameworkId, { password: chosen });
    expect(await refusalOf(signDecision(at(database, office.admin), input))).toMatchObject({
      kind: "not-found",
    });
    expect(await database.db.$count(session, eq(session.personId, signatory.personId))).toBe(0);
    const made = await database.db
      .select({ by: auditEvent.personId, act: auditEvent.act })
      .from(auditEvent)
      .where(eq(auditEvent.subject, signatory.name))
      .orderBy(auditEvent.number);
    expect(made).toEqual([
      { act: "account.link", by: office.admin.personId },
      { act: "password.set", by: signatory.personId },
    ]);
  });
});

it("each act stores the capacity it was done in", async () => {
  const open = await anOpenAction(database, office, frameworkId);
  await proposeForAction(at(database, office.author), {
    ...seen(open),
    kind: "carry_forward",
    reason: "Later",
  });
  await acceptCarryForward(at(database, office.monitoring), {
    ...seen(await getAction(database, frameworkId, open.id)),
    reason: "Agreed",
  });
  await bringTo(database, office, frameworkId, "signed");
  const [resolved] = await database.db.select().from(action).where(eq(action.id, open.id));
  expect(resolved?.resolvedCapacity).toBe("Solicitor to the office");
  const [steps] = await database.db
    .select({ submitted: submission.capacity, ended: submission.endedCapacity, approved: approval.capacity })
    .from(submission)
    .innerJoin(approval, eq(approval.submissionId, submission.id))
    .where(eq(submission.frameworkId, frameworkId));
  expect(steps).toEqual({
    submitted: "Commissioning Manager",
    approved: "Chief Executive",
    ended: "Commissioner for Testshire",
  });
  const logged = await database.db
    .select({ act: auditEvent.act, capacity: auditEvent.capacity })
    .from(auditEvent)
    .where(eq(auditEvent.frameworkId, frameworkId))
    .orderBy(auditEvent.number);
  expect(logged).toEqual([
    { act: "action.add", capacity: "Commissioning Manager" },
    { act: "action.propose_carry_forward", capacity: "Commissioning Manager" },
    { act: "action.accept_carry_forward", capacity: "Solicitor to the office" },
    { act: "framework.submit", capacity: "Commissioning Manager" },
    { act: "framework.approve", capacity: "Chief Executive" },
    { act: "framework.determine", capacity: "Solicitor to the office" },
    { act: "framework.sign", capacity: "Commissioner for Testshire" },
  ]);
});
