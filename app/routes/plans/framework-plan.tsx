import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getBudget } from "~db/queries/content.server";
import { findPlanOf, listPlanPriorities, listPlans, listServing } from "~db/queries/plans.server";
import { mayLinkToPlan } from "~/auth/permissions";
import { linkToPlanForm, linkToPlanValues, readLinkToPlan } from "~/forms/plans/plan-forms";
import { params, paths } from "~/paths";
import { answerPost, requireFramework } from "~/routes/answer.server";
import { linkToPlan } from "~/services/plans/link-to-plan.server";
import { Fields, PostForm } from "~/ui/form";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Button, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

const TITLE = "The plan that it belongs to";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

async function linkAtHand(args: Args) {
  const { framework, actor } = await requireFramework(args);
  const { db } = args.context.database;
  const [plans, link, budget, serves] = await Promise.all([
    listPlans(db),
    findPlanOf(db, framework.id),
    getBudget(db, framework.id),
    listServing(db, [framework.id]),
  ]);
  const priorities = link ? await listPlanPriorities(db, link.planId) : [];
  return { framework, actor, plans, link, headings: budget.priorities, priorities, serves };
}

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, plans, link, headings, priorities, serves } = await linkAtHand(args);
  const named = ({ id, name }: { id: number; name: string }) => ({ id, name });
  return {
    framework: { id: framework.id, title: framework.title },
    mayLink: mayLinkToPlan(actor, framework).ok,
    plan: plans.filter(({ id }) => id === link?.planId).map(named)[0] ?? null,
    choices: { plans: plans.map(named), headings: headings.map(named), priorities: priorities.map(named) },
    version: link?.version ?? 0,
    initial: linkToPlanValues(link?.planId ?? null, serves),
    served: headings.map(({ id, name }) => ({
      id,
      name,
      serves: priorities.find((one) => one.id === serves.get(id))?.name ?? "None of them",
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { plans, headings, priorities } = await linkAtHand(args);
  return answerPost(args, {
    params: params.framework,
    form: linkToPlanForm({ plans, headings, priorities }),
    act: ({ service, value, params: { frameworkId }, version }) =>
      linkToPlan(service, { frameworkId, version, ...readLinkToPlan(value, headings) }),
    done: ({ frameworkId }) => paths.frameworkPlan(frameworkId),
  });
}

export default function FrameworkPlan() {
  const { framework, mayLink, plan, choices, version, initial, served } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const heading = <PageHeading title={TITLE} caption={framework.title} />;
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        {mayLink && choices.plans.length > 0 ? (
          <PostForm
            form={linkToPlanForm(choices)}
            initial={initial}
            version={version}
            answer={answer}
            before={heading}
          >
            <p className="govuk-body">
              {plan
                ? "With another plan, what its headings serve is chosen anew."
                : "Once it is saved, it is asked which priority of the plan each heading of the budget serves."}
            </p>
            <Fields />
            <Button>Save</Button>
          </PostForm>
        ) : (
          <>
            {heading}
            {plan === null && (
              <p className="govuk-body">
                {choices.plans.length === 0
                  ? "The office has recorded no plan yet. Whoever manages the office does so."
                  : "Nobody has said which plan it belongs to."}
              </p>
            )}
            {plan && <SummaryList rows={served.map(({ name, serves }) => ({ key: name, value: serves }))} />}
          </>
        )}
        {plan && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.plan(plan.id)}>
              {plan.name}
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
