import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { budgetLineForm, readBudgetLine } from "~/forms/budget/budget-line-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { addBudgetLine } from "~/services/budget/add-budget-line.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button, ButtonGroup } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadBudgetToWrite } from "./budget-at-hand.server";
import { lineFormOfPost, reasonAsked } from "./line-forms.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Add a budget line – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, budget } = await loadBudgetToWrite(args);
  const asked = await reasonAsked(args.context, framework.id, "added");
  return { framework, priorities: budget.priorities, years: budget.years, asked };
}

export async function action(args: ActionFunctionArgs) {
  const { priorities, years, asked } = await lineFormOfPost(args, "added");
  return answerPost(args, {
    params: params.framework,
    form: budgetLineForm(priorities, years, asked),
    act: async ({ service, value, params: { frameworkId }, posted }) => {
      await addBudgetLine(service, { frameworkId, ...readBudgetLine(value, years) });
      return posted.get("next") === "yes" ? paths.newLine(frameworkId) : undefined;
    },
    done: ({ frameworkId }) => `${paths.budget(frameworkId)}#lines`,
  });
}

export default function NewLine() {
  const { framework, priorities, years, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={budgetLineForm(priorities, years, asked)}
          answer={answer}
          before={<PageHeading title="Add a budget line" caption={framework.title} />}
        >
          <Fields />
          <ButtonGroup>
            <Button>Add the line</Button>
            <Button variant="secondary" name="next" value="yes">
              Add it and write another
            </Button>
          </ButtonGroup>
        </PostForm>
      </TwoThirds>
    </>
  );
}
