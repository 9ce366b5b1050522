import type { ReactNode } from "react";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { WarningText } from "../govuk";
import { Crumbs, PageHeading, TwoThirds } from "../page";
import { ActionFacts } from "./action-facts";
import { shortened } from "./words";

interface ActPageProps {
  title: string;
  action: ActionInPlan;
  today: CalendarDate;
  /** Why it cannot be done now, where it cannot. */
  notNow: string | null;
  /** The form; it gets the heading and the action to stand beneath its error summary. */
  children: (before: ReactNode) => ReactNode;
}

/** The page of one act on one action: the action stays in view above the form. */
export function ActPage({ title, action, today, notNow, children }: ActPageProps) {
  const before = (
    <>
      <PageHeading title={title} caption={action.framework.title} />
      <h2 className="govuk-heading-m">The action</h2>
      <ActionFacts action={action} today={today} />
    </>
  );
  return (
    <>
      <ActionCrumbs framework={action.framework} action={action} />
      <TwoThirds>
        {notNow === null ? (
          children(before)
        ) : (
          <>
            {before}
            <WarningText>{notNow}</WarningText>
            <p className="govuk-body">
              <a className="govuk-link" href={paths.action(action.framework.id, action.id)}>
                Go to the action
              </a>
            </p>
          </>
        )}
      </TwoThirds>
    </>
  );
}

/** Where one is among the pages of a framework's action plan. */
export function ActionCrumbs({
  framework,
  action,
}: {
  framework: { id: number; title: string };
  /** Left out on the page of the action itself. */
  action?: Pick<ActionInPlan, "id" | "what">;
}) {
  return (
    <Crumbs
      items={[
        { text: "Frameworks", href: paths.frameworks() },
        { text: framework.title, href: paths.framework(framework.id) },
        { text: "Action plan", href: paths.actionPlan(framework.id) },
        ...(action
          ? [{ text: shortened(action.what, 40), href: paths.action(framework.id, action.id) }]
          : []),
      ]}
    />
  );
}
