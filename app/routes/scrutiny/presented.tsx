import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPublicReport } from "~db/queries/scrutiny-reports.server";
import { inParts, presentedSections } from "~/documents/scrutiny-report.view";
import { DOCUMENT_FORMAT_LABELS, DOCUMENT_FORMATS } from "~/domain/publication/document-files";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PresentedReport } from "~/ui/scrutiny/presented-report";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Report to the ${data.body}: ${data.title}`,
  preview: (data) => ({ description: `Report to the ${data.body}`, type: "article" }),
});

/** What was presented, as it was presented: for everybody. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { presentedReportId } = readParams(schemas.presentedReport, params);
  const found = await findPublicReport(context.database.publicDb, presentedReportId);
  if (!found) throw notFound();
  const { id, presented } = found;
  return { id, title: presented.title, body: presented.body, ...inParts(presentedSections(presented)) };
}

export default function PresentedReportPage() {
  const { id, title, body, texts, appendices } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Reports for scrutiny", href: paths.presentedReports() }]} />
      <PageHeading title={title} caption={`Report to the ${body}`} />
      <ul className="govuk-list app-no-print">
        {DOCUMENT_FORMATS.map((format) => (
          <li key={format}>
            <a className="govuk-link" href={paths.presentedReportDocument(id, format)} download>
              This report as {DOCUMENT_FORMAT_LABELS[format]}
            </a>
          </li>
        ))}
      </ul>
      <PresentedReport texts={texts} appendices={appendices} />
    </>
  );
}
