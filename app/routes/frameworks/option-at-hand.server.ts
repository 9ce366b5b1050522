import type { LoaderFunctionArgs } from "@remix-run/node";
import { listOptions } from "~db/queries/content.server";
import type { ConsideredOption } from "~/domain/decision/considered-options";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { loadFramework, type FrameworkAtHand } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** @throws 404 for a baseline, which has no decision record; 403 for whoever is no author; 409 where it is frozen */
export async function loadRecordToWrite(args: Args): Promise<FrameworkAtHand> {
  const at = await loadFramework(args);
  if (at.framework.isBaseline) throw notFound();
  requirePermission(at.permission);
  return at;
}

/** @throws 404 for an option of another framework, or of none; and what `loadRecordToWrite` throws */
export async function loadOptionToWrite(args: Args): Promise<FrameworkAtHand & { option: ConsideredOption }> {
  const at = await loadRecordToWrite(args);
  const { optionId } = readParams(params.option, args.params);
  const options = await listOptions(args.context.database.db, at.framework.id);
  const option = options.find(({ id }) => id === optionId);
  if (!option) throw notFound();
  return { ...at, option };
}
