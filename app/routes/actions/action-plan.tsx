import { Fragment } from "react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findUnconfirmed } from "~db/queries/carried-over.server";
import { findPlanHead, listActionPlan } from "~db/queries/actions.server";
import { listGlossary } from "~db/queries/content.server";
import { listAuthorIds } from "~db/queries/frameworks.server";
import { actsOnAction, mayAddAction, mayWriteContent } from "~/auth/permissions";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import { priorityNameOf } from "~/domain/budget/changes";
import { changesOf, priorityNames, type FrameworkContent } from "~/domain/framework/content";
import { dateInLondon, type CalendarDate } from "~/domain/shared/calendar-date";
import { chosenFrom } from "~/domain/shared/list-choice";
import { ENTRIES_ON_PAGE, pageGroups, pageOf } from "~/domain/shared/paging";
import { readListQuery } from "~/forms/list-query";
import { paths } from "~/paths";
import { requireFramework } from "~/routes/answer.server";
import { ActionCards } from "~/ui/actions/action-card";
import { actionStates, planPart, PLAN_PARTS, PLAN_STATES } from "~/ui/actions/plan-parts";
import { ActionPages, FindActions } from "~/ui/actions/find-actions";
import { PlanHead } from "~/ui/actions/plan-head";
import { planInWords, shortened } from "~/ui/actions/words";
import { Downloads } from "~/ui/downloads";
import { ButtonLink } from "~/ui/govuk";
import { NotYetConfirmed } from "~/ui/frameworks/not-yet-confirmed";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: ({ framework }) => `Action plan – ${framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor } = await requireFramework(args);
  const { db } = args.context.database;
  const [plan, authorIds, glossary, eia, carried] = await Promise.all([
    listActionPlan(db, framework.id),
    listAuthorIds(db, framework.id),
    listGlossary(db, framework.id),
    findPlanHead(db, framework.id),
    findUnconfirmed(db, framework.id, ["action"]),
  ]);
  const standing = { state: framework.state, authorIds, approvedBy: null };
  const today = dateInLondon(args.context.now());
  const shown = actionsShown(plan, today, {
    priorityOf: isLong(plan) ? prioritiesOf(await args.context.contentOf(framework.id)) : () => "",
    search: new URL(args.request.url).searchParams,
  });
  return {
    framework: { id: framework.id, title: framework.title },
    glossary,
    asked: shown.asked,
    next: shown.next && { id: shown.next.id, what: shown.next.what },
    parts: shown.parts.map(({ items, ...part }) => ({
      ...part,
      actions: items.map((action) => ({ action, acts: actsOnAction(actor, action, standing) })),
    })),
    eia,
    mayWrite: mayWriteContent(actor, framework).ok,
    mayAdd: mayAddAction(actor, standing).ok,
    carried,
    inWords: planInWords({ state: framework.state, actions: plan, today }),
    today,
  };
}

const isLong = (plan: readonly ActionInPlan[]) => plan.length > ENTRIES_ON_PAGE;

/** The priority of the change that an action is about; empty for one about the whole. */
function prioritiesOf(content: FrameworkContent): (action: ActionInPlan) => string {
  const names = priorityNames(content);
  const byChange = new Map(changesOf(content).map((change) => [change.id, priorityNameOf(change, names)]));
  return ({ change }) => (change && byChange.get(change.id)) ?? "";
}

interface Asking {
  priorityOf: (action: ActionInPlan) => string;
  search: URLSearchParams;
}

/** All of a short plan; of a long one a page, as the address asks for it. */
function actionsShown(plan: readonly ActionInPlan[], today: CalendarDate, { priorityOf, search }: Asking) {
  const states = (action: ActionInPlan) => actionStates(action, today);
  const partOf = (action: ActionInPlan) => PLAN_PARTS[planPart(action)];
  const inParts = [...plan].sort((a, b) => planPart(a) - planPart(b));
  if (!isLong(plan)) return { asked: null, next: null, parts: pageGroups(inParts, inParts, partOf) };
  const priorities = [...new Set(plan.map(priorityOf))].filter((name) => name !== "").sort();
  const query = readListQuery(search, { priorities, states: PLAN_STATES });
  const found = chosenFrom(inParts, query, (action) => ({
    text: [action.what, action.ownerName, action.change?.title ?? ""].join("\n"),
    priority: priorityOf(action),
    states: states(action),
  }));
  const { items, ...page } = pageOf(found, query.page, ENTRIES_ON_PAGE);
  const unfinished = plan.filter((action) => states(action).includes("unfinished"));
  const [next = null] = unfinished.sort((a, b) => a.targetDate.localeCompare(b.targetDate));
  return { asked: { query, priorities, page }, next, parts: pageGroups(found, items, partOf) };
}

export default function ActionPlan() {
  const { framework, eia, mayWrite, asked, next, parts, mayAdd, carried, inWords, today } =
    useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { text: "Frameworks", href: paths.frameworks() },
          { text: framework.title, href: paths.framework(framework.id) },
        ]}
      />
      <PageHeading title="Action plan" caption={framework.title} />
      {eia && <PlanHead frameworkId={framework.id} eia={eia} mayWrite={mayWrite} />}
      <p className="govuk-body">{inWords}</p>
      <NotYetConfirmed frameworkId={framework.id} carried={carried} />
      {mayAdd && <ButtonLink href={paths.newAction(framework.id)}>Add an action</ButtonLink>}
      {next && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.action(framework.id, next.id)}>
            Next that is not finished: {shortened(next.what)}
          </a>
        </p>
      )}
      {asked && <FindActions frameworkId={framework.id} {...asked} />}
      {parts.map(({ name, total, actions }) => (
        <Fragment key={name}>
          <h2 className="govuk-heading-m">{asked ? `${name}: ${total.toLocaleString("en-GB")}` : name}</h2>
          <ActionCards actions={actions} today={today} />
        </Fragment>
      ))}
      {asked && <ActionPages frameworkId={framework.id} {...asked} />}
      <Downloads what="the action plan" hrefOf={(format) => paths.actionPlanExport(framework.id, format)} />
    </>
  );
}
