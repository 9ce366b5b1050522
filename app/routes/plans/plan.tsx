import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getBudget } from "~db/queries/content.server";
import { listFrameworksOfPlan, listServing } from "~db/queries/plans.server";
import { seesAllFrameworks } from "~/auth/permissions";
import { sumInWords } from "~/domain/budget/not-stated";
import { needsPence } from "~/domain/shared/money";
import { frameworkToCome, PLAN_EIA_STATE_LABELS, PRIORITY_KIND_LABELS, servedBy } from "~/domain/plan/plan";
import { arrangementVersion, parseMove } from "~/domain/shared/arrangement";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { ARRANGE, arrangeForm } from "~/forms/arrange-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { arrangePlan } from "~/services/plans/arrange-plan.server";
import { PostForm } from "~/ui/form";
import { ButtonLink, SummaryList } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PlanCrumbs } from "~/ui/plans/plan-crumbs";
import { PriorityTable } from "~/ui/plans/priority-table";
import { ServingTable } from "~/ui/plans/serving-table";
import { loadPlan } from "./plans-at-hand.server";

export const handle = pageHandle<typeof loader>({ title: ({ plan }) => plan.name, needsScript: true });

export async function loader(args: LoaderFunctionArgs) {
  const { actor, mayWrite, plan, priorities } = await loadPlan(args);
  const { db } = args.context.database;
  const frameworks = seesAllFrameworks(actor) ? await listFrameworksOfPlan(db, plan.id) : [];
  const [budgets, serves] = await Promise.all([
    Promise.all(frameworks.map(({ id }) => getBudget(db, id))),
    listServing(
      db,
      frameworks.map(({ id }) => id),
    ),
  ]);
  const servings = budgets.map((budget) => ({ budget, ...servedBy(priorities, { budget, serves }) }));
  const served = servings.flatMap(({ byPriority, ofNone }) =>
    [...byPriority.values(), ofNone].flatMap(({ byYear }) => byYear),
  );
  const format = { pence: needsPence(served.map(({ pence }) => pence)) };
  return {
    mayWrite,
    plan,
    toCome: frameworkToCome(plan, budgets),
    version: arrangementVersion(priorities),
    priorities: priorities.map(({ id, name, kind, leftTo }) => ({
      ...{ id, name },
      kind: leftTo === "" ? PRIORITY_KIND_LABELS[kind] : `${PRIORITY_KIND_LABELS[kind]}: ${leftTo}`,
    })),
    frameworks: servings.map(({ budget, byPriority, ofNone }) => {
      const inWords = ({ headings, lines, byYear }: typeof ofNone) => ({
        headings,
        lines,
        amounts: byYear.map(({ pence, isUnstated }) =>
          lines.length === 0 ? "Nothing" : sumInWords(pence, isUnstated, format),
        ),
      });
      return {
        id: budget.frameworkId,
        title: budget.title,
        years: budget.years.map(formatFinancialYear),
        rows: [
          ...priorities.map(({ id, name }) => {
            const money = byPriority.get(id);
            return { id, name, ...(money ? inWords(money) : { headings: [], lines: [], amounts: [] }) };
          }),
          ...(ofNone.lines.length > 0
            ? [{ id: 0, name: "Lines that serve none of them", ...inWords(ofNone) }]
            : []),
        ],
      };
    }),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.plan,
    form: arrangeForm,
    act: ({ service, params: { planId }, version, posted }) =>
      arrangePlan(service, { planId, version, move: parseMove(posted.get(ARRANGE)) }),
    done: ({ planId }) => paths.plan(planId),
    says: "nothing",
  });
}

export default function PlanPage() {
  const { mayWrite, plan, toCome, version, priorities, frameworks } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const table = <PriorityTable planId={plan.id} priorities={priorities} mayWrite={mayWrite} />;
  const head = (
    <>
      <PageHeading title={plan.name} caption="Plan" />
      <SummaryList
        rows={[
          { key: "Period", value: `${formatDate(plan.startsOn)} to ${formatDate(plan.endsOn)}` },
          {
            key: "Its own equality impact assessment",
            value:
              plan.eiaTitle === ""
                ? "None is known"
                : `${plan.eiaTitle}: ${PLAN_EIA_STATE_LABELS[plan.eiaState].toLowerCase()}`,
          },
          ...(toCome === null
            ? []
            : [
                {
                  key: "The framework to come",
                  value:
                    toCome.begun === null ? toCome.years : `${toCome.years}. It is begun: ${toCome.begun}`,
                },
              ]),
          ...(plan.eiaLink === ""
            ? []
            : [
                {
                  key: "Where it can be read",
                  value: (
                    <a className="govuk-link" href={plan.eiaLink} rel="noreferrer">
                      {plan.eiaLink}
                    </a>
                  ),
                },
              ]),
        ]}
      />
      {mayWrite && (
        <ButtonLink variant="secondary" href={paths.editPlan(plan.id)}>
          Change the plan
        </ButtonLink>
      )}
      {mayWrite && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.removePlan(plan.id)}>
            Remove the plan
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m">What it puts first</h2>
    </>
  );
  return (
    <>
      <PlanCrumbs />
      {mayWrite ? (
        <PostForm form={arrangeForm} version={version} answer={answer} before={head}>
          {table}
        </PostForm>
      ) : (
        <>
          {head}
          {table}
        </>
      )}
      {mayWrite && <ButtonLink href={paths.planPriority(plan.id, "new")}>Add a priority</ButtonLink>}
      {frameworks.map((framework) => (
        <ServingTable key={framework.id} framework={framework} />
      ))}
    </>
  );
}
