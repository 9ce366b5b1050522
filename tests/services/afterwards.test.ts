import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listActionHistory, listInProgress } from "../../db/queries/actions.server";
import { getContent } from "../../db/queries/content.server";
import { findSubmission } from "../../db/queries/frameworks.server";
import type { Database } from "../../db/client.server";
import { action, actionAcceptance, auditEvent, publishedPart, signedRecord } from "../../db/schema";
import { afterwardsWaitingFor } from "../../app/auth/waiting-for";
import { mayAcceptAfterwards } from "../../app/auth/permissions";
import type { Action } from "../../app/domain/actions/action";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { afterwardsSection } from "../../app/documents/afterwards.view";
import {
  acceptAfterwards,
  type AcceptAfterwardsInput,
} from "../../app/services/sign-off/accept-afterwards.server";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import { completeAction } from "../../app/services/actions/complete-action.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { recallSubmission } from "../../app/services/sign-off/recall-submission.server";
import { SUPPORTED_ON_CONDITION } from "../../app/domain/decision/decision-answer";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice, expectRefusal, isAuthor, type Office } from "../support/action-plan";
import { aCompleteFramework, anAction, ENTRY, IMPACT } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson } from "../support/office";
import {
  answersWith,
  at,
  bringTo,
  digestOf,
  givePassword,
  PUBLISHED,
  signature,
  submit,
} from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await givePassword(database, office.decider);
});
beforeEach(async () => {
  frameworkId = await aFrameworkWith(
    { what: "Open an outreach session", isCondition: true, mitigates: [IMPACT.adverse] },
    { what: "Ask who no longer comes" },
  );
});
afterAll(() => database.close());

/** With these actions for after the decision, and nothing else in its plan. */
async function aFrameworkWith(...actions: Partial<Action>[]): Promise<number> {
  const content = aCompleteFramework({
    actions: actions.map((overrides, index) =>
      anAction({ id: 31 + index, entryId: ENTRY.assessed, timing: "after", ...overrides }),
    ),
    entries: aCompleteFramework().entries.map((entry) => ({
      ...entry,
      impacts: entry.impacts.map((impact) => ({ ...impact, justification: "The lease ends" })),
    })),
  });
  return (await storeContent(database, office.author, content)).frameworkId;
}

const actionIds = async () => (await getContent(database.db, frameworkId)).actions.map(({ id }) => id);
const states = async () => (await getContent(database.db, frameworkId)).actions.map(({ state }) => state);
const idAt = async (place: number) => (await actionIds())[place] ?? 0;
async function accept(who: Office["author"], overrides: Partial<AcceptAfterwardsInput> = {}): Promise<void> {
  await acceptAfterwards(at(database, who), {
    frameworkId,
    digest: await digestOf(database, frameworkId),
    actions: "all",
    reason: "The session opens with the new lease",
    ...overrides,
  });
}
const acceptances = async () =>
  (await findSubmission(database.db, frameworkId, "open"))?.acceptances.map(
    ({ actionId, reason, personName }) => ({ actionId, reason, personName }),
  ) ?? [];
const sign = async () => signDecision(at(database, office.decider), await signature(database, frameworkId));

