import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findIndicator } from "~db/queries/results.server";
import { indicatorForm, indicatorValues, readIndicator } from "~/forms/results/indicator-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { saveIndicator } from "~/services/results/save-indicator.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { asNamed, asTitled, loadMonitoredLine } from "./results-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ indicator, line }) => `${indicator ? "Change an indicator" : "Add an indicator"}: ${line.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, budgetLine, line, mayWrite } = await loadMonitoredLine(args);
  requirePermission(mayWrite);
  const { indicatorId } = readParams(params.indicator, args.params);
  const indicator =
    indicatorId === "new" ? null : await findIndicator(args.context.database.db, line.lineId, indicatorId);
  if (!indicator && indicatorId !== "new") throw notFound();
  return {
    framework: asTitled(framework),
    line: asNamed(budgetLine),
    indicator: indicator && {
      ...{ id: indicator.id, version: indicator.version },
      values: indicatorValues(indicator),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.indicator,
    form: indicatorForm,
    act: async ({ service, value, params: place, version }) => {
      await saveIndicator(service, { ...place, ...readIndicator(value), version });
    },
    done: ({ frameworkId, lineId }) => paths.lineResults(frameworkId, lineId),
  });
}

export default function IndicatorPage() {
  const { framework, line, indicator } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ResultsCrumbs framework={framework} line={line} />
      <TwoThirds>
        <PostForm
          form={indicatorForm}
          answer={answer}
          before={
            <PageHeading title={indicator ? "Change an indicator" : "Add an indicator"} caption={line.name} />
          }
          {...(indicator && { initial: indicator.values, version: indicator.version })}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        {indicator && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.removeIndicator(framework.id, line.id, indicator.id)}>
              Remove this indicator
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
