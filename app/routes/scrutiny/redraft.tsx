import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { draftedTexts } from "~/documents/scrutiny-report.view";
import { REPORT_SECTION_LABELS, REPORT_SECTIONS } from "~/domain/scrutiny/scrutiny-report";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { redraftReport } from "~/services/scrutiny/save-report.server";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ReportCrumbs } from "~/ui/scrutiny/report-crumbs";
import { asReport, asTitled, loadReportToWrite, recordHrefOf, sourceNow } from "./report-at-hand.server";

const TITLE = "Draft the report anew";
const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, report } = await loadReportToWrite(args);
  const anew = draftedTexts(await sourceNow(args, framework), report);
  const changed = REPORT_SECTIONS.filter((section) => anew[section] !== report.drafted[section]);
  const label = (section: (typeof REPORT_SECTIONS)[number]) => REPORT_SECTION_LABELS[section];
  return {
    framework: asTitled(framework),
    report: asReport(report),
    changes: changed.filter((section) => report.written[section] === undefined).map(label),
    stays: changed.filter((section) => report.written[section] !== undefined).map(label),
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadReportToWrite(args);
  return answerPost(args, {
    params: params.scrutinyReport,
    form,
    act: ({ service, params: place, version }) =>
      redraftReport(service, { ...place, version, recordHref: recordHrefOf(args.context) }),
    done: ({ frameworkId, reportId }) => paths.scrutinyReport(frameworkId, reportId),
  });
}

export default function Redraft() {
  const { framework, report, changes, stays } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ReportCrumbs framework={framework} report={report} />
      <TwoThirds>
        <PostForm
          form={form}
          version={report.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          {changes.length === 0 ? (
            <p className="govuk-body">No text that was drafted would change.</p>
          ) : (
            <>
              <p className="govuk-body">These texts are drafted anew from what is recorded now:</p>
              <ul className="govuk-list govuk-list--bullet">
                {changes.map((label) => (
                  <li key={label}>{label}</li>
                ))}
              </ul>
            </>
          )}
          {stays.length > 0 && (
            <>
              <p className="govuk-body">
                These were written by a person and stay. Look at each: the data says something else now.
              </p>
              <ul className="govuk-list govuk-list--bullet">
                {stays.map((label) => (
                  <li key={label}>{label}</li>
                ))}
              </ul>
            </>
          )}
          <Button>Draft it anew</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
