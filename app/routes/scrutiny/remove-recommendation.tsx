import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listRecommendations } from "~db/queries/scrutiny-reports.server";
import { mayReplyToScrutiny } from "~/auth/permissions";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { removeRecommendation } from "~/services/scrutiny/remove-recommendation.server";
import { RemovePage } from "~/ui/remove-page";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { ReportCrumbs } from "~/ui/scrutiny/report-crumbs";
import { asReport, asTitled, loadReport } from "./report-at-hand.server";

const TITLE = "Remove a recommendation";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { recommendationId } = readParams(params.existingRecommendation, args.params);
  const { framework, actor, report } = await loadReport(args);
  requirePermission(mayReplyToScrutiny(actor, report));
  const all = await listRecommendations(args.context.database.db, report.id);
  const recommendation = all.find(({ id }) => id === recommendationId);
  if (!recommendation) throw notFound();
  return { framework: asTitled(framework), report: asReport(report), recommendation };
}

export async function action(args: ActionFunctionArgs) {
  await loadReport(args);
  return answerPost(args, {
    params: params.existingRecommendation,
    form: removalForm,
    act: ({ service, params: place, version }) => removeRecommendation(service, { ...place, version }),
    done: ({ frameworkId, reportId }) => `${paths.scrutinyReport(frameworkId, reportId)}#recommendations`,
  });
}

export default function RemoveRecommendation() {
  const { framework, report, recommendation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<ReportCrumbs framework={framework} report={report} />}
      title={TITLE}
      caption={framework.title}
      version={recommendation.version}
      answer={answer}
      keepAt={paths.scrutinyReport(framework.id, report.id)}
    >
      <InsetText>{recommendation.recommendation}</InsetText>
    </RemovePage>
  );
}
