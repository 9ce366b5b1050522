import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublishedRecord } from "~db/queries/register.server";
import { publicDocuments } from "~/domain/publication/document-files";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { documentAsked, publishedAnswer } from "~/routes/answer-document.server";

/** A published record, or a part of it, as a file: made of what its page is made of, and of nothing else. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { reference: key } = readParams(schemas.record, params);
  const { name, format } = documentAsked(request.url);
  const found = await findPublishedRecord(context.database.publicDb, key, dateInLondon(context.now()));
  if (!found?.published || !publicDocuments(found).includes(name)) throw notFound();
  context.allowKeeping();
  const source = { found, verifyHref: `${context.origin}${paths.verify(found.referenceKey)}` };
  const before = `decision-${found.referenceKey}`;
  if (format !== "xlsx") {
    return publishedAnswer(context, request, { file: { name, format, ...source }, before });
  }
  if (name !== "action-plan") throw notFound();
  return publishedAnswer(context, request, { file: { name, format, ...source }, before });
}
