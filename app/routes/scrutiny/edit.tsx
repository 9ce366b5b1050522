import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readReport, reportForm, reportValues } from "~/forms/scrutiny/scrutiny-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { saveReport } from "~/services/scrutiny/save-report.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ReportCrumbs } from "~/ui/scrutiny/report-crumbs";
import { asReport, asTitled, loadReportToWrite } from "./report-at-hand.server";

const TITLE = "Edit the report";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, report } = await loadReportToWrite(args);
  return { framework: asTitled(framework), report: asReport(report), values: reportValues(report) };
}

export async function action(args: ActionFunctionArgs) {
  await loadReportToWrite(args);
  return answerPost(args, {
    params: params.scrutinyReport,
    form: reportForm,
    act: ({ service, value, params: place, version }) =>
      saveReport(service, { ...place, version, ...readReport(value) }),
    done: ({ frameworkId, reportId }) => paths.scrutinyReport(frameworkId, reportId),
  });
}

export default function EditReport() {
  const { framework, report, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ReportCrumbs framework={framework} report={report} />
      <TwoThirds>
        <PostForm
          form={reportForm}
          initial={values}
          version={report.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <p className="govuk-body">
            Each text begins as the data gives it. What you change is kept as written by a person, even when
            the report is drafted again. A text that you empty goes back to what the data gives.
          </p>
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
