import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { findTemplateVersion } from "~db/queries/templates.server";
import type { TemplateVersion } from "~/domain/templates/template";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { requireOfficeAct } from "./administration.server";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** The version of the office's own questions in the address. @throws 403; 404 */
export async function loadTemplate(args: Args): Promise<TemplateVersion> {
  await requireOfficeAct(args, "office.manage");
  const { kind, number } = readParams(params.template, args.params);
  const template = await findTemplateVersion(args.context.database.db, kind, number);
  if (!template) throw notFound();
  return template;
}

/** The same for a page on which it is drafted. @throws 404 also for one that was put into use */
export async function loadDraftTemplate(args: Args): Promise<TemplateVersion> {
  const template = await loadTemplate(args);
  if (template.inUseSince !== null) throw notFound();
  return template;
}

/** What a page needs to know of it. */
export const asPlaced = ({ kind, number, version }: TemplateVersion) => ({ kind, number, version });