describe("what is done after the decision (rule 18)", () => {
  it("does not hold up the submission, but the signature, until it is accepted", async () => {
    await bringTo(database, office, frameworkId, "determined");
    await expectRefusal(sign(), {
      kind: "blocked",
      blockers: [
        expect.objectContaining({ rule: "afterwards", subject: "Open an outreach session" }),
        expect.objectContaining({ rule: "afterwards", subject: "Ask who no longer comes" }),
      ] as unknown,
    });
    await accept(office.monitoring);
    // A condition in the plan is one of the decision (rule 27).
    const without = await signature(database, frameworkId, { outcome: "supported", conditions: "" });
    await expectRefusal(signDecision(at(database, office.decider), without), {
      kind: "invalid",
      errors: { outcome: SUPPORTED_ON_CONDITION },
    });
    await sign();
    expect(await states()).toEqual(["carried_forward", "carried_forward"]);
  });

  it.each(["submitted", "approved", "determined"] as const)("is accepted once %s", async (stage) => {
    await bringTo(database, office, frameworkId, stage);
    await accept(office.senior);
    expect(await acceptances()).toHaveLength(2);
    expect(await states()).toEqual(["open", "open"]);
  });

  it("is accepted row by row, each with its own reason, or the rest with one", async () => {
    await submit(database, office.author, frameworkId);
    const [first = 0, second = 0] = await actionIds();
    await accept(office.monitoring, { actions: [first], reason: "The lease begins in May" });
    await expectRefusal(accept(office.senior, { actions: [first, second] }), {
      kind: "invalid",
      errors: { actions: expect.stringContaining("no longer waits") as string },
    });
    await accept(office.senior, { reason: " Visitors are asked in April " });
    expect(await acceptances()).toEqual([
      { actionId: first, reason: "The lease begins in May", personName: "Monitoring" },
      { actionId: second, reason: "Visitors are asked in April", personName: "Senior" },
    ]);
    await expectRefusal(accept(office.monitoring), { kind: "invalid" });
  });

  it("is accepted with a reason, of actions that are there", async () => {
    await submit(database, office.author, frameworkId);
    await expectRefusal(accept(office.monitoring, { reason: "  " }), {
      kind: "invalid",
      errors: { reason: "Enter the reason" },
    });
    for (const actions of [[], [999_999]]) {
      await expectRefusal(accept(office.monitoring, { actions }), { kind: "invalid" });
    }
    expect(await acceptances()).toEqual([]);
  });

  it.each(["author", "colleague", "decider"] as const)("is not accepted by %s", async (who) => {
    await submit(database, office.author, frameworkId);
    await expectRefusal(accept(office[who]), { kind: "forbidden" });
  });

  it("is not accepted by an officer who wrote content of it", async () => {
    const both = await addPerson(database, "Both", ["eia_author", "senior_officer"]);
    const { actions } = aCompleteFramework();
    const content = aCompleteFramework({ actions: [...actions, anAction({ id: 51, timing: "after" })] });
    const own = (await storeContent(database, both, content)).frameworkId;
    await submit(database, both, own);
    await expectRefusal(accept(both, { frameworkId: own, digest: await digestOf(database, own) }), {
      kind: "forbidden",
    });
  });

  it("leaves to somebody else what the officer owns, and takes the others", async () => {
    await database.db
      .update(action)
      .set({ ownerId: office.monitoring.personId })
      .where(eq(action.id, await idAt(0)));
    await submit(database, office.author, frameworkId);
    await expectRefusal(accept(office.monitoring, { actions: [await idAt(0)] }), { kind: "forbidden" });
    await accept(office.monitoring);
    expect(await acceptances()).toMatchObject([{ actionId: await idAt(1) }]);
  });

  it("is not accepted before it is submitted, nor once it is signed", async () => {
    await expectRefusal(accept(office.monitoring), { kind: "conflict" });
    await bringTo(database, office, frameworkId, "determined");
    const digest = await digestOf(database, frameworkId);
    await accept(office.monitoring);
    await sign();
    await expectRefusal(accept(office.monitoring, { digest }), { kind: "conflict" });
  });

  it("is accepted for what was submitted: a recall asks for it anew", async () => {
    await submit(database, office.author, frameworkId);
    await accept(office.monitoring);
    const digest = await digestOf(database, frameworkId);
    await recallSubmission(at(database, office.author), { frameworkId, digest, reason: "A typing mistake" });
    const [event] = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "framework.recall"));
    expect(event?.detail).toMatchObject({
      lapsed: { acceptances: [{ by: "Monitoring" }, { by: "Monitoring" }] },
    });
    await bringTo(database, office, frameworkId, "determined");
    await expectRefusal(sign(), { kind: "blocked" });
    await expectRefusal(accept(office.monitoring, { digest }), { kind: "conflict" });
    await accept(office.monitoring);
    await sign();
  });

  it("stands on the log, in each action's history, with the digest it was given for", async () => {
    await submit(database, office.author, frameworkId);
    await accept(office.monitoring);
    const id = await idAt(1);
    const [latest] = await listActionHistory(database.db, frameworkId, id);
    expect(latest).toMatchObject({
      act: "action.accept_afterwards",
      personName: "Monitoring",
      detail: { actionId: id, reason: "The session opens with the new lease" },
    });
    const events = await database.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.act, "action.accept_afterwards"));
    expect(events.at(-1)?.digestAfter).toBe(await digestOf(database, frameworkId));
    expect(await isAuthor(database, frameworkId, office.monitoring)).toBe(false);
  });

  it("waits for those who may accept it, and for nobody else", async () => {
    await submit(database, office.author, frameworkId);
    const waiting = async () =>
      (await listInProgress(database.db)).notAccepted.filter((one) => one.frameworkId === frameworkId);
    expect(await waiting()).toHaveLength(2);
    const standing = {
      id: frameworkId,
      state: "submitted" as const,
      authorIds: new Set([1]),
      approvedBy: null,
    };
    const own = { ownerId: 7, frameworkId };
    const person = (personId: number, role: "monitoring_officer" | "decision_maker") => ({
      ...{ personId, roles: [role], isConfirmed: true },
    });
    const counted = (who: ReturnType<typeof person>) =>
      afterwardsWaitingFor(who, [own, { ownerId: null, frameworkId }], [standing]).map(({ count }) => count);
    expect(counted(person(9, "monitoring_officer"))).toEqual([2]);
    expect(counted(person(7, "monitoring_officer"))).toEqual([1]);
    expect(counted(person(1, "monitoring_officer"))).toEqual([]);
    expect(counted(person(9, "decision_maker"))).toEqual([]);
    expect(
      mayAcceptAfterwards({ ...person(9, "monitoring_officer"), isConfirmed: false }, standing),
    ).toMatchObject({
      refused: { why: "unconfirmed" },
    });
    await accept(office.monitoring);
    expect(await waiting()).toEqual([]);
  });
});

