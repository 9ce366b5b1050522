import { nameAndCapacity } from "~/domain/account/in-capacity";
import { ACTION_STATE_LABELS } from "~/domain/actions/action";
import { timingInWords } from "~/domain/actions/afterwards";
import { targetInWords } from "~/domain/actions/due-date";
import type { EiaBody, EiaBodyAction } from "~/domain/decision/record-bodies";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { facts, table, text, withheld } from "./document-blocks.view";
import type { NamedChanges } from "./record-eia.view";

/** The action plan, with how each action was resolved before the signature. */
export function actionPlanBlocks(
  body: EiaBody,
  changes: NamedChanges,
  completedSince: ReadonlyMap<number, CalendarDate> = new Map(),
): DocumentBlock[] {
  const { actions } = body;
  const missing = body.withheld
    .filter(({ kind }) => kind === "action")
    .map(({ number, legalGround, withdrawnOn }) =>
      withheld(`Action ${number} of the plan`, legalGround, withdrawnOn),
    );
  if (actions.length === 0) return missing.length > 0 ? missing : [text("There are no actions.")];
  return [
    ...missing,
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
            ...(action.timing === "after" ? [timingInWords(action)] : []),
            ...resolution(action),
          ],
          action.owner,
          targetInWords(action),
          completedSince.has(action.number)
            ? [ACTION_STATE_LABELS[action.state], "Completed since"]
            : ACTION_STATE_LABELS[action.state],
          completionDate(action, completedSince.get(action.number)),
          eiaUpdated(action),
        ],
      })),
    }),
  ];
}

function completionDate({ completedOn }: EiaBodyAction, since: CalendarDate | undefined): string {
  const on = completedOn ?? since;
  return on ? formatDate(on) : "Not completed";
}

function resolution(action: EiaBodyAction): string[] {
  const by =
    action.resolvedBy && nameAndCapacity(action.resolvedBy.name, action.resolvedBy.capacity).join(", ");
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

function eiaUpdated({ state, eiaUpdated: updated, eiaNotUpdatedReason }: EiaBodyAction): string | string[] {
  // It is asked of what is completed.
  if (updated === null) return state === "completed" ? "Not answered" : "Not completed";
  return updated ? "Yes" : ["No", eiaNotUpdatedReason].filter(Boolean);
}

/** Rule 13: what the signatory acknowledged, with the questions that were asked and the answers. */
export function acknowledgementsSection({ acknowledgements }: EiaBody): DocumentSection {
  const asked = acknowledgements.flatMap(({ questions, changeNumber }) =>
    questions
      ? [[`Questions asked and answers given about budget change ${changeNumber}`, questions] as const]
      : [],
  );
  return {
    id: "acknowledgements",
    heading: "Acknowledged before signing",
    blocks: [
      { kind: "list", items: acknowledgements.map((acknowledgement) => acknowledgement.text) },
      ...(asked.length > 0 ? [facts(asked)] : []),
    ],
  };
}
