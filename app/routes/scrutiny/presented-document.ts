import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublicReport } from "~db/queries/scrutiny-reports.server";
import { scrutinyDocument } from "~/documents/scrutiny-report.view";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { publishedAnswer, formatAsked } from "~/routes/answer-document.server";

/** What was presented, as a file: made of what its page is made of, and of nothing else. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { presentedReportId } = readParams(schemas.presentedReport, params);
  const format = formatAsked(request.url);
  const found = await findPublicReport(context.database.publicDb, presentedReportId);
  if (!found) throw notFound();
  const { id, presentedAt, presented } = found;
  const document = scrutinyDocument(presented, {
    href: `${context.origin}${paths.presentedReport(id)}`,
    at: presentedAt.toISOString(),
  });
  return publishedAnswer(context, request, {
    file: { name: "scrutiny-report", format, document },
    before: String(id),
  });
}
