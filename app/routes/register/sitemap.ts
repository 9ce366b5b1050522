import type { LoaderFunctionArgs } from "@remix-run/node";
import { listFacets } from "~db/queries/register-search.server";
import { sitemap } from "~/documents/register-feed.view";
import { choicesAmong } from "~/domain/publication/register-search";
import { paths } from "~/paths";
import { openData } from "./open-data.server";
import { isRegisterFresh } from "./search-at-hand.server";

/** A map for each year in which decisions were made: one file may have no more than 50,000 addresses. */
export async function loader({ context }: LoaderFunctionArgs) {
  const isFresh = await isRegisterFresh(context);
  const { years } = choicesAmong(await listFacets(context.database.publicDb));
  if (isFresh) context.allowKeeping();
  const entries = years.map((year) => ({ address: context.origin + paths.sitemap(year), changedAt: null }));
  return openData(sitemap(entries, "sitemapindex"), "application/xml");
}
