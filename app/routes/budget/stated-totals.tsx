import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listStatedTotals } from "~db/queries/content.server";
import { moneyValue } from "~/forms/form";
import {
  baselineTotalsForm,
  readStatedTotals,
  statedTotalsForm,
  statedTotalsValues,
} from "~/forms/budget/stated-totals-form";
import { params, paths } from "~/paths";
import { answerPost, requireFramework } from "~/routes/answer.server";
import { setStatedTotals } from "~/services/budget/set-stated-totals.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { budgetOfPost, loadBudgetToWrite } from "./budget-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Stated totals – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, row, budget } = await loadBudgetToWrite(args);
  return {
    totalBefore: row.totalBefore,
    framework,
    priorities: budget.priorities,
    years: budget.years,
    totals: await listStatedTotals(args.context.database.db, framework.id),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { priorities, years } = await budgetOfPost(args);
  const { framework } = await requireFramework(args);
  if (framework.state === "baseline") {
    return answerPost(args, {
      params: params.framework,
      form: baselineTotalsForm(priorities, years),
      act: ({ service, value: { totalBefore, ...value }, params: { frameworkId }, version }) =>
        setStatedTotals(service, {
          frameworkId,
          version,
          totals: readStatedTotals(value, priorities, years),
          totalBefore,
        }),
      done: ({ frameworkId }) => `${paths.budget(frameworkId)}#reconciliation`,
    });
  }
  return answerPost(args, {
    params: params.framework,
    form: statedTotalsForm(priorities, years),
    act: ({ service, value, params: { frameworkId }, version }) =>
      setStatedTotals(service, {
        frameworkId,
        version,
        totals: readStatedTotals(value, priorities, years),
      }),
    done: ({ frameworkId }) => `${paths.budget(frameworkId)}#reconciliation`,
  });
}

export default function StatedTotals() {
  const { framework, priorities, years, totals, totalBefore } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={(framework.isBaseline ? baselineTotalsForm : statedTotalsForm)(priorities, years)}
          initial={{ ...statedTotalsValues(totals), totalBefore: moneyValue(totalBefore) }}
          version={framework.version}
          answer={answer}
          before={
            <>
              <PageHeading title="Stated totals" caption={framework.title} />
              <p className="govuk-body">
                Enter the sub-totals and totals as the budget itself prints them. They are held against the
                lines. Leave empty what it does not state.
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
