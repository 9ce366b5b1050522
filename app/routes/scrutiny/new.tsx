import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listRecordSettings } from "~db/queries/dated-settings.server";
import { mayWriteScrutiny } from "~/auth/permissions";
import { recordSettingOn } from "~/domain/decision/implications";
import { emptyReportValues, newReportForm, readReportHead } from "~/forms/scrutiny/scrutiny-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { beginReport } from "~/services/scrutiny/save-report.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ReportCrumbs } from "~/ui/scrutiny/report-crumbs";
import { asTitled, loadScrutiny, recordHrefOf } from "./report-at-hand.server";

const TITLE = "Draft a report for scrutiny";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadScrutiny(args);
  requirePermission(mayWriteScrutiny(actor, null, standing));
  const settings = await listRecordSettings(args.context.database.db);
  const { scrutinyBody } = recordSettingOn(settings, todayOf(args.context));
  return { framework: asTitled(framework), scrutinyBody };
}

export async function action(args: ActionFunctionArgs) {
  await loadScrutiny(args);
  return answerPost(args, {
    params: params.framework,
    form: newReportForm,
    act: async ({ service, value, params: { frameworkId } }) => {
      const recordHref = recordHrefOf(args.context);
      const reportId = await beginReport(service, { frameworkId, recordHref, ...readReportHead(value) });
      return paths.scrutinyReport(frameworkId, reportId);
    },
    done: ({ frameworkId }) => paths.scrutinyReports(frameworkId),
  });
}

export default function NewReport() {
  const { framework, scrutinyBody } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ReportCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={newReportForm}
          initial={emptyReportValues(scrutinyBody)}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <Fields />
          <Button>Draft it from what is recorded</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
