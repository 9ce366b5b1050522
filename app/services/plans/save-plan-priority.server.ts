import { eq, sql } from "drizzle-orm";
import { findPlan } from "~db/queries/plans.server";
import { planPriority } from "~db/schema";
import { priorityFaults, type PlanPriorityInWords } from "~/domain/plan/plan";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "~/services/office/internal/office-write.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { getPlanPriority, priorityAsTyped, priorityInWords } from "./internal/plan-priority.server";

/** What a plan puts first, new or changed; a new one comes last. @throws Refusal forbidden, not-found, stale, or invalid at `leftTo` */
export async function savePlanPriority(
  context: ServiceContext,
  {
    planId,
    planPriorityId,
    version,
    ...answer
  }: PlanPriorityInWords & { planId: number; planPriorityId: number | "new"; version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, role } = write;
    const plan = await findPlan(tx, planId);
    if (!plan) throw new Refusal({ kind: "not-found" });
    const words = priorityInWords(answer);
    if (planPriorityId === "new") {
      refuseFaults(priorityFaults(words));
      const [added] = await tx
        .insert(planPriority)
        .values({
          planId,
          position: sql`(select coalesce(max(${planPriority.position}), 0) + 1 from ${planPriority} where ${planPriority.planId} = ${planId})`,
          ...words,
        })
        .returning({ id: planPriority.id });
      recordEvent(write, {
        act: "plan.add-priority",
        role,
        subject: plan.name,
        after: words,
        detail: { planPriorityId: added?.id ?? 0 },
      });
      return;
    }
    const before = await getPlanPriority(tx, planId, planPriorityId);
    requireVersion(before, version, priorityAsTyped(before));
    refuseFaults(priorityFaults(words));
    await tx
      .update(planPriority)
      .set({ ...words, version: before.version + 1 })
      .where(eq(planPriority.id, planPriorityId));
    recordEvent(write, {
      act: "plan.edit-priority",
      role,
      subject: plan.name,
      before: priorityInWords(before),
      after: words,
      detail: { planPriorityId },
    });
  });
}
