import { redirect, type AppLoadContext, type LoaderFunctionArgs } from "@remix-run/node";
import { findPublishedRecord } from "~db/queries/register.server";
import { referenceKey } from "~/domain/decision/reference";
import type { PublicRecord, PublishedRecord } from "~/domain/publication/published-record";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas, paths } from "~/paths";
import { notFound } from "~/routes/answer.server";

type Context = Pick<AppLoadContext, "database" | "now">;

/** What everybody may read of a record today. */
export async function findRecord({ database, now }: Context, key: string): Promise<PublicRecord | null> {
  const asked = schemas.record.safeParse({ reference: key });
  if (!asked.success) return null;
  return findPublishedRecord(database.publicDb, asked.data.reference, dateInLondon(now()));
}

/** The record in the address. @throws Response 404 */
export async function requireRecord(
  context: Context,
  { reference = "" }: LoaderFunctionArgs["params"],
): Promise<PublicRecord> {
  const found = await findRecord(context, reference);
  if (!found) throw notFound();
  return found;
}

/** A reference as it is printed, `007/2018`, leads to its record, whose address has no further stroke; to nothing else a way leads. */
export async function printedElsewhere(context: Context, printed: string): Promise<Response> {
  const key = referenceKey(printed);
  return (await findRecord(context, key)) ? redirect(paths.decision(key), 301) : notFound();
}

/** The glossary of what is published, which explains the abbreviations on every page of it. */
export function glossaryOf({ record }: PublishedRecord) {
  return record.glossary ?? [];
}
