import type { LoaderFunctionArgs } from "@remix-run/node";
import { listSections } from "~db/queries/content.server";
import type { FrameworkSection } from "~/domain/framework/sections";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { loadFramework, type FrameworkAtHand } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** What a framework says in words. @throws 404 for a baseline, of which nothing but figures is kept */
export async function loadSections(args: Args): Promise<FrameworkAtHand & { sections: FrameworkSection[] }> {
  const at = await loadFramework(args);
  if (at.framework.isBaseline) throw notFound();
  return { ...at, sections: await listSections(args.context.database.db, at.framework.id) };
}

/** One of them, or null for a new one. @throws 404; for a new one 403 for whoever is no author, and 409 where it is frozen */
export async function loadSection(
  args: Args,
): Promise<FrameworkAtHand & { section: FrameworkSection | null }> {
  const { sections, ...at } = await loadSections(args);
  const { sectionId } = readParams(params.section, args.params);
  const section = sectionId === "new" ? null : sections.find(({ id }) => id === sectionId);
  if (section === undefined) throw notFound();
  if (section === null) requirePermission(at.permission);
  return { ...at, section };
}

/** The same for whoever changes it. @throws 403 for whoever is no author; 409 where it is frozen */
export async function loadSectionToWrite(args: Args): ReturnType<typeof loadSection> {
  const at = await loadSection(args);
  requirePermission(at.permission);
  return at;
}
