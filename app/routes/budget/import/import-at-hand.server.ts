import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { findImportDraft, findImportUnderWay, type ImportDraft } from "~db/queries/imports.server";
import type { Framework } from "~db/queries/frameworks.server";
import { params as schemas, paths } from "~/paths";
import { readParams, requireActor } from "~/routes/answer.server";
import { authorsFramework, loadFramework, type FrameworkAtHand } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";
import { understandImport, type UnderstoodImport } from "~/services/budget/import/understood-import.server";

/** What the pages of an import read: the person's own import into this framework, as far as it is. */
type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export interface ImportAtHand extends Pick<FrameworkAtHand, "framework"> {
  row: Framework;
  draft: ImportDraft;
}

/** @throws 403 for whoever is no author; 409 where the content is frozen; what `requireFramework` throws */
async function loadAsAuthor(args: Args) {
  const { framework, row, actor, permission } = await loadFramework(args);
  requirePermission(permission);
  return { framework, row, actor };
}

/** For the page where one is begun: what is under way is named there, and no more of it is read. @throws as `loadAsAuthor` does */
export async function loadUnderWay(args: Args) {
  const { framework, actor } = await loadAsAuthor(args);
  const underWay = await findImportUnderWay(args.context.database.db, framework.id, actor.personId);
  return { framework, underWay };
}

/** In the address of the page where an import is begun, for whoever came to go on with one. */
const NONE_LEFT = "none-left";

function toWhereOneBegins(frameworkId: number): Response {
  return redirect(`${paths.importBudget(frameworkId)}?${NONE_LEFT}`);
}

/** Whether the person came to go on with an import that is not there, which has to be said. */
export function cameForNone({ url }: Pick<Request, "url">): boolean {
  return new URL(url).searchParams.has(NONE_LEFT);
}

/** @throws what `loadAsAuthor` does, and a redirect to where one is begun, where there is none */
export async function loadDraft(args: Args): Promise<ImportAtHand> {
  const { framework, row, actor } = await loadAsAuthor(args);
  const draft = await findImportDraft(args.context.database.db, framework.id, actor.personId);
  if (!draft) throw toWhereOneBegins(framework.id);
  return { framework, row, draft };
}

/** @throws also a redirect to the page of the columns, where it is not said yet what they hold */
export async function loadUnderstood(args: Args): Promise<ImportAtHand & UnderstoodImport> {
  const { draft, ...at } = await loadDraft(args);
  const understood = understandImport(draft);
  if (!understood) throw redirect(paths.importColumns(at.framework.id));
  return { ...at, ...understood };
}

/** For an action whose form depends on the sheet. That the content is frozen is the service's to say. */
export async function draftOfPost(args: Args): Promise<ImportDraft> {
  const actor = await requireActor(args);
  readParams(schemas.framework, args.params);
  const { id: frameworkId } = await authorsFramework(args);
  const draft = await findImportDraft(args.context.database.db, frameworkId, actor.personId);
  if (!draft) throw toWhereOneBegins(frameworkId);
  return draft;
}

/** The same, once it is said what the columns hold. */
export async function understoodOfPost(args: Args): Promise<UnderstoodImport> {
  const draft = await draftOfPost(args);
  const understood = understandImport(draft);
  if (!understood) throw redirect(paths.importColumns(draft.frameworkId));
  return understood;
}
