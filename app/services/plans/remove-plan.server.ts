import { eq } from "drizzle-orm";
import { findPlan, listPlanPriorities, readPlanUses } from "~db/queries/plans.server";
import { plan, planPriority } from "~db/schema";
import { planKept } from "~/domain/plan/plan";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "~/services/office/internal/office-write.server";
import { Refusal } from "~/services/refusal";
import { priorityInWords } from "./internal/plan-priority.server";

/**
 * Removes a plan with its priorities: what it said stays on the log. Whoever says that a framework belongs to a plan waits for the
 * office's row, so that none comes to belong to it meanwhile.
 * @throws Refusal forbidden, not-found, stale; conflict where a framework belongs to it, or a signed one did
 */
export async function removePlan(
  context: ServiceContext,
  { planId, version }: { planId: number; version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, role } = write;
    const before = await findPlan(tx, planId);
    if (!before) throw new Refusal({ kind: "not-found" });
    requireVersion(before, version, {});
    const kept = planKept(await readPlanUses(tx, planId));
    if (kept !== null) throw new Refusal({ kind: "conflict", message: kept });
    const priorities = await listPlanPriorities(tx, planId);
    await tx.delete(planPriority).where(eq(planPriority.planId, planId));
    await tx.delete(plan).where(eq(plan.id, planId));
    const { id: _id, version: _version, ...words } = before;
    recordEvent(write, {
      act: "plan.remove",
      role,
      subject: before.name,
      before: { ...words, priorities: priorities.map(priorityInWords) },
      detail: { planId },
    });
  });
}
