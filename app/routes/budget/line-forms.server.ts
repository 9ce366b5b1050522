import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { getBudgetStanding, readForLineForm } from "~db/queries/line-history.server";
import type { Priority } from "~/domain/budget/budget";
import { asksReason } from "~/domain/budget/line-history";
import type { PostedForm } from "~/routes/read-form.server";
import { Refusal } from "~/services/refusal";
import { contractYears } from "~/domain/budget/line-contract";
import type { LineChoice } from "~/forms/budget/line-contract-form";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { authorsFramework, budgetOfPost } from "./budget-at-hand.server";

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

/** What `budgetLineForm` is made from, for an action. @throws what `authorsFramework` throws */
export async function lineFormOfPost(
  args: ActionFunctionArgs,
  act: Act,
): Promise<{ priorities: readonly Priority[]; years: readonly number[]; asked: Act | null }> {
  const { id, years } = await authorsFramework(args);
  const { priorities, standing } = await readForLineForm(args.context.database.db, id);
  return {
    priorities,
    years: years.toSorted((a, b) => a - b),
    asked: asksReason(act, standing) ? act : null,
  };
}

/**
 * What the forms about a line's contract are made from, for an action.
 * @throws 404 for a line that is not there; what `authorsFramework` throws
 */
export async function lineOfPost(
  args: ActionFunctionArgs,
): Promise<{ others: LineChoice[]; years: number[]; asksReason: boolean }> {
  const { lines, years, frameworkId } = await budgetOfPost(args);
  const { lineId } = readParams(params.line, args.params);
  const line = lines.find(({ id }) => id === lineId);
  if (!line) throw notFound();
  return {
    others: lines.filter(({ id }) => id !== lineId).map(({ id, service }) => ({ id, service })),
    years: contractYears(line, years),
    asksReason: (await reasonAsked(args.context, frameworkId, "edited")) !== null,
  };
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
