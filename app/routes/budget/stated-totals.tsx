import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listStatedTotals } from "~db/queries/content.server";
import { readStatedTotals, statedTotalsForm, statedTotalsValues } from "~/forms/budget/stated-totals-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
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
  const { framework, budget } = await loadBudgetToWrite(args);
  return {
    framework,
    priorities: budget.priorities,
    years: budget.years,
    totals: await listStatedTotals(args.context.database.db, framework.id),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { priorities, years } = await budgetOfPost(args);
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
  const { framework, priorities, years, totals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={statedTotalsForm(priorities, years)}
          initial={statedTotalsValues(totals)}
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
