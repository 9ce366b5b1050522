import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listStaffNames } from "~db/queries/named-people.server";
import { listRecommendations } from "~db/queries/scrutiny-reports.server";
import { mayTakeScrutinyStep } from "~/auth/permissions";
import { inParts, scrutinySections } from "~/documents/scrutiny-report.view";
import { answeringGaps } from "~/domain/scrutiny/recommendation";
import {
  presentingGaps,
  presentingWarnings,
  REPORT_SECTION_LABELS,
  REPORT_SECTIONS,
  SCRUTINY_STEP_LABELS,
  textOf,
  type ScrutinyAct,
  type ScrutinyReport,
} from "~/domain/scrutiny/scrutiny-report";
import { PERSONAL_DETAIL_KINDS, personalDetails } from "~/domain/publication/personal-details";
import { scrutinyStepForm } from "~/forms/scrutiny/scrutiny-forms";
import { params, paths } from "~/paths";
import { answerPost, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { takeScrutinyStep } from "~/services/scrutiny/take-step.server";
import { Fields, PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PresentedReport } from "~/ui/scrutiny/presented-report";
import { RecommendationList } from "~/ui/scrutiny/recommendation-list";
import { ReportCrumbs } from "~/ui/scrutiny/report-crumbs";
import { asReport, asTitled, loadReport, recordHrefOf, sourceNow } from "./report-at-hand.server";

const MEANS: Record<ScrutinyAct, string> = {
  present:
    "Anybody can read it from now on, as it stands below. It stays as it is: the texts and the figures of today.",
  answer: "What was recommended, the answer to each and its reason are published with the report.",
  take_back: "Nobody reads it any more. It is in drafting again, and can be presented anew.",
};

export const handle = pageHandle<typeof loader>({
  title: (data) => `${SCRUTINY_STEP_LABELS[data.act]} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { act } = readParams(params.scrutinyStep, args.params);
  const { framework, actor, standing, report } = await loadReport(args);
  requirePermission(mayTakeScrutinyStep(actor, act, report, standing));
  const { db } = args.context.database;
  const source = act === "present" ? await sourceNow(args, framework) : null;
  const recommendations = act === "answer" ? await listRecommendations(db, report.id) : [];
  return {
    act,
    framework: asTitled(framework),
    report: asReport(report),
    gaps: source ? presentingGaps(report) : answeringGaps(recommendations),
    warnings: source
      ? [
          ...presentingWarnings(report, {
            firstYear: framework.years[0] ?? null,
            today: todayOf(args.context),
          }),
          ...personalWarnings(report, await listStaffNames(db)),
        ]
      : [],
    draft: source ? inParts(scrutinySections(report, source)) : null,
    recommendations,
  };
}

/** What may be about a person in the texts that are published then: a warning, as before a determination. */
function personalWarnings(report: ScrutinyReport, names: readonly string[]): string[] {
  const texts = REPORT_SECTIONS.map((section) => ({
    id: `scrutiny.${section}`,
    where: REPORT_SECTION_LABELS[section],
    text: textOf(report, section),
    at: { page: "sign-off" as const },
  }));
  return personalDetails(texts, names).map(
    ({ kind, where, found }) => `${PERSONAL_DETAIL_KINDS[kind]} in “${where}”: ${found}`,
  );
}

export async function action(args: ActionFunctionArgs) {
  const { act } = readParams(params.scrutinyStep, args.params);
  await loadReport(args);
  return answerPost(args, {
    params: params.scrutinyStep,
    form: scrutinyStepForm(act),
    act: ({ service, value, params: place, version }) =>
      takeScrutinyStep(service, {
        ...place,
        version,
        reason: value.reason,
        recordHref: recordHrefOf(args.context),
      }),
    done: ({ frameworkId, reportId }) => paths.scrutinyReport(frameworkId, reportId),
  });
}

export default function ScrutinyStep() {
  const { act, framework, report, gaps, warnings, draft, recommendations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const label = SCRUTINY_STEP_LABELS[act];
  return (
    <>
      <ReportCrumbs framework={framework} report={report} />
      <TwoThirds>
        <PostForm
          form={scrutinyStepForm(act)}
          version={report.version}
          answer={answer}
          before={<PageHeading title={label} caption={framework.title} />}
        >
          <p className="govuk-body">
            {act === "answer" && recommendations.length === 0
              ? `No recommendation is written down, so the report will say that the ${report.body} made none.`
              : MEANS[act]}
          </p>
          {warnings.map((warning) => (
            <WarningText key={warning}>{warning}</WarningText>
          ))}
          {gaps.length > 0 ? (
            <>
              <p className="govuk-body">First, this is put right:</p>
              <ul className="govuk-list govuk-list--bullet">
                {gaps.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            </>
          ) : (
            <>
              {act === "take_back" && <Fields />}
              <Button>{label}</Button>
            </>
          )}
        </PostForm>
        {act === "answer" && recommendations.length > 0 && (
          <RecommendationList
            frameworkId={framework.id}
            reportId={report.id}
            recommendations={recommendations}
            mayReply={false}
          />
        )}
      </TwoThirds>
      {draft && <PresentedReport {...draft} />}
    </>
  );
}
