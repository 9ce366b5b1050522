import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import {
  findPlan,
  findPlanOf,
  listFrameworksOfPlan,
  listPlanPriorities,
  listServing,
  readPlanUses,
} from "../../db/queries/plans.server";
import { auditEvent, framework, headingServes, priority } from "../../db/schema";
import { contentLeaves } from "../../app/domain/decision/content-leaves";
import { planKept, type PlanPriorityInWords } from "../../app/domain/plan/plan";
import { arrangementVersion, type Move } from "../../app/domain/shared/arrangement";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { NO_VERSION } from "../../app/services/context.server";
import { arrangePlan } from "../../app/services/plans/arrange-plan.server";
import { linkToPlan } from "../../app/services/plans/link-to-plan.server";
import { removePlan } from "../../app/services/plans/remove-plan.server";
import { removePlanPriority } from "../../app/services/plans/remove-plan-priority.server";
import { savePlan } from "../../app/services/plans/save-plan.server";
import { savePlanPriority } from "../../app/services/plans/save-plan-priority.server";
import { startBudgets } from "../support/budget";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { aPlan } from "../support/plan";
import { refusalOf } from "../support/refusals";

let database: Database;
let administrator: Actor;
let author: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  administrator = await addPerson(database, "Administrator", ["administrator"]);
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterAll(() => database.close());

const admin = () => contextOf(database, administrator);
const writer = () => contextOf(database, author);
const VICTIMS = { name: "Victim Services", kind: "priority", leftTo: "" } as const;
const POLICING = { name: "Visible Policing", kind: "left", leftTo: "The force" } as const;
const PREVENTION = { name: "Crime Prevention", kind: "theme", leftTo: "" } as const;

async function aPlanWith(...priorities: PlanPriorityInWords[]) {
  const planId = await savePlan(admin(), { ...aPlan(), planId: "new", version: NO_VERSION });
  for (const one of priorities) {
    await savePlanPriority(admin(), { planId, planPriorityId: "new", version: NO_VERSION, ...one });
  }
  return { planId, priorities: await listPlanPriorities(database.db, planId) };
}

async function aFramework() {
  const { frameworkId } = await startBudgets(database, author, { before: {}, now: { Helpline: 100 } });
  const { budget } = await getContent(database.db, frameworkId);
  return { frameworkId, headingId: budget.priorities[0]?.id ?? 0 };
}

