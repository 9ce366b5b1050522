import { eq } from "drizzle-orm";
import { findPlan, listFrameworksServing } from "~db/queries/plans.server";
import { planPriority } from "~db/schema";
import { listed } from "~/domain/shared/listed";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "~/services/office/internal/office-write.server";
import { Refusal } from "~/services/refusal";
import { getPlanPriority, priorityAsTyped, priorityInWords } from "./internal/plan-priority.server";

/** @throws Refusal forbidden, not-found, stale; conflict where a budget serves it */
export async function removePlanPriority(
  context: ServiceContext,
  { planId, planPriorityId, version }: { planId: number; planPriorityId: number; version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, role } = write;
    const plan = await findPlan(tx, planId);
    if (!plan) throw new Refusal({ kind: "not-found" });
    const before = await getPlanPriority(tx, planId, planPriorityId);
    requireVersion(before, version, priorityAsTyped(before));
    const serving = await listFrameworksServing(tx, planPriorityId);
    if (serving.length > 0) {
      throw new Refusal({
        kind: "conflict",
        message: `Headings of ${listed(serving.map(({ title }) => title))} serve it. Choose another priority for them first.`,
      });
    }
    await tx.delete(planPriority).where(eq(planPriority.id, planPriorityId));
    recordEvent(write, {
      act: "plan.remove-priority",
      role,
      subject: plan.name,
      before: priorityInWords(before),
      detail: { planPriorityId },
    });
  });
}
