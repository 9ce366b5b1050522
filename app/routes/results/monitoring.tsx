import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { suggestedFrequency } from "~/domain/results/results-setting";
import { formatMoney } from "~/domain/shared/money";
import { monitoringForm } from "~/forms/results/monitoring-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { NOT_MONITORED, setMonitoring } from "~/services/results/set-monitoring.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { asNamed, asTitled, loadLine } from "./results-at-hand.server";

const TITLE = "How often results are returned";

export const handle = pageHandle<typeof loader>({
  title: ({ line }) => `${TITLE}: ${line.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, budgetLine, line, setting, mayWrite } = await loadLine(args);
  requirePermission(mayWrite);
  const largest = largestOf(Object.values(budgetLine.amounts));
  return {
    framework: asTitled(framework),
    line: asNamed(budgetLine),
    largest,
    suggested: suggestedFrequency(largest, setting),
    values: { frequency: line?.frequency ?? "" },
    version: line?.version ?? NOT_MONITORED,
  };
}

const largestOf = (amounts: readonly number[]): number | null =>
  amounts.length === 0 ? null : Math.max(...amounts);

export async function action(args: ActionFunctionArgs) {
  const { budgetLine, setting } = await loadLine(args);
  const suggested = suggestedFrequency(largestOf(Object.values(budgetLine.amounts)), setting);
  return answerPost(args, {
    params: params.results,
    form: monitoringForm(suggested),
    act: ({ service, value, params: place, version }) =>
      setMonitoring(service, { ...place, ...value, version }),
    done: ({ frameworkId, lineId }) => paths.lineResults(frameworkId, lineId),
  });
}

export default function Monitoring() {
  const { framework, line, largest, suggested, values, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ResultsCrumbs framework={framework} line={line} />
      <TwoThirds>
        <PostForm
          form={monitoringForm(suggested)}
          initial={values}
          version={version}
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={line.name} />
              <p className="govuk-body">
                In proportion to what the line is worth
                {largest === null ? "" : `: ${formatMoney(largest)} in its largest year`}. What is suggested
                follows the amounts that the office set.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
