import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublishedRecord } from "~db/queries/register.server";
import { recordJson } from "~/documents/record-json.view";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { KEPT_SECONDS } from "./keeping";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { reference: key } = readParams(schemas.record, params);
  const found = await findPublishedRecord(context.database.publicDb, key, dateInLondon(context.now()));
  if (!found) throw notFound();
  context.allowKeeping(KEPT_SECONDS);
  return new Response(JSON.stringify(recordJson(found), null, 2), {
    headers: { "Content-Type": "application/json; charset=utf-8" },
  });
}
