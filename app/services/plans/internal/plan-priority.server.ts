import type { Db } from "~db/client.server";
import { listPlanPriorities } from "~db/queries/plans.server";
import { PRIORITY_KIND_LABELS, type PlanPriority, type PlanPriorityInWords } from "~/domain/plan/plan";
import { Refusal } from "~/services/refusal";

/** @throws Refusal not-found where the plan has no such priority */
export async function getPlanPriority(tx: Db, planId: number, planPriorityId: number): Promise<PlanPriority> {
  const found = (await listPlanPriorities(tx, planId)).find(({ id }) => id === planPriorityId);
  if (!found) throw new Refusal({ kind: "not-found" });
  return found;
}

/** Who sees to it is kept only of one that is left to another body. */
export const priorityInWords = ({ name, kind, leftTo }: PlanPriorityInWords) => ({
  name,
  kind,
  leftTo: kind === "left" ? leftTo : "",
});

/** As a stale form shows what is there now. */
export const priorityAsTyped = ({ name, kind, leftTo }: PlanPriorityInWords) => ({
  name,
  kind: PRIORITY_KIND_LABELS[kind],
  leftTo,
});
