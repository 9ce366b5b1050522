import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { HeadingServes, Plan, PlanPriority, PlanUses } from "../../app/domain/plan/plan";
import type { Db } from "../client.server";
import { auditEvent, framework, frameworkPlan, headingServes, plan, planPriority, priority } from "../schema";

/** The latest first. */
export function listPlans(db: Db): Promise<Plan[]> {
  return db.select().from(plan).orderBy(desc(plan.startsOn), asc(plan.id));
}

export async function findPlan(db: Db, planId: number): Promise<Plan | null> {
  const [row] = await db.select().from(plan).where(eq(plan.id, planId));
  return row ?? null;
}

/** Of one plan, in its order. */
export function listPlanPriorities(db: Db, planId: number): Promise<PlanPriority[]> {
  return db
    .select({
      id: planPriority.id,
      name: planPriority.name,
      kind: planPriority.kind,
      leftTo: planPriority.leftTo,
      version: planPriority.version,
    })
    .from(planPriority)
    .where(eq(planPriority.planId, planId))
    .orderBy(asc(planPriority.position), asc(planPriority.id));
}

/** The plan that a framework belongs to; null where nobody has said. */
export async function findPlanOf(
  db: Db,
  frameworkId: number,
): Promise<{ planId: number; version: number } | null> {
  const [row] = await db
    .select({ planId: frameworkPlan.planId, version: frameworkPlan.version })
    .from(frameworkPlan)
    .where(eq(frameworkPlan.frameworkId, frameworkId));
  return row ?? null;
}

/** Which priority of its plan each heading of these frameworks serves. */
export async function listServing(db: Db, frameworkIds: readonly number[]): Promise<HeadingServes> {
  if (frameworkIds.length === 0) return new Map();
  const rows = await db
    .select({ headingId: headingServes.headingId, planPriorityId: headingServes.planPriorityId })
    .from(headingServes)
    .innerJoin(priority, eq(priority.id, headingServes.headingId))
    .where(inArray(priority.frameworkId, [...frameworkIds]));
  return new Map(rows.map(({ headingId, planPriorityId }) => [headingId, planPriorityId]));
}

/** The frameworks that belong to a plan, in the order in which they were begun. */
export function listFrameworksOfPlan(db: Db, planId: number): Promise<{ id: number; title: string }[]> {
  return db
    .select({ id: framework.id, title: framework.title })
    .from(frameworkPlan)
    .innerJoin(framework, eq(framework.id, frameworkPlan.frameworkId))
    .where(eq(frameworkPlan.planId, planId))
    .orderBy(asc(framework.id));
}

/** The budgets that a priority is served by, by what they belong to. */
export function listFrameworksServing(db: Db, planPriorityId: number): Promise<{ title: string }[]> {
  return db
    .selectDistinct({ title: framework.title })
    .from(headingServes)
    .innerJoin(priority, eq(priority.id, headingServes.headingId))
    .innerJoin(framework, eq(framework.id, priority.frameworkId))
    .where(eq(headingServes.planPriorityId, planPriorityId))
    .orderBy(asc(framework.title));
}

/** What refers to a plan, or did: to which it belonged stays on the log. */
export async function readPlanUses(db: Db, planId: number): Promise<PlanUses> {
  const [belonging, signed] = await Promise.all([
    listFrameworksOfPlan(db, planId),
    db
      .selectDistinct({ title: framework.title })
      .from(auditEvent)
      .innerJoin(framework, eq(framework.id, auditEvent.frameworkId))
      .where(
        and(
          eq(auditEvent.act, "plan.link"),
          sql`${auditEvent.detail} ->> 'planId' = ${String(planId)}`,
          eq(framework.state, "signed"),
        ),
      )
      .orderBy(asc(framework.title)),
  ]);
  const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);
  return { belonging: titles(belonging), signed: titles(signed) };
}
