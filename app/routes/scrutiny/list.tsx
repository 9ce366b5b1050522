import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listScrutinyReportsOf } from "~db/queries/scrutiny-reports.server";
import { mayWriteScrutiny } from "~/auth/permissions";
import { SCRUTINY_STATE_LABELS } from "~/domain/scrutiny/scrutiny-report";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { ButtonLink, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { asTitled, loadScrutiny } from "./report-at-hand.server";

const TITLE = "Reports for scrutiny";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadScrutiny(args);
  const reports = await listScrutinyReportsOf(args.context.database.db, framework.id);
  return {
    framework: asTitled(framework),
    mayBegin: mayWriteScrutiny(actor, null, standing).ok,
    reports: reports.map(({ id, body, state, meetingOn }) => ({
      id,
      body,
      state: SCRUTINY_STATE_LABELS[state],
      meeting: meetingOn === null ? "" : `, meeting of ${formatDate(meetingOn)}`,
    })),
  };
}

export default function ScrutinyReports() {
  const { framework, mayBegin, reports } = useLoaderData<typeof loader>();
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={framework.title} />
        <p className="govuk-body">
          A report to the Police and Crime Panel, or to another body that scrutinises the office. It is
          drafted from what is recorded here, and completed by a person. It is published when it is presented.
        </p>
        {reports.length === 0 ? (
          <p className="govuk-body">There is none yet.</p>
        ) : (
          <SummaryList
            rows={reports.map(({ id, body, state, meeting }) => ({
              key: (
                <a className="govuk-link" href={paths.scrutinyReport(framework.id, id)}>
                  Report to the {body}
                </a>
              ),
              value: `${state}${meeting}`,
            }))}
          />
        )}
        {mayBegin && <ButtonLink href={paths.newScrutinyReport(framework.id)}>Draft a report</ButtonLink>}
      </TwoThirds>
    </>
  );
}
