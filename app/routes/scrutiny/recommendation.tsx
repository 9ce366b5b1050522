import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listRecommendations } from "~db/queries/scrutiny-reports.server";
import { mayReplyToScrutiny } from "~/auth/permissions";
import { recommendationForm, recommendationValues } from "~/forms/scrutiny/scrutiny-forms";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { saveRecommendation } from "~/services/scrutiny/save-recommendation.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ReportCrumbs } from "~/ui/scrutiny/report-crumbs";
import { asReport, asTitled, loadReport } from "./report-at-hand.server";

const titleOf = (recommendation: unknown) => (recommendation ? "Recommendation" : "Add a recommendation");

export const handle = pageHandle<typeof loader>({
  title: (data) => `${titleOf(data.recommendation)} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { recommendationId } = readParams(params.recommendation, args.params);
  const { framework, actor, report } = await loadReport(args);
  requirePermission(mayReplyToScrutiny(actor, report));
  const all = await listRecommendations(args.context.database.db, report.id);
  const recommendation = recommendationId === "new" ? null : all.find(({ id }) => id === recommendationId);
  if (recommendation === undefined) throw notFound();
  return { framework: asTitled(framework), report: asReport(report), recommendation };
}

export async function action(args: ActionFunctionArgs) {
  await loadReport(args);
  return answerPost(args, {
    params: params.recommendation,
    form: recommendationForm,
    act: ({ service, value, params: place, version }) =>
      saveRecommendation(service, { ...place, version, ...value }),
    done: ({ frameworkId, reportId }) => `${paths.scrutinyReport(frameworkId, reportId)}#recommendations`,
  });
}

export default function RecommendationPage() {
  const { framework, report, recommendation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ReportCrumbs framework={framework} report={report} />
      <TwoThirds>
        <PostForm
          form={recommendationForm}
          initial={recommendation ? recommendationValues(recommendation) : {}}
          {...(recommendation ? { version: recommendation.version } : {})}
          answer={answer}
          before={<PageHeading title={titleOf(recommendation)} caption={framework.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        {recommendation && (
          <p className="govuk-body">
            <a
              className="govuk-link"
              href={paths.removeRecommendation(framework.id, report.id, recommendation.id)}
            >
              Remove this recommendation
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
