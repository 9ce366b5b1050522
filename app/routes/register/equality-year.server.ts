import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublishedRecords, listYearsOfDecisions } from "~db/queries/equality-information.server";
import { equalityYear, financialYear, financialYearOf } from "~/domain/publication/equality-information";
import { params as schemas } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";

/** A financial year's equality information, of what is public today. @throws 404 for a year that is to come, or before records were kept */
export async function loadEqualityYear({ context, params }: LoaderFunctionArgs) {
  const { financialYear: year } = readParams(schemas.equalityYear, params);
  const today = todayOf(context);
  const { publicDb } = context.database;
  const years = await listYearsOfDecisions(publicDb);
  if (!years.includes(year) && year !== financialYearOf(today)) throw notFound();
  const found = equalityYear(await listPublishedRecords(publicDb, financialYear(year), today));
  context.allowKeeping();
  return { year, years, found };
}
