import type { LoaderFunctionArgs } from "@remix-run/node";
import { listGlossary } from "~db/queries/content.server";
import type { GlossaryTerm } from "~/domain/framework/glossary";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { loadFramework, type FrameworkAtHand } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";

/** @throws 404 for a term of another framework, or of none; 403 for whoever is no author; 409 where it is frozen */
export async function loadTermToWrite(
  args: Pick<LoaderFunctionArgs, "context" | "request" | "params">,
): Promise<FrameworkAtHand & { term: GlossaryTerm }> {
  const at = await loadFramework(args);
  const { termId } = readParams(params.term, args.params);
  const terms = await listGlossary(args.context.database.db, at.framework.id);
  const term = terms.find(({ id }) => id === termId);
  if (!term) throw notFound();
  requirePermission(at.permission);
  return { ...at, term };
}
