import { eq } from "drizzle-orm";
import { findPlan } from "~db/queries/plans.server";
import { plan } from "~db/schema";
import { PLAN_EIA_STATE_LABELS, planFaults, type PlanInWords } from "~/domain/plan/plan";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "~/services/office/internal/office-write.server";
import { Refusal, refuseFaults } from "~/services/refusal";

/**
 * A plan of the office, new or changed. @returns its id
 * @throws Refusal forbidden, not-found, stale, or invalid
 */
export async function savePlan(
  context: ServiceContext,
  { planId, version, ...words }: PlanInWords & { planId: number | "new"; version: number },
): Promise<number> {
  return writeOffice(context, "office.manage", async (write) => {
    const { tx, role } = write;
    if (planId === "new") {
      refuseFaults(planFaults(words));
      const [added] = await tx.insert(plan).values(words).returning({ id: plan.id });
      if (!added) throw new Error("The plan was not inserted");
      recordEvent(write, {
        act: "plan.add",
        role,
        subject: words.name,
        after: { ...words },
        detail: { planId: added.id },
      });
      return added.id;
    }
    const before = await findPlan(tx, planId);
    if (!before) throw new Refusal({ kind: "not-found" });
    const { id: _id, version: ofNow, ...was } = before;
    requireVersion(before, version, {
      ...was,
      startsOn: formatDate(was.startsOn),
      endsOn: formatDate(was.endsOn),
      eiaState: PLAN_EIA_STATE_LABELS[was.eiaState],
      nextFirstYear: was.nextFirstYear === null ? "" : formatFinancialYear(was.nextFirstYear),
      nextYears: was.nextYears === null ? "" : String(was.nextYears),
    });
    refuseFaults(planFaults(words));
    await tx
      .update(plan)
      .set({ ...words, version: ofNow + 1 })
      .where(eq(plan.id, planId));
    recordEvent(write, {
      act: "plan.edit",
      role,
      subject: words.name,
      before: was,
      after: { ...words },
      detail: { planId },
    });
    return planId;
  });
}
