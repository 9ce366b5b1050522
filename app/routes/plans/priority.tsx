import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planPriorityForm, planPriorityValues } from "~/forms/plans/plan-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { savePlanPriority } from "~/services/plans/save-plan-priority.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PlanCrumbs } from "~/ui/plans/plan-crumbs";
import { loadPriorityToWrite } from "./plans-at-hand.server";

const titleOf = (priority: { name: string } | null) => priority?.name ?? "Add a priority";

export const handle = pageHandle<typeof loader>({
  title: ({ plan, priority }) => `${titleOf(priority)} – ${plan.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { plan, priority } = await loadPriorityToWrite(args);
  return { plan, priority };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.planPriority,
    form: planPriorityForm,
    act: ({ service, value, params: where, version }) =>
      savePlanPriority(service, { ...where, ...value, version }),
    done: ({ planId }) => paths.plan(planId),
  });
}

export default function PlanPriorityPage() {
  const { plan, priority } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PlanCrumbs plan={plan} />
      <TwoThirds>
        <PostForm
          form={planPriorityForm}
          initial={priority ? planPriorityValues(priority) : {}}
          {...(priority ? { version: priority.version } : {})}
          answer={answer}
          before={<PageHeading title={titleOf(priority)} caption={plan.name} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        {priority && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.removePlanPriority(plan.id, priority.id)}>
              Remove it from the plan
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
