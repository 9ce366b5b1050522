import type { LoaderFunctionArgs } from "@remix-run/node";
import { getBudget, listFundingSources } from "~db/queries/content.server";
import { listComparedWith, type Framework } from "~db/queries/frameworks.server";
import type { Actor } from "~db/queries/people.server";
import { mayWriteContent, type Permission } from "~/auth/permissions";
import type { Budget, BudgetLine, FundingSource } from "~/domain/budget/budget";
import type { FrameworkContent } from "~/domain/framework/content";
import {
  isBeforeDecision,
  isContentOpen,
  STATE_LABELS,
  whyBaselineIsFrozen,
} from "~/domain/framework/lifecycle";
import { params } from "~/paths";
import { forbidden, notFound, readParams, requireFramework } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";

/** What the pages of the budget read. */
type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export interface FrameworkAtHand {
  framework: { id: number; title: string; version: number; isBaseline: boolean; isBeforeDecision: boolean };
  permission: Permission;
  /** Said to everybody: that nothing here can change now, and why. */
  frozen: string | null;
}

/** @throws what `requireFramework` throws */
export async function loadFramework(args: Args): Promise<FrameworkAtHand & { row: Framework; actor: Actor }> {
  const { framework, actor } = await requireFramework(args);
  const { id, title, version, state } = framework;
  const permission = await permissionToWrite(args, framework, actor);
  const isOpen = isContentOpen(state) || state === "baseline";
  return {
    framework: {
      id,
      title,
      version,
      isBaseline: state === "baseline",
      isBeforeDecision: isBeforeDecision(state),
    },
    row: framework,
    actor,
    permission,
    frozen: frozenNote(permission) ?? (isOpen ? null : `${STATE_LABELS[state]}: its content is frozen.`),
  };
}

function frozenNote(permission: Permission): string | null {
  return !permission.ok && permission.refused.why === "state" ? permission.refused.message : null;
}

/** A baseline that was submitted with a framework is frozen with it. */
async function permissionToWrite({ context }: Args, framework: Framework, actor: Actor): Promise<Permission> {
  const permission = mayWriteContent(actor, framework);
  if (!permission.ok || framework.state !== "baseline") return permission;
  const message = whyBaselineIsFrozen(await listComparedWith(context.database.db, framework.id));
  return message === null ? permission : { ok: false, refused: { why: "state", message } };
}

export async function loadBudget(
  args: Args,
): Promise<FrameworkAtHand & { row: Framework; content: FrameworkContent }> {
  const at = await loadFramework(args);
  return { ...at, content: await args.context.contentOf(at.framework.id) };
}

/** For a page that is all form. @throws 403 for whoever is no author; 409 where the content is frozen */
export async function loadBudgetToWrite(args: Args) {
  const at = await loadFramework(args);
  requirePermission(at.permission);
  return { ...at, budget: await getBudget(args.context.database.db, at.framework.id) };
}

/** @throws 404 for a line of another framework, or of none */
export async function loadLine(args: Args): Promise<FrameworkAtHand & { budget: Budget; line: BudgetLine }> {
  const at = await loadFramework(args);
  const { lineId } = readParams(params.line, args.params);
  const budget = await getBudget(args.context.database.db, at.framework.id);
  const line = budget.lines.find(({ id }) => id === lineId);
  if (!line) throw notFound();
  return { ...at, budget, line };
}

/** The line that follows this one, as far as a page names it; none where none does. */
export function lineFollowing(
  lines: readonly BudgetLine[],
  { contract }: Pick<BudgetLine, "contract">,
): Pick<BudgetLine, "id" | "service">[] {
  return lines.filter(({ id }) => id === contract?.followedById).map(({ id, service }) => ({ id, service }));
}

/** @throws 404 for a funding source of another framework, or of none; 403 and 409 as `loadBudgetToWrite` */
export async function loadFundingToWrite(
  args: Args,
): Promise<FrameworkAtHand & { years: number[]; source: FundingSource }> {
  const at = await loadFramework(args);
  const { sourceId } = readParams(params.funding, args.params);
  const sources = await listFundingSources(args.context.database.db, at.framework.id);
  const source = sources.find(({ id }) => id === sourceId);
  if (!source) throw notFound();
  requirePermission(at.permission);
  return { ...at, years: at.row.years, source };
}

/**
 * For an action whose form depends on the budget. That the content is frozen is the service's to say, so that what was
 * typed is kept.
 * @throws 403 for whoever is no author; what `requireFramework` throws
 */
export async function budgetOfPost(args: Args): Promise<Budget> {
  return getBudget(args.context.database.db, (await authorsFramework(args)).id);
}

/** The same, of all content. */
export async function contentOfPost(args: Args): Promise<FrameworkContent> {
  return args.context.contentOf((await authorsFramework(args)).id);
}

export async function authorsFramework(args: Args): Promise<Framework> {
  const { framework, actor } = await requireFramework(args);
  const permission = mayWriteContent(actor, framework);
  if (!permission.ok && permission.refused.why !== "state") throw forbidden(permission.refused.message);
  return framework;
}
