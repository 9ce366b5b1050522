import type { LoaderFunctionArgs } from "@remix-run/node";
import { listedJson } from "~/documents/register-feed.view";
import { registerSearchParams } from "~/domain/publication/register-search";
import { paths } from "~/paths";
import { openData, placesOf } from "./open-data.server";
import { searchRegister } from "./search-at-hand.server";

const PAGE_SIZE = 100;

/** Decisions as data, newest first, with the address of the next page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const { search, decisions, next, matches } = await searchRegister(context, url, {
    limit: PAGE_SIZE,
    byRank: false,
  });
  const query = new URLSearchParams(registerSearchParams(search));
  if (next !== null) query.set("before", next);
  const body = {
    schema: "published-decisions/1",
    matches,
    decisions: decisions.map((listed) => listedJson(listed, placesOf(context))),
    next: next === null ? null : context.origin + paths.decisionsData("json", query.toString()),
  };
  return openData(JSON.stringify(body, null, 2), "application/json");
}
