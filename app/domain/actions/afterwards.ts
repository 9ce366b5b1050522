import type { CalendarDate } from "../shared/calendar-date";
import type { Action, ActionTiming } from "./action";
import { targetInWords } from "./due-date";

/**
 * Rule 18: what is done after the decision. It does not hold up the submission; the signature waits until it is accepted, for
 * what is submitted. R (Sheakh) v Lambeth LBC [2022] EWCA Civ 457: what is to be done later counts where there is a real
 * commitment to do it.
 */

/** When an action is to be done, as it stands beside it. */
export function timingInWords({
  timing,
  isCondition,
}: {
  timing?: ActionTiming;
  isCondition?: boolean;
}): string {
  if (timing !== "after") return "Before the decision";
  return isCondition ? "After the decision, which is made on this condition" : "After the decision";
}

/** It waits to be accepted, or to be done after the decision, and not to be resolved before. */
export function isForAfterwards(action: Pick<Action, "state" | "timing">): boolean {
  return action.state === "open" && action.timing === "after";
}

/** What is still to be done, of which the plan says that the decision is made on the condition that it is (rule 27). */
export function conditionsOfPlan<Item extends Pick<Action, "state" | "timing" | "isCondition">>(
  actions: readonly Item[],
): Item[] {
  return actions.filter(
    (action) => action.isCondition && (isForAfterwards(action) || action.state === "carried_forward"),
  );
}

/** That an action is done after the decision, accepted for one submission. */
export interface Acceptance {
  actionId: number;
  digest: string;
  reason: string;
  personId: number;
}

/** The same with who accepted it, as it is recorded. */
export interface NamedAcceptance extends Acceptance {
  personName: string;
  capacity: string;
  at: Date;
}

/**
 * The acceptance of an action that counts: given for what is submitted, with a reason, and not by its owner.
 * @param digest of what is submitted; null where nothing is
 */
export function acceptanceOf<A extends Acceptance>(
  action: Pick<Action, "id" | "ownerId">,
  acceptances: readonly A[],
  digest: string | null,
): A | undefined {
  return acceptances.find(
    (given) =>
      given.actionId === action.id &&
      given.digest === digest &&
      given.reason.trim() !== "" &&
      given.personId !== action.ownerId,
  );
}

/** What is to be done after the decision and nobody has accepted. */
export function notAccepted<Item extends Pick<Action, "id" | "ownerId" | "state" | "timing">>(
  actions: readonly Item[],
  acceptances: readonly Acceptance[],
  digest: string | null,
): Item[] {
  return actions.filter((action) => isForAfterwards(action) && !acceptanceOf(action, acceptances, digest));
}

/**
 * The plan as the decision makes it: what was accepted is carried forward, by whoever accepted it and with their reason.
 * @param digest of what is submitted
 */
export function asDecided(
  actions: readonly Action[],
  acceptances: readonly NamedAcceptance[],
  digest: string,
): Action[] {
  return actions.map((action) => {
    const accepted = isForAfterwards(action) ? acceptanceOf(action, acceptances, digest) : undefined;
    return accepted
      ? {
          ...action,
          state: "carried_forward",
          acceptanceReason: accepted.reason,
          resolvedBy: { id: accepted.personId, name: accepted.personName, capacity: accepted.capacity },
        }
      : action;
  });
}

/**
 * Rule 18: what goes on after the decision has a day that is still to come. A day that has passed commits nobody to anything.
 * @returns what is wrong, in a sentence; null where nothing is
 */
export function pastTargetGap(
  action: Pick<Action, "state" | "timing" | "targetDate" | "targetIsMonth">,
  today: CalendarDate,
): string | null {
  const goesOn = action.state === "carried_forward" || isForAfterwards(action);
  if (!goesOn || action.targetDate >= today) return null;
  const day = targetInWords(action);
  return action.state === "carried_forward"
    ? `It is carried forward, but its target date has passed (${day}). Open it again, give it a day that is still to come, and have it accepted anew.`
    : `It is to be done after the decision, but its target date has passed (${day}). Give it a day that is still to come.`;
}
