import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readPlanUses } from "~db/queries/plans.server";
import { planKept } from "~/domain/plan/plan";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { removePlan } from "~/services/plans/remove-plan.server";
import { InsetText } from "~/ui/govuk";
import { KeepIt } from "~/ui/keep-it";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PlanCrumbs } from "~/ui/plans/plan-crumbs";
import { RemovePage } from "~/ui/remove-page";
import { loadPlanToWrite } from "./plans-at-hand.server";

const TITLE = "Remove a plan";

export const handle = pageHandle<typeof loader>({
  title: ({ plan }) => `${TITLE}: ${plan.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { plan, priorities } = await loadPlanToWrite(args);
  return {
    plan,
    priorities: priorities.map(({ name }) => name),
    kept: planKept(await readPlanUses(args.context.database.db, plan.id)),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.plan,
    form: removalForm,
    act: ({ service, params: { planId }, version }) => removePlan(service, { planId, version }),
    done: () => paths.plans(),
  });
}

export default function RemovePlan() {
  const { plan, priorities, kept } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (kept !== null) {
    return (
      <>
        <PlanCrumbs plan={plan} />
        <TwoThirds>
          <PageHeading title={TITLE} caption={plan.name} />
          <p className="govuk-body">{kept}</p>
          <KeepIt href={paths.plan(plan.id)} />
        </TwoThirds>
      </>
    );
  }
  return (
    <RemovePage
      crumbs={<PlanCrumbs plan={plan} />}
      title={TITLE}
      caption={plan.name}
      version={plan.version}
      answer={answer}
      keepAt={paths.plan(plan.id)}
    >
      <InsetText>
        {priorities.length === 0 ? (
          "It has no priorities."
        ) : (
          <>
            Its priorities go with it:
            <ul className="govuk-list govuk-list--bullet">
              {priorities.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </InsetText>
      <p className="govuk-body">What it said stays on the audit log.</p>
    </RemovePage>
  );
}
