import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planForm, planValues, readPlan } from "~/forms/plans/plan-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { savePlan } from "~/services/plans/save-plan.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PlanCrumbs } from "~/ui/plans/plan-crumbs";
import { loadPlanToWrite } from "./plans-at-hand.server";

const TITLE = "Change the plan";

export const handle = pageHandle<typeof loader>({
  title: ({ plan }) => `${TITLE} – ${plan.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlanToWrite(args);
  return { plan };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.plan,
    form: planForm,
    act: async ({ service, value, params: { planId }, version }) => {
      await savePlan(service, { ...readPlan(value), planId, version });
    },
    done: ({ planId }) => paths.plan(planId),
  });
}

export default function EditPlan() {
  const { plan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PlanCrumbs plan={plan} />
      <TwoThirds>
        <PostForm
          form={planForm}
          initial={planValues(plan)}
          version={plan.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={plan.name} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
