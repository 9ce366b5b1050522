import { inArray } from "drizzle-orm";
import { getBudget } from "~db/queries/content.server";
import { findPlan, findPlanOf, listPlanPriorities, listServing } from "~db/queries/plans.server";
import { frameworkPlan, headingServes } from "~db/schema";
import { mayLinkToPlan } from "~/auth/permissions";
import {
  allow,
  recordEvent,
  requireVersion,
  withFramework,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal } from "~/services/refusal";

export interface LinkToPlan {
  frameworkId: number;
  planId: number;
  /** The priority that each heading serves, by the heading; null for none. */
  serves: readonly { headingId: number; planPriorityId: number | null }[];
  /** 0 while it belongs to no plan. */
  version: number;
}

/**
 * Says to which plan a framework belongs, and which of its priorities each heading of the budget serves. With another plan what the
 * headings served of the one before goes.
 * @throws Refusal forbidden, conflict, not-found, stale
 */
export async function linkToPlan(
  context: ServiceContext,
  { frameworkId, planId, serves, version }: LinkToPlan,
): Promise<void> {
  await withFramework(context, frameworkId, async (write) => {
    const { tx, actor, standing, framework } = write;
    const role = allow(mayLinkToPlan(actor, standing));
    const before = await findPlanOf(tx, frameworkId);
    const planBefore = before && (await findPlan(tx, before.planId));
    requireVersion({ version: before?.version ?? 0 }, version, { planId: planBefore?.name ?? "" });
    const plan = await findPlan(tx, planId);
    if (!plan) throw new Refusal({ kind: "not-found" });
    const { priorities: headings } = await getBudget(tx, frameworkId);
    const servedBefore = await listServing(tx, [frameworkId]);
    const isSame = before?.planId === planId;
    const ofPlan = new Set((await listPlanPriorities(tx, planId)).map(({ id }) => id));
    const rows = isSame
      ? serves.flatMap(({ headingId, planPriorityId }) =>
          planPriorityId !== null && ofPlan.has(planPriorityId) && headings.some(({ id }) => id === headingId)
            ? [{ headingId, planPriorityId }]
            : [],
        )
      : [];
    if (headings.length > 0) {
      await tx.delete(headingServes).where(
        inArray(
          headingServes.headingId,
          headings.map(({ id }) => id),
        ),
      );
    }
    if (rows.length > 0) await tx.insert(headingServes).values(rows);
    const set = { planId, version: (before?.version ?? 0) + 1 };
    await tx
      .insert(frameworkPlan)
      .values({ frameworkId, ...set })
      .onConflictDoUpdate({ target: frameworkPlan.frameworkId, set });
    recordEvent(write, {
      act: "plan.link",
      role,
      subject: framework.title,
      before: { plan: planBefore?.name ?? "", serves: Object.fromEntries(servedBefore) },
      after: {
        plan: plan.name,
        serves: Object.fromEntries(rows.map(({ headingId, planPriorityId }) => [headingId, planPriorityId])),
      },
      detail: { planId },
    });
  });
}
