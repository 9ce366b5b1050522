import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { getBudgetStanding } from "~db/queries/line-history.server";
import type { Priority } from "~/domain/budget/budget";
import { asksReason } from "~/domain/budget/line-history";
import type { PostedForm } from "~/routes/read-form.server";
import { Refusal } from "~/services/refusal";
import { budgetOfPost } from "./budget-at-hand.server";

/** What the forms that add and edit a line have in common. */
type Act = "added" | "edited";

/** For what the form asks a reason; null where it asks none. */
export async function reasonAsked(
  { database }: Pick<AppLoadContext, "database">,
  frameworkId: number,
  act: Act,
): Promise<Act | null> {
  return asksReason(act, await getBudgetStanding(database.db, frameworkId)) ? act : null;
}

/** What `budgetLineForm` is made from, for an action. @throws what `budgetOfPost` throws */
export async function lineFormOfPost(
  args: ActionFunctionArgs,
  act: Act,
): Promise<{ priorities: readonly Priority[]; years: readonly number[]; asked: Act | null }> {
  const { frameworkId, priorities, years } = await budgetOfPost(args);
  return { priorities, years, asked: await reasonAsked(args.context, frameworkId, act) };
}

/**
 * What the page that asks about entries made stale sends along.
 * @returns the ids of those that it named; empty where it was not asked yet
 * @throws Refusal that leads back to the form, where that is what the person chose
 */
export function confirmedStaleEntryIds(posted: PostedForm): number[] {
  if (posted.has("again")) throw new Refusal({ kind: "makes-stale", entries: [] });
  const named = posted.get("confirmedStaleEntryIds");
  return typeof named === "string" ? named.split(",").map(Number) : [];
}
