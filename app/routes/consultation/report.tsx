import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { consultationReport } from "~/documents/record-consultation.view";
import { DOCUMENT_FORMATS } from "~/domain/publication/document-files";
import { paths } from "~/paths";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { ReportFiles } from "~/ui/consultation/report-files";
import { InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { asTitled } from "./consultation-at-hand.server";
import { loadReport } from "./report-at-hand.server";

const TITLE = "Consultation report";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.consultation.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation, report, isDraft } = await loadReport(args);
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    isDraft,
    sections: consultationReport(report, true),
  };
}

export default function ConsultationReportPage() {
  const { framework, consultation, isDraft, sections } = useLoaderData<typeof loader>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={consultation.title} />
        {isDraft && (
          <InsetText>
            This is a draft from the answers and themes as they are now. It is published as it then stands
            when the monitoring officer reports the consultation, goes with the decision, and is sealed in its
            record. What is decided is shown as it is written today.
          </InsetText>
        )}
        <ReportFiles
          files={DOCUMENT_FORMATS.map((format) => ({
            format,
            href: paths.consultationReportFile(framework.id, consultation.id, format),
          }))}
        />
        <Document sections={sections} />
      </TwoThirds>
    </>
  );
}
