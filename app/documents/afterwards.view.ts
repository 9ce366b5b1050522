import { nameAndCapacity } from "~/domain/account/in-capacity";
import type { Action } from "~/domain/actions/action";
import { isForAfterwards, timingInWords } from "~/domain/actions/afterwards";
import { targetInWords } from "~/domain/actions/due-date";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { table, text } from "./document-blocks.view";

/**
 * One table of all that is left to be done after the decision: conditions of it first, then by day.
 * @param actions the plan as the decision makes it
 */
export function afterwardsSection(actions: readonly Action[]): DocumentSection {
  const left = actions
    .filter((action) => action.state === "carried_forward" || isForAfterwards(action))
    .toSorted(
      (a, b) =>
        Number(b.isCondition) - Number(a.isCondition) ||
        (a.targetDate === b.targetDate ? a.id - b.id : a.targetDate < b.targetDate ? -1 : 1),
    );
  const blocks: DocumentBlock[] =
    left.length === 0
      ? [text("Every action is completed or withdrawn: none is left to be done after the decision.")]
      : [
          table({
            caption: "What is left to be done after the decision",
            head: [
              { text: "Action" },
              { text: "Owner" },
              { text: "Target date" },
              { text: "Why after the decision" },
            ],
            rows: left.map((action) => ({
              cells: [
                [action.what, ...whenLines(action)],
                action.ownerName,
                targetInWords(action),
                acceptedLines(action),
              ],
            })),
          }),
        ];
  return { id: "carried-forward", heading: "Actions to be done after the decision", blocks };
}

function whenLines(action: Action): string[] {
  if (action.timing === "before") return ["Carried forward: it was to be done before the decision"];
  return action.isCondition ? ["A condition of the decision"] : [timingInWords(action)];
}

function acceptedLines({ state, resolutionReason, acceptanceReason, resolvedBy }: Action): string[] {
  if (state === "open") return ["Nobody has accepted this yet"];
  const by = resolvedBy && nameAndCapacity(resolvedBy.name, resolvedBy.capacity).join(", ");
  return [
    ...(resolutionReason ? [`Why the decision cannot wait: ${resolutionReason}`] : []),
    `Accepted because: ${acceptanceReason}`,
    ...(by ? [`Accepted by: ${by}`] : []),
  ];
}
