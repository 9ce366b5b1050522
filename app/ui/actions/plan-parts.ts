import { isOutstanding, isOverdue } from "~/domain/actions/action";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import type { CalendarDate } from "~/domain/shared/calendar-date";

/** The parts of an action plan, in their order. */
export const PLAN_PARTS = ["Open", "Carried forward", "Completed, withdrawn or lapsed"] as const;

const isDone = (action: ActionInPlan) => action.hasLapsed || !isOutstanding(action);

/** The part of the plan that an action stands in, as its place in `PLAN_PARTS`. */
export function planPart(action: ActionInPlan): 0 | 1 | 2 {
  if (isDone(action)) return 2;
  return action.state === "open" ? 0 : 1;
}

/** What a long plan can be asked for. */
export const PLAN_STATES = ["unfinished", "overdue", "open", "carried_forward", "finished"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Every state that an action counts as. @param today in the United Kingdom */
export function actionStates(action: ActionInPlan, today: CalendarDate): PlanState[] {
  if (isDone(action)) return ["finished"];
  return [
    "unfinished",
    action.state === "open" ? "open" : "carried_forward",
    ...(isOverdue(action, today) ? (["overdue"] as const) : []),
  ];
}