describe("signed with what is done after the decision", () => {
  const signed = async () => {
    await bringTo(database, office, frameworkId, "determined");
    await accept(office.monitoring);
    await sign();
    const [record] = await database.db
      .select()
      .from(signedRecord)
      .where(eq(signedRecord.frameworkId, frameworkId));
    if (!record) throw new Error("It was not signed");
    return record;
  };

  it("the record says what is carried forward, with whose word, and what is a condition", async () => {
    const { snapshot } = await signed();
    expect(snapshot.record.carriedForwardActions).toBe(2);
    expect(snapshot.eia.actions).toMatchObject([
      {
        what: "Open an outreach session",
        state: "carried_forward",
        timing: "after",
        isCondition: true,
        acceptanceReason: "The session opens with the new lease",
        resolvedBy: { name: "Monitoring" },
      },
      { what: "Ask who no longer comes", state: "carried_forward", timing: "after" },
    ]);
    expect(snapshot.eia.actions[1]).not.toHaveProperty("isCondition");
    expect(snapshot.eia.acknowledgements.map(({ key }) => key)).toContain("afterwards");
    const leaves = snapshot.leaves.filter(({ kind }) => kind === "action").map(({ body }) => body);
    expect(leaves).toMatchObject([
      { state: "open", timing: "after", isCondition: true, acceptanceReason: "" },
      { state: "open", timing: "after" },
    ]);
  });

  it("its plan stays tracked: an owner completes what was left", async () => {
    await signed();
    const [first] = (await getContent(database.db, frameworkId)).actions;
    await completeAction(at(database, office.author), {
      frameworkId,
      actionId: first?.id ?? 0,
      version: first?.version ?? 0,
      completedOn: calendarDate("2018-03-09"),
      whatWasDone: "The session opened",
      eiaUpdated: true,
      eiaNotUpdatedReason: "",
    });
    expect(await states()).toEqual(["completed", "carried_forward"]);
  });

  it("says nothing of an action that is withheld, nor of why it was accepted", async () => {
    await submit(database, office.author, frameworkId);
    const [first = 0, second = 0] = await actionIds();
    await accept(office.monitoring, { actions: [first], reason: "CANARY-why-it-was-accepted" });
    await accept(office.monitoring, { actions: [second] });
    await bringToDetermined(first);
    const { referenceKey } = await sign();
    const parts = await database.db
      .select()
      .from(publishedPart)
      .where(eq(publishedPart.referenceKey, referenceKey));
    const text = JSON.stringify(parts.map(({ body, later }) => [body, later]));
    expect(text).toContain("Ask who no longer comes");
    expect(text).not.toContain("CANARY");
    expect(text).not.toContain("Open an outreach session");
  });

  async function bringToDetermined(withheldAction: number): Promise<void> {
    const digest = await digestOf(database, frameworkId);
    await approveSubmission(at(database, office.senior), {
      frameworkId,
      digest,
      confirmed: true,
      comment: "",
    });
    await determinePublication(at(database, office.monitoring), {
      frameworkId,
      digest,
      answers: answersWith({
        eia: {
          ...PUBLISHED,
          items: [{ kind: "action", id: withheldAction }],
          written: "Freedom of Information Act 2000 s.41",
        },
      }),
    });
  }
});

