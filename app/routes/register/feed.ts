import type { LoaderFunctionArgs } from "@remix-run/node";
import { atomFeed } from "~/documents/register-feed.view";
import { asksForAnything, registerSearchParams } from "~/domain/publication/register-search";
import { paths } from "~/paths";
import { openData, placesOf } from "./open-data.server";
import { searchRegister } from "./search-at-hand.server";

const NEWEST = 30;

/** The newest decisions of any search, for a feed reader. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const { search, decisions } = await searchRegister(context, url, { limit: NEWEST, byRank: false });
  const query = registerSearchParams(search).toString();
  const { hostname } = new URL(context.origin);
  // RFC 4151: the day is one on which the name was the office's.
  const tag = (day: string, what: string) => `tag:${hostname},${day}:${what}`;
  const dayOf = new Map(decisions.map(({ referenceKey, decidedOn }) => [referenceKey, decidedOn]));
  const feed = atomFeed(
    {
      id: tag("2018", paths.decisions(query)),
      title: asksForAnything(search) ? "Published decisions: what was searched for" : "Published decisions",
      author: context.settings.officeName,
      self: context.origin + paths.decisionsFeed(query),
      page: context.origin + paths.decisions(query),
      entries: decisions,
      madeAt: context.now(),
    },
    {
      ...placesOf(context),
      idOf: (key) => tag(dayOf.get(key) ?? "2018", paths.decision(key)),
    },
  );
  return openData(feed, "application/atom+xml");
}
