import { ACTION_STATE_LABELS, type Action } from "~/domain/actions/action";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";

export type TiedActionShown = Pick<Action, "id" | "what" | "ownerName" | "targetDate" | "state">;

/** The actions that mitigate one impact. One that is completed or withdrawn is listed, and answers nothing. */
export function TiedActions({
  frameworkId,
  actions,
}: {
  frameworkId: number;
  actions: readonly TiedActionShown[];
}) {
  if (actions.length === 0) return <p className="govuk-body">No action is tied to it.</p>;
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <strong>{actions.length === 1 ? "The action tied to it:" : "The actions tied to it:"}</strong>
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {actions.map(({ id, what, ownerName, targetDate, state }) => (
          <li key={id}>
            <a className="govuk-link" href={paths.action(frameworkId, id)}>
              {what}
            </a>{" "}
            ({ownerName}, {formatDate(targetDate)}, {ACTION_STATE_LABELS[state].toLowerCase()})
          </li>
        ))}
      </ul>
    </>
  );
}
