import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fundingSourceForm, readFundingSource } from "~/forms/budget/funding-source-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { addFundingSource } from "~/services/budget/add-funding-source.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { budgetOfPost, loadBudgetToWrite } from "./budget-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Add a funding source – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, budget } = await loadBudgetToWrite(args);
  return { framework, years: budget.years };
}

export async function action(args: ActionFunctionArgs) {
  const { years } = await budgetOfPost(args);
  return answerPost(args, {
    params: params.framework,
    form: fundingSourceForm(years),
    act: async ({ service, value, params: { frameworkId } }) => {
      await addFundingSource(service, { frameworkId, ...readFundingSource(value, years) });
    },
    done: ({ frameworkId }) => paths.budget(frameworkId),
  });
}

export default function NewFunding() {
  const { framework, years } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={fundingSourceForm(years)}
          answer={answer}
          before={<PageHeading title="Add a funding source" caption={framework.title} />}
        >
          <Fields />
          <Button>Add it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