describe("a plan of the office", () => {
  it("is recorded and changed by whoever manages the office", async () => {
    const { planId } = await aPlanWith();
    const changed = aPlan({
      name: "Plan 2017-20",
      endsOn: calendarDate("2020-03-31"),
      eiaState: "in_progress",
    });
    await savePlan(admin(), { ...changed, planId, version: 1 });
    expect(await findPlan(database.db, planId)).toEqual({ id: planId, version: 2, ...changed });
    expect(await refusalOf(savePlan(admin(), { ...aPlan(), planId, version: 1 }))).toMatchObject({
      kind: "stale",
      current: { name: "Plan 2017-20", endsOn: "31 March 2020", eiaState: "In progress" },
    });
    const wrong = aPlan({ endsOn: calendarDate("2016-01-01") });
    expect(await refusalOf(savePlan(admin(), { ...wrong, planId, version: 2 }))).toMatchObject({
      kind: "invalid",
    });
    expect(await refusalOf(savePlan(admin(), { ...aPlan(), planId: 99_999, version: 1 }))).toEqual({
      kind: "not-found",
    });
    expect(await refusalOf(savePlan(writer(), { ...aPlan(), planId, version: 2 }))).toMatchObject({
      kind: "forbidden",
    });
  });

  it("has its priorities in their order: those of others, and themes, as well", async () => {
    const { planId, priorities } = await aPlanWith(VICTIMS, POLICING, PREVENTION);
    expect(priorities).toMatchObject([VICTIMS, POLICING, PREVENTION]);
    const [victims, policing, prevention] = priorities.map(({ id }) => id);
    const arrange = async (move: Move | null) =>
      arrangePlan(admin(), {
        planId,
        version: arrangementVersion(await listPlanPriorities(database.db, planId)),
        move,
      });
    await arrange({ id: prevention ?? 0, by: -1 });
    const names = async () => (await listPlanPriorities(database.db, planId)).map(({ id }) => id);
    expect(await names()).toEqual([victims, prevention, policing]);
    expect(await refusalOf(arrange({ id: victims ?? 0, by: -1 }))).toMatchObject({ kind: "conflict" });
    expect(await refusalOf(arrange(null))).toMatchObject({ kind: "conflict" });
    const stale = { planId, version: 3, move: { id: victims ?? 0, by: 1 } } as const;
    expect(await refusalOf(arrangePlan(admin(), stale))).toMatchObject({ kind: "stale" });
    // What is no longer left to another body says of nobody that they see to it.
    const place = { planId, planPriorityId: policing ?? 0, version: 1 };
    await savePlanPriority(admin(), { ...place, ...POLICING, kind: "priority" });
    expect((await listPlanPriorities(database.db, planId))[2]).toMatchObject({
      kind: "priority",
      leftTo: "",
    });
    expect(await refusalOf(savePlanPriority(admin(), { ...place, ...POLICING }))).toMatchObject({
      kind: "stale",
    });
    await removePlanPriority(admin(), { planId, planPriorityId: policing ?? 0, version: 2 });
    expect(await names()).toEqual([victims, prevention]);
    for (const attempt of [
      () => savePlanPriority(writer(), { ...place, ...POLICING }),
      () => removePlanPriority(writer(), { planId, planPriorityId: victims ?? 0, version: 1 }),
      () => arrangePlan(writer(), stale),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({ kind: "forbidden" });
    }
  });
});

describe("a plan that nobody needs", () => {
  const removed = (planId: number, version = 1) => removePlan(admin(), { planId, version });

  it("is removed with its priorities by whoever manages the office, and the log keeps what it said", async () => {
    const { planId } = await aPlanWith(VICTIMS, PREVENTION);
    expect(await refusalOf(removePlan(writer(), { planId, version: 1 }))).toMatchObject({
      kind: "forbidden",
    });
    expect(await refusalOf(removed(planId, 7))).toMatchObject({ kind: "stale" });
    await removed(planId);
    expect(await findPlan(database.db, planId)).toBeNull();
    expect(await listPlanPriorities(database.db, planId)).toEqual([]);
    const [event] = await database.db.select().from(auditEvent).orderBy(desc(auditEvent.number)).limit(1);
    expect(event).toMatchObject({ act: "plan.remove", subject: aPlan().name });
    expect(await refusalOf(removed(planId))).toEqual({ kind: "not-found" });
  });

  it("is kept while a framework belongs to it, and for good once one that did is signed", async () => {
    const [{ planId }, other] = [await aPlanWith(VICTIMS), await aPlanWith(POLICING)];
    const { frameworkId } = await aFramework();
    await linkToPlan(writer(), { frameworkId, planId, serves: [], version: 0 });
    expect(await refusalOf(removed(planId))).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("belongs to it, so it is kept"),
    });
    await linkToPlan(writer(), { frameworkId, planId: other.planId, serves: [], version: 1 });
    expect(planKept(await readPlanUses(database.db, planId))).toBeNull();
    await database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));
    await database.db.update(framework).set({ state: "signed" }).where(eq(framework.id, frameworkId));
    expect(await refusalOf(removed(planId))).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("is signed, so it is kept"),
    });
  });
});

