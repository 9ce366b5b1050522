import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublicReports } from "~db/queries/scrutiny-reports.server";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

const TITLE = "Reports for scrutiny";

export const handle = pageHandle({
  title: () => TITLE,
  preview: () => ({
    description:
      "Reports to the body that scrutinises this office, what it recommended and what it was answered.",
    type: "website",
  }),
});

export async function loader({ context }: LoaderFunctionArgs) {
  const reports = await listPublicReports(context.database.publicDb);
  return {
    reports: reports.map(({ id, presented: { title, body, meetingOn, reply } }) => ({
      id,
      title,
      what: `Report to the ${body}, meeting of ${formatDate(meetingOn)}${reply ? ", with the answer to what it recommended" : ""}`,
    })),
  };
}

export default function PresentedReports() {
  const { reports } = useLoaderData<typeof loader>();
  return (
    <TwoThirds>
      <PageHeading title={TITLE} />
      <p className="govuk-body">
        What this office put before the body that scrutinises it, what was recommended, and the answer.
      </p>
      {reports.length === 0 ? (
        <p className="govuk-body">No report is published here.</p>
      ) : (
        <SummaryList
          rows={reports.map(({ id, title, what }) => ({
            key: (
              <a className="govuk-link" href={paths.presentedReport(id)}>
                {title}
              </a>
            ),
            value: what,
          }))}
        />
      )}
    </TwoThirds>
  );
}
