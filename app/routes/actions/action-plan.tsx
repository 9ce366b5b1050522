import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listActionPlan } from "~db/queries/actions.server";
import { listAuthorIds } from "~db/queries/frameworks.server";
import { actsOnAction, mayAddAction } from "~/auth/permissions";
import { isOverdue, isResolved } from "~/domain/actions/action";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { requireFramework } from "~/routes/answer.server";
import { ActionCards } from "~/ui/actions/action-card";
import { planInWords } from "~/ui/actions/words";
import { ButtonLink } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: ({ framework }) => `Action plan – ${framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor } = await requireFramework(args);
  const { db } = args.context.database;
  const [plan, authorIds] = await Promise.all([
    listActionPlan(db, framework.id),
    listAuthorIds(db, framework.id),
  ]);
  const standing = { state: framework.state, authorIds, approvedBy: null };
  const today = dateInLondon(args.context.now());
  return {
    framework: { id: framework.id, title: framework.title, state: framework.state },
    actions: plan.map((action) => ({ action, acts: actsOnAction(actor, action, standing) })),
    mayAdd: mayAddAction(actor, standing).ok,
    overdue: plan.filter((action) => isOverdue(action, today) && !action.hasLapsed).length,
    today,
  };
}

export default function ActionPlan() {
  const { framework, actions, mayAdd, overdue, today } = useLoaderData<typeof loader>();
  const open = actions.filter(({ action }) => !isResolved(action));
  const resolved = actions.filter(({ action }) => isResolved(action));
  return (
    <>
      <Crumbs
        items={[
          { text: "Frameworks", href: paths.frameworks() },
          { text: framework.title, href: paths.framework(framework.id) },
        ]}
      />
      <PageHeading title="Action plan" caption={framework.title} />
      <p className="govuk-body">
        {planInWords({ open: open.length, all: actions.length, overdue, state: framework.state })}
      </p>
      {mayAdd && <ButtonLink href={paths.newAction(framework.id)}>Add an action</ButtonLink>}
      {open.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Open</h2>
          <ActionCards actions={open} today={today} />
        </>
      )}
      {resolved.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Resolved</h2>
          <ActionCards actions={resolved} today={today} />
        </>
      )}
    </>
  );
}