describe("the plan that a framework belongs to", () => {
  it("is said by an author, then which priority each heading serves; and another plan begins anew", async () => {
    const { planId, priorities } = await aPlanWith(VICTIMS, PREVENTION);
    const other = await aPlanWith(POLICING);
    const { frameworkId, headingId } = await aFramework();
    const [victims] = priorities;
    const serves = [{ headingId, planPriorityId: victims?.id ?? 0 }];
    const serving = async () => [...(await listServing(database.db, [frameworkId]))];

    await linkToPlan(writer(), { frameworkId, planId, serves, version: 0 });
    expect(await serving()).toEqual([]);
    await linkToPlan(writer(), { frameworkId, planId, serves, version: 1 });
    expect(await serving()).toEqual([[headingId, victims?.id]]);
    expect(await findPlanOf(database.db, frameworkId)).toEqual({ planId, version: 2 });
    expect(await listFrameworksOfPlan(database.db, planId)).toMatchObject([{ id: frameworkId }]);
    const [event] = await database.db.select().from(auditEvent).orderBy(desc(auditEvent.number)).limit(1);
    expect(event?.act).toBe("plan.link");

    // What is served stays while it is.
    const removal = { planId, planPriorityId: victims?.id ?? 0, version: 1 };
    expect(await refusalOf(removePlanPriority(admin(), removal))).toMatchObject({ kind: "conflict" });
    expect(
      await refusalOf(linkToPlan(writer(), { frameworkId, planId, serves: [], version: 1 })),
    ).toMatchObject({ kind: "stale" });

    await linkToPlan(writer(), { frameworkId, planId: other.planId, serves, version: 2 });
    expect(await serving()).toEqual([]);
    // Nothing of another plan is served, nor by a heading of another framework.
    const elsewhere = await aFramework();
    await linkToPlan(writer(), {
      ...{ frameworkId, planId: other.planId, version: 3 },
      serves: [...serves, { headingId: elsewhere.headingId, planPriorityId: other.priorities[0]?.id ?? 0 }],
    });
    expect(await serving()).toEqual([]);
    await removePlanPriority(admin(), removal);
  });

  it("is no content: nothing that is frozen knows of it, and what was signed can be tied to it", async () => {
    const { planId } = await aPlanWith(VICTIMS);
    const { frameworkId } = await aFramework();
    const before = contentLeaves(await getContent(database.db, frameworkId));
    await linkToPlan(writer(), { frameworkId, planId, serves: [], version: 0 });
    expect(contentLeaves(await getContent(database.db, frameworkId))).toEqual(before);
    await database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));
    await linkToPlan(writer(), { frameworkId, planId, serves: [], version: 1 });
    await database.db.update(framework).set({ state: "withdrawn" }).where(eq(framework.id, frameworkId));
    const link = { frameworkId, planId, serves: [], version: 2 };
    expect(await refusalOf(linkToPlan(writer(), link))).toMatchObject({ kind: "conflict" });
    const senior = contextOf(database, await addPerson(database, "Senior", ["senior_officer"]));
    expect(await refusalOf(linkToPlan(senior, link))).toMatchObject({ kind: "forbidden" });
  });

  it("goes with its heading", async () => {
    const { planId, priorities } = await aPlanWith(VICTIMS);
    const { frameworkId, headingId } = await aFramework();
    await database.db.insert(headingServes).values({ headingId, planPriorityId: priorities[0]?.id ?? 0 });
    expect((await listServing(database.db, [frameworkId])).size).toBe(1);
    const [empty] = await database.db
      .insert(priority)
      .values({ frameworkId, name: "Another", position: 9 })
      .returning({ id: priority.id });
    await database.db
      .insert(headingServes)
      .values({ headingId: empty?.id ?? 0, planPriorityId: priorities[0]?.id ?? 0 });
    await database.db.delete(priority).where(eq(priority.id, empty?.id ?? 0));
    expect([...(await listServing(database.db, [frameworkId]))]).toEqual([[headingId, priorities[0]?.id]]);
    expect(planId).toBeGreaterThan(0);
  });
});
