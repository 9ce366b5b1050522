import type { LoaderFunctionArgs } from "@remix-run/node";
import { listOfYear } from "~db/queries/register-search.server";
import { sitemap } from "~/documents/register-feed.view";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { openData } from "./open-data.server";
import { isRegisterFresh } from "./search-at-hand.server";

const MOST = 50_000;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { year } = readParams(schemas.year, params);
  const isFresh = await isRegisterFresh(context);
  const found = await listOfYear(context.database.publicDb, year, MOST);
  if (found.length === 0) throw notFound();
  if (isFresh) context.allowKeeping();
  const entries = found.map(({ referenceKey, changedAt }) => ({
    address: context.origin + paths.decision(referenceKey),
    changedAt,
  }));
  return openData(sitemap(entries, "urlset"), "application/xml");
}
