import { ACTION_STATE_LABELS, type ActionState } from "~/domain/actions/action";
import { targetInWords, type Target } from "~/domain/actions/due-date";
import { paths } from "~/paths";
import { Table, Tag } from "../govuk";

export interface EntryAction extends Target {
  id: number;
  what: string;
  ownerName: string;
  state: ActionState;
  isOverdue: boolean;
}

/** The items of the action plan that belong to one entry. */
export function EntryActions({
  frameworkId,
  actions,
}: {
  frameworkId: number;
  actions: readonly EntryAction[];
}) {
  if (actions.length === 0) return <p className="govuk-body">There is no action for this change.</p>;
  return (
    <Table
      caption="Actions for this change"
      captionHidden
      firstCellIsHeader
      head={[{ text: "Action" }, { text: "Owner" }, { text: "Due" }, { text: "State" }]}
      rows={actions.map(({ id, what, ownerName, state, isOverdue, ...target }) => ({
        key: String(id),
        header: (
          <a className="govuk-link" href={paths.action(frameworkId, id)}>
            {what}
          </a>
        ),
        cells: [
          { content: ownerName },
          { content: targetInWords(target) },
          {
            content: (
              <Tag colour={isOverdue ? "red" : undefined}>
                {ACTION_STATE_LABELS[state]}
                {isOverdue ? ", overdue" : ""}
              </Tag>
            ),
          },
        ],
      }))}
    />
  );
}
