import type { ActionAct } from "~/domain/actions/action";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { ActionFacts } from "./action-facts";
import { linksFor, shortened } from "./words";
import { Abbreviated } from "../glossary/abbreviated";

export interface ListedAction {
  action: ActionInPlan;
  /** What the person who looks may do with it now. */
  acts: ActionAct[];
}

interface ActionCardsProps {
  actions: readonly ListedAction[];
  today: CalendarDate;
  withFramework?: boolean;
}

const HEADING_LENGTH = 160;

/** Actions one below the other, each with what may be done about it. */
export function ActionCards({ actions, today, withFramework }: ActionCardsProps) {
  return actions.map(({ action, acts }) => (
    <section key={action.id} className="govuk-!-margin-bottom-7">
      <h3 className="govuk-heading-s">
        <a className="govuk-link" href={paths.action(action.framework.id, action.id)}>
          <Abbreviated>{shortened(action.what, HEADING_LENGTH)}</Abbreviated>
        </a>
      </h3>
      <ActionFacts
        action={action}
        today={today}
        withFramework={withFramework}
        withWhat={shortened(action.what, HEADING_LENGTH) !== action.what}
      />
      <ActionLinks action={action} acts={acts} />
    </section>
  ));
}

export function ActionLinks({ action, acts }: ListedAction) {
  const links = linksFor(action, acts);
  if (links.length === 0) return null;
  return (
    <ul className="govuk-list app-no-print">
      {links.map(({ href, text }) => (
        <li key={href}>
          <a className="govuk-link" href={href}>
            {text}
            <span className="govuk-visually-hidden">{` (${shortened(action.what, 60)})`}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
