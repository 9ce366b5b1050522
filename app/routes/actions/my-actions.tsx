import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listMyActions } from "~db/queries/actions.server";
import { actsOnAction, mayReadFrameworks } from "~/auth/permissions";
import { isDueSoon, isOverdue } from "~/domain/actions/action";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { forbidden, requireActor } from "~/routes/answer.server";
import { ActionCards, type ListedAction } from "~/ui/actions/action-card";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({ title: () => "My actions", isKept: true });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireActor({ context, request });
  if (!mayReadFrameworks(actor)) throw forbidden("Your roles do not include reading this.");
  const { outstanding, done } = await listMyActions(context.database.db, actor.personId);
  const today = dateInLondon(context.now());
  const listed = (actions: typeof outstanding): ListedAction[] =>
    actions.map((action) => ({
      action,
      // What its owner may do does not ask who the authors are; what a second person may do is not offered here.
      acts: actsOnAction(actor, action, {
        state: action.framework.state,
        authorIds: new Set([actor.personId]),
        approvedBy: null,
      }),
    }));
  return {
    overdue: listed(outstanding.filter((action) => isOverdue(action, today))),
    due: listed(outstanding.filter((action) => isDueSoon(action, today))),
    later: listed(outstanding.filter((action) => !isOverdue(action, today) && !isDueSoon(action, today))),
    done: listed(done).map(({ action }) => ({ action, acts: [] })),
    today,
  };
}

export default function MyActions() {
  const { overdue, due, later, done, today } = useLoaderData<typeof loader>();
  const nothingToDo = overdue.length + due.length + later.length === 0;
  const part = (title: string, actions: readonly ListedAction[]) =>
    actions.length > 0 && (
      <>
        <h2 className="govuk-heading-m">{title}</h2>
        <ActionCards actions={actions} today={today} withFramework />
      </>
    );
  return (
    <>
      <PageHeading title="My actions" />
      {nothingToDo && (
        <p className="govuk-body">
          You have nothing to do: no action that you own is open or carried forward. When an author gives you
          one, it is listed here with the date by which it is due.
        </p>
      )}
      {part("Overdue", overdue)}
      {part("Due within 30 days", due)}
      {part("Later", later)}
      {part("Recently completed, withdrawn or lapsed", done)}
    </>
  );
}
