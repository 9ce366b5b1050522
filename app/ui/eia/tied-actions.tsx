import { ACTION_STATE_LABELS, type Action } from "~/domain/actions/action";
import { targetInWords } from "~/domain/actions/due-date";
import { paths } from "~/paths";

export type TiedActionShown = Pick<
  Action,
  "id" | "what" | "ownerName" | "targetDate" | "targetIsMonth" | "state"
>;

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
        {actions.map(({ id, what, ownerName, state, ...target }) => (
          <li key={id}>
            <a className="govuk-link" href={paths.action(frameworkId, id)}>
              {what}
            </a>{" "}
            ({ownerName}, {targetInWords(target)}, {ACTION_STATE_LABELS[state].toLowerCase()})
          </li>
        ))}
      </ul>
    </>
  );
}
