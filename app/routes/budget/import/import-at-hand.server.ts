import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { findImportDraft, type ImportDraft } from "~db/queries/imports.server";
import type { Framework } from "~db/queries/frameworks.server";
import { params as schemas, paths } from "~/paths";
import { readParams, requireActor } from "~/routes/answer.server";
import { authorsFramework, loadFramework, type FrameworkAtHand } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/eia/eia-at-hand.server";
import { understandImport, type UnderstoodImport } from "~/services/import-at-hand.server";

/** What the pages of an import read: the person's own import into this framework, as far as it is. */
type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export interface ImportAtHand extends Pick<FrameworkAtHand, "framework"> {
  row: Framework;
  draft: ImportDraft | null;
}

/** @throws 403 for whoever is no author; 409 where the content is frozen; what `requireFramework` throws */
export async function loadImport(args: Args): Promise<ImportAtHand> {
  const { framework, row, actor, permission } = await loadFramework(args);
  requirePermission(permission);
  const draft = await findImportDraft(args.context.database.db, framework.id, actor.personId);
  return { framework, row, draft };
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

/** @throws also a redirect to where an import is begun, where there is none */
export async function loadDraft(args: Args): Promise<ImportAtHand & { draft: ImportDraft }> {
  const { draft, ...at } = await loadImport(args);
  if (!draft) throw toWhereOneBegins(at.framework.id);
  return { ...at, draft };
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
  const actor = requireActor(args);
  readParams(schemas.framework, args.params);
  const frameworkId = await authorsFramework(args);
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
