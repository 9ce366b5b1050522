import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { removePlanPriority } from "~/services/plans/remove-plan-priority.server";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { PlanCrumbs } from "~/ui/plans/plan-crumbs";
import { RemovePage } from "~/ui/remove-page";
import { loadPriorityToWrite } from "./plans-at-hand.server";

const TITLE = "Remove a priority of the plan";

export const handle = pageHandle<typeof loader>({
  title: ({ priority }) => `${TITLE}: ${priority.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { plan, priority } = await loadPriorityToWrite(args);
  if (!priority) throw notFound();
  return { plan, priority };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.existingPlanPriority,
    form: removalForm,
    act: ({ service, params: where, version }) => removePlanPriority(service, { ...where, version }),
    done: ({ planId }) => paths.plan(planId),
  });
}

export default function RemovePlanPriority() {
  const { plan, priority } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<PlanCrumbs plan={plan} />}
      title={TITLE}
      caption={plan.name}
      version={priority.version}
      answer={answer}
      keepAt={paths.plan(plan.id)}
    >
      <InsetText>{priority.name}</InsetText>
    </RemovePage>
  );
}
