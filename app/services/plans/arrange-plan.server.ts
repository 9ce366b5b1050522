import { eq } from "drizzle-orm";
import { findPlan, listPlanPriorities } from "~db/queries/plans.server";
import { planPriority } from "~db/schema";
import { arrangementVersion, moved, type Move } from "~/domain/shared/arrangement";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "~/services/office/internal/office-write.server";
import { Refusal } from "~/services/refusal";

/** Moves one of a plan's priorities up or down. @throws Refusal forbidden, not-found, stale; conflict where it can go no further */
export async function arrangePlan(
  context: ServiceContext,
  { planId, version, move }: { planId: number; version: number; move: Move | null },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, role } = write;
    const plan = await findPlan(tx, planId);
    if (!plan) throw new Refusal({ kind: "not-found" });
    const before = await listPlanPriorities(tx, planId);
    requireVersion({ version: arrangementVersion(before) }, version, {});
    const from = before.findIndex(({ id }) => id === move?.id);
    const now = move === null || from === -1 ? null : moved(before, from, move.by);
    if (move === null || now === null) {
      throw new Refusal({
        kind: "conflict",
        message: "Nothing is to be moved there, so nothing was changed. Look at the list again.",
      });
    }
    for (const [index, { id, version: ofOne }] of now.entries()) {
      await tx
        .update(planPriority)
        .set({ position: index + 1, version: ofOne + (id === move.id ? 1 : 0) })
        .where(eq(planPriority.id, id));
    }
    const names = (rows: typeof before) => rows.map(({ name }) => name);
    recordEvent(write, {
      act: "plan.arrange",
      role,
      subject: plan.name,
      before: { priorities: names(before) },
      after: { priorities: names(now) },
      detail: { planId },
    });
  });
}
