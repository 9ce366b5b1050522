import { ACTION_STATE_LABELS } from "~/domain/actions/action";
import type { EiaBody, EiaBodyAction } from "~/domain/decision/signed-snapshot";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { formatDate } from "~/domain/shared/calendar-date";
import { table, text } from "./document-blocks.view";
import type { NamedChanges } from "./record-eia.view";

/** The action plan, with how each action was resolved before the signature. */
export function actionPlanBlocks({ actions }: EiaBody, changes: NamedChanges): DocumentBlock[] {
  if (actions.length === 0) return [text("There are no actions.")];
  return [
    table({
      caption: "Actions",
      head: [
        { text: "Action" },
        { text: "Owner" },
        { text: "Target date" },
        { text: "State" },
        { text: "Date completed" },
        { text: "EIA updated" },
      ],
      rows: actions.map((action) => ({
        cells: [
          [
            action.what,
            action.changeNumber === null
              ? "For the assessment as a whole"
              : changes.nameOf(action.changeNumber),
            ...resolution(action),
          ],
          action.owner,
          formatDate(action.targetDate),
          ACTION_STATE_LABELS[action.state],
          action.completedOn ? formatDate(action.completedOn) : "Not completed",
          eiaUpdated(action),
        ],
      })),
    }),
  ];
}

function resolution(action: EiaBodyAction): string[] {
  const by =
    action.resolvedBy && [action.resolvedBy.name, action.resolvedBy.capacity].filter(Boolean).join(", ");
  const lines: readonly (readonly [string, string | null])[] =
    action.state === "completed"
      ? [["What was done", action.whatWasDone]]
      : [
          ["Reason", action.resolutionReason],
          ["Accepted because", action.acceptanceReason],
          ["Accepted by", by],
        ];
  return lines.flatMap(([label, words]) => (words?.trim() ? [`${label}: ${words}`] : []));
}

function eiaUpdated({ eiaUpdated: updated, eiaNotUpdatedReason }: EiaBodyAction): string | string[] {
  if (updated === null) return "Not answered";
  return updated ? "Yes" : ["No", eiaNotUpdatedReason].filter(Boolean);
}

/** Rule 13: what the signatory acknowledged, each on its own. */
export function acknowledgementsSection({ acknowledgements }: EiaBody): DocumentSection {
  return {
    id: "acknowledgements",
    heading: "Acknowledged before signing",
    blocks: [{ kind: "list", items: acknowledgements.map((acknowledgement) => acknowledgement.text) }],
  };
}
