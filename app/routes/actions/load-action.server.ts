import type { LoaderFunctionArgs } from "@remix-run/node";
import { findAction } from "~db/queries/actions.server";
import { listAuthorIds } from "~db/queries/frameworks.server";
import { actsOnAction, mayActOnAction, type FrameworkStanding, type Person } from "~/auth/permissions";
import type { ActionAct } from "~/domain/actions/action";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas } from "~/paths";
import { forbidden, notFound, readParams, requireFramework } from "~/routes/answer.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** The action in the address, with what the person who asks may do with it now. @throws as requireFramework; 404 */
export async function loadAction(args: Args) {
  const { framework, actor } = await requireFramework(args);
  const { actionId } = readParams(schemas.action, args.params);
  const { db } = args.context.database;
  const [action, authorIds] = await Promise.all([
    findAction(db, framework.id, actionId),
    listAuthorIds(db, framework.id),
  ]);
  if (!action) throw notFound();
  // Who approved a submission has no say in what may be done with an action.
  const standing: FrameworkStanding = { state: framework.state, authorIds, approvedBy: null };
  return {
    actor,
    action,
    standing,
    today: dateInLondon(args.context.now()),
    acts: actsOnAction(actor, action, standing),
  };
}

/**
 * Why an act is not possible now, for a person who otherwise may; null where it is possible.
 * @throws 403 where their roles or the four eyes do not allow it
 */
export function whyNotNow(
  person: Person,
  act: ActionAct,
  action: ActionInPlan,
  standing: FrameworkStanding,
): string | null {
  const permission = mayActOnAction(person, act, action, standing);
  if (permission.ok) return null;
  if (permission.refused.why !== "state") throw forbidden(permission.refused.message);
  return permission.refused.message;
}

/** What the page of one act on an action shows. */
export async function loadAct(args: Args, actOf: ActionAct | ((action: ActionInPlan) => ActionAct)) {
  const { actor, action, standing, today } = await loadAction(args);
  const act = typeof actOf === "function" ? actOf(action) : actOf;
  return { action, today, notNow: whyNotNow(actor, act, action, standing) };
}
