import type { LoaderFunctionArgs } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { renderCsv } from "~/documents/csv.render.server";
import { LIST_HEADINGS, listedRow } from "~/documents/register-feed.view";
import { registerSearchParams } from "~/domain/publication/register-search";
import { paths } from "~/paths";
import { openData, placesOf } from "./open-data.server";
import { searchRegister } from "./search-at-hand.server";

const PAGE_SIZE = 1_000;

/** Decisions as a table, newest first; a header names the next page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const { search, decisions, next } = await searchRegister(context, url, { limit: PAGE_SIZE, byRank: false });
  const places = placesOf(context);
  const rows = decisions.map((listed) => listedRow(listed, places));
  const csv = renderCsv({ name: "Published decisions", headings: LIST_HEADINGS, rows });
  const query = new URLSearchParams(registerSearchParams(search));
  if (next !== null) query.set("before", next);
  return openData(createReadableStreamFromReadable(csv), "text/csv", {
    "Content-Disposition": 'attachment; filename="published-decisions.csv"',
    ...(next === null
      ? {}
      : { Link: `<${context.origin}${paths.decisionsData("csv", query.toString())}>; rel="next"` }),
  });
}
