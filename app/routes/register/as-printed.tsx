import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { findPublishedRecord } from "~db/queries/register.server";
import { referenceKey } from "~/domain/decision/reference";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";

/** A reference as it is printed, `007/2018`, leads to its record, whose address has no further stroke. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { reference: key } = readParams(schemas.record, { reference: referenceKey(params["*"] ?? "") });
  if (!(await findPublishedRecord(context.database.publicDb, key, dateInLondon(context.now()))))
    throw notFound();
  return redirect(paths.decision(key), 301);
}

/** Never drawn but for its 404, which is a page. */
export default function AsPrinted() {
  return null;
}
