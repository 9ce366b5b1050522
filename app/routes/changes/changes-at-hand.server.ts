import type { LoaderFunctionArgs } from "@remix-run/node";
import type { BudgetChange } from "~/domain/budget/changes";
import type { EiaEntry } from "~/domain/eia/eia";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { contentOfPost, loadBudget, type FrameworkAtHand } from "~/routes/budget/budget-at-hand.server";

/** What the pages of the changes read. */
type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export interface ChangesAtHand extends FrameworkAtHand {
  content: FrameworkContent;
  changes: readonly BudgetChange[];
}

/** @throws 404 for a baseline, which is compared with nothing; and what `requireFramework` throws */
export async function loadChanges(args: Args): Promise<ChangesAtHand> {
  const at = await loadBudget(args);
  if (at.framework.isBaseline) throw notFound();
  return { ...at, changes: changesOf(at.content) };
}

/** @throws 404 for a change of another framework, or of none */
export async function loadOneChange(
  args: Args,
): Promise<ChangesAtHand & { change: BudgetChange; entry: EiaEntry | undefined }> {
  const at = await loadChanges(args);
  const { changeId } = readParams(params.change, args.params);
  const change = at.changes.find(({ id }) => id === changeId);
  if (!change) throw notFound();
  return { ...at, change, entry: at.content.entries.find((entry) => entry.changeId === changeId) };
}

/**
 * For an action whose form depends on the change's lines.
 * @throws 403 for whoever is no author; 404 as `loadOneChange`
 */
export async function changeOfPost(args: Args): Promise<BudgetChange> {
  const content = await contentOfPost(args);
  const { changeId } = readParams(params.change, args.params);
  const change = changesOf(content).find(({ id }) => id === changeId);
  if (!change) throw notFound();
  return change;
}