describe("past the services", () => {
  const refused = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
    } catch (error) {
      return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    }
    return "it was done";
  };
  const signBySql = async () =>
    database.db.execute(sql`
      insert into signed_record (framework_id, reference, reference_key, digest, outcome, signed_at, signed_by, snapshot)
      values (${frameworkId}, 'x', ${`key-${frameworkId}`}, ${await digestOf(database, frameworkId)}, 'supported', now(),
        ${office.decider.personId}, '{}')`);
  const carryBySql = () =>
    database.db.update(action).set({ state: "carried_forward" }).where(eq(action.frameworkId, frameworkId));

  it("nothing open is signed, accepted or not", async () => {
    await submit(database, office.author, frameworkId);
    await accept(office.monitoring);
    expect(await refused(signBySql())).toContain("has an unresolved action");
  });

  it("nothing is signed that is carried forward without being accepted for this very submission", async () => {
    await submit(database, office.author, frameworkId);
    await carryBySql();
    expect(await refused(signBySql())).toContain("nobody accepted");
  });

  it.each(["its owner", "an author"])("what %s accepted does not count", async (who) => {
    const by = who === "an author" ? office.author : office.monitoring;
    if (who === "its owner")
      await database.db
        .update(action)
        .set({ ownerId: by.personId })
        .where(eq(action.frameworkId, frameworkId));
    await submit(database, office.author, frameworkId);
    const digest = await digestOf(database, frameworkId);
    const open = await findSubmission(database.db, frameworkId, "open");
    await database.db.insert(actionAcceptance).values(
      (await actionIds()).map((actionId) => ({
        submissionId: open?.submission.id ?? 0,
        ...{
          actionId,
          digest,
          reason: "Mine",
          personId: by.personId,
          personName: by.name,
          capacity: "",
          at: new Date(),
        },
      })),
    );
    await carryBySql();
    expect(await refused(signBySql())).toContain("nobody accepted");
  });

  it("a condition is of what is done after the decision alone", async () => {
    const work = database.db
      .update(action)
      .set({ timing: "before" })
      .where(eq(action.frameworkId, frameworkId));
    expect(await refused(work)).toContain("action_condition_afterwards");
  });
});

describe("the one table before whoever decides", () => {
  const [after, condition, carried, done] = [
    anAction({ id: 1, timing: "after", what: "Later" }),
    anAction({ id: 2, timing: "after", isCondition: true, what: "On this condition" }),
    anAction({ id: 3, state: "carried_forward", what: "Could not wait" }),
    anAction({ id: 4, state: "completed", what: "Done" }),
  ];
  const cells = (actions: Action[]) =>
    afterwardsSection(actions).blocks.flatMap((block) =>
      block.kind === "table" ? block.table.rows.map((row) => row.cells) : [],
    );

  it("has the conditions first, and all that is left", () => {
    const rows = cells([after, carried, done, condition]);
    expect(rows.map(([what]) => what)).toEqual([
      ["On this condition", "A condition of the decision"],
      ["Later", "After the decision"],
      ["Could not wait", "Carried forward: it was to be done before the decision"],
    ]);
    expect(rows.map((row) => row.at(-1))).toEqual([
      ["Nobody has accepted this yet"],
      ["Nobody has accepted this yet"],
      [
        "Why the decision cannot wait: The data come in June",
        "Accepted because: Agreed",
        "Accepted by: A. Officer, Monitoring Officer",
      ],
    ]);
  });

  it("says where there is none", () => {
    expect(cells([done])).toEqual([]);
    expect(JSON.stringify(afterwardsSection([done]))).toContain("none is left to be done after the decision");
  });
});
