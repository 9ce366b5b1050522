import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPlan, listPlanPriorities } from "~db/queries/plans.server";
import type { Actor } from "~db/queries/people.server";
import { mayInOffice, mayReadPlans } from "~/auth/permissions";
import type { Plan, PlanPriority } from "~/domain/plan/plan";
import { params } from "~/paths";
import { forbidden, notFound, readParams, requireActor } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** @throws a redirect to sign in; 403 for whoever reads no plans */
export async function requirePlanReader(args: Args): Promise<{ actor: Actor; mayWrite: boolean }> {
  const actor = await requireActor(args);
  if (!mayReadPlans(actor)) throw forbidden("Your roles do not include reading the office’s plans.");
  return { actor, mayWrite: mayInOffice(actor, "office.manage").ok };
}

interface PlanAtHand {
  actor: Actor;
  mayWrite: boolean;
  plan: Plan;
  priorities: PlanPriority[];
}

/** The plan in the address. @throws 404, and what `requirePlanReader` throws */
export async function loadPlan(args: Args): Promise<PlanAtHand> {
  const at = await requirePlanReader(args);
  const { planId } = readParams(params.plan, args.params);
  const { db } = args.context.database;
  const [plan, priorities] = await Promise.all([findPlan(db, planId), listPlanPriorities(db, planId)]);
  if (!plan) throw notFound();
  return { ...at, plan, priorities };
}

/** The same for whoever manages the office. @throws 403 */
export async function loadPlanToWrite(args: Args): Promise<PlanAtHand> {
  requirePermission(mayInOffice(await requireActor(args), "office.manage"));
  return loadPlan(args);
}

/** One of its priorities, or null for a new one. @throws 404 and 403 */
export async function loadPriorityToWrite(
  args: Args,
): Promise<PlanAtHand & { priority: PlanPriority | null }> {
  const at = await loadPlanToWrite(args);
  const { planPriorityId } = readParams(params.planPriority, args.params);
  const priority = planPriorityId === "new" ? null : at.priorities.find(({ id }) => id === planPriorityId);
  if (priority === undefined) throw notFound();
  return { ...at, priority };
}
