import { ACTION_STATE_LABELS } from "~/domain/actions/action";
import { targetInWords } from "~/domain/actions/due-date";
import type { EiaBody, EiaBodyAction } from "~/domain/decision/record-bodies";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { ReadableRecord } from "~/domain/publication/published-record";
import { formatDate } from "~/domain/shared/calendar-date";
import { facts, withheld } from "./document-blocks.view";
import type { ExportedTable } from "./exported-table.view";
import { actionPlanBlocks } from "./record-actions.view";
import { namedChanges, type NamedChanges } from "./record-eia.view";
import { lapsedActionsBlocks } from "./record-not-supported.view";

/** The action plan in the order of the paper form: whose it is, who completed the assessment and when, then the actions. */
export function actionPlanForm({ record, details, eia }: ReadableRecord): DocumentSection[] {
  if (!eia.published) {
    return [{ id: "actions", heading: "Actions", blocks: [withheld("The action plan", eia.legalGround)] }];
  }
  return [
    { id: "plan-head", heading: "About the plan", blocks: planHead(eia.body) },
    {
      id: "actions",
      heading: "Actions",
      blocks: [...lapsedActionsBlocks(record), ...actionPlanBlocks(eia.body, namedChanges(details))],
    },
  ];
}

/** The plan’s own head as far as it has one, then that of the assessment that it belongs to. */
function planHead(body: EiaBody): DocumentBlock[] {
  return [...ownPlanHead(body), assessmentHead(body)];
}

/** None where the plan has no head of its own. */
export function ownPlanHead({ eia }: Pick<EiaBody, "eia">): DocumentBlock[] {
  const { planTitle, planLead, planDatedOn } = eia;
  const own = [
    ["Action plan", planTitle],
    ["Lead", planLead],
    ["Date of the plan", planDatedOn && formatDate(planDatedOn)],
  ].flatMap(([label = "", value]): (readonly [string, string])[] => (value ? [[label, value]] : []));
  return own.length > 0 ? [facts(own)] : [];
}

/** What both forms begin with. */
export function assessmentHead({ eia }: Pick<EiaBody, "eia">) {
  return facts([
    ["Name", eia.name],
    ["Owner", eia.owner],
    ["Person completing the assessment", eia.author],
    ["Date completed", eia.completedOn && formatDate(eia.completedOn)],
    ["Started", eia.startedOn ? formatDate(eia.startedOn) : null],
    ["Last confirmed", eia.confirmedOn ? formatDate(eia.confirmedOn) : null],
  ]);
}

/** The same as a table to be sorted and filtered: one row for each action that is there. */
export function actionPlanExport(
  { actions }: Pick<EiaBody, "actions">,
  changes: NamedChanges,
): ExportedTable {
  return {
    name: "Action plan",
    headings: [
      ...["Number", "Action", "About", "Owner", "Target date", "Before or after the decision", "State"],
      ...["Date completed", "What was done", "EIA updated", "Reason", "Accepted because"],
    ],
    rows: actions.map((action) => [
      String(action.number),
      action.what,
      action.changeNumber === null ? "For the assessment as a whole" : changes.nameOf(action.changeNumber),
      action.owner,
      targetInWords(action),
      timing(action),
      ACTION_STATE_LABELS[action.state],
      action.completedOn ? formatDate(action.completedOn) : "",
      action.whatWasDone,
      updated(action),
      action.resolutionReason,
      action.acceptanceReason,
    ]),
  };
}

function timing({ timing: when, isCondition }: EiaBodyAction): string {
  if (isCondition) return "After: a condition of the decision";
  return when === "after" ? "After" : "Before";
}

function updated({ eiaUpdated, eiaNotUpdatedReason }: EiaBodyAction): string {
  if (eiaUpdated === null) return "";
  return eiaUpdated ? "Yes" : ["No", eiaNotUpdatedReason].filter(Boolean).join(": ");
}
