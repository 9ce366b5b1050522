import { paths } from "~/paths";
import { ArrangeButtons } from "../arrange-buttons";
import { Table } from "../govuk";

interface PriorityTableProps {
  planId: number;
  priorities: readonly { id: number; name: string; kind: string }[];
  mayWrite: boolean;
}

/** What a plan puts first, in its order. */
export function PriorityTable({ planId, priorities, mayWrite }: PriorityTableProps) {
  if (priorities.length === 0) return <p className="govuk-body">Nothing is listed yet.</p>;
  return (
    <Table
      caption="What the plan puts first"
      captionHidden
      firstCellIsHeader
      head={[...["Name", "What it is"].map((text) => ({ text })), ...(mayWrite ? [{ text: "Move" }] : [])]}
      rows={priorities.map(({ id, name, kind }, index) => ({
        key: String(id),
        header: mayWrite ? (
          <a className="govuk-link" href={paths.planPriority(planId, id)}>
            {name}
          </a>
        ) : (
          name
        ),
        cells: [
          { content: kind },
          ...(mayWrite
            ? [
                {
                  content: (
                    <ArrangeButtons
                      id={id}
                      name={name}
                      isFirst={index === 0}
                      isLast={index === priorities.length - 1}
                    />
                  ),
                },
              ]
            : []),
        ],
      }))}
    />
  );
}
