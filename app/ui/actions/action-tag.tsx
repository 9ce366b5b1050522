import { ACTION_STATE_LABELS, isOverdue } from "~/domain/actions/action";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { Tag, type TagColour } from "../govuk";
import { whenDue } from "./words";

/** The words say it; the colour repeats it. */
export function ActionTag({ action }: { action: ActionInPlan }) {
  const [text, colour] = tagOf(action);
  return <Tag colour={colour}>{text}</Tag>;
}

function tagOf({ state, timing, proposal, hasLapsed }: ActionInPlan): [string, TagColour] {
  if (hasLapsed) return ["Lapsed", "grey"];
  switch (state) {
    case "open":
      if (!proposal) {
        return timing === "after"
          ? ["Open: for after the decision", "blue"]
          : ["Open: blocks sign-off", "red"];
      }
      return proposal.kind === "withdraw"
        ? ["Open: withdrawal not confirmed yet", "orange"]
        : ["Open: carrying forward not accepted yet", "orange"];
    case "completed":
      return [ACTION_STATE_LABELS.completed, "green"];
    case "carried_forward":
      return [ACTION_STATE_LABELS.carried_forward, "purple"];
    case "withdrawn":
      return [ACTION_STATE_LABELS.withdrawn, "grey"];
  }
}

/** When it is due; what is overdue stands out by its words and by weight. */
export function WhenDue({ action, today }: { action: ActionInPlan; today: CalendarDate }) {
  const words = whenDue(action, today);
  return isOverdue(action, today) && !action.hasLapsed ? <strong>{words}</strong> : <>{words}</>;
}
