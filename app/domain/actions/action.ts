import type { DecisionOutcome } from "../decision/decision-record";
import type { FrameworkState } from "../framework/lifecycle";
import { daysUntil, type CalendarDate } from "../shared/calendar-date";
import type { Target } from "./due-date";

export const ACTION_STATES = ["open", "completed", "withdrawn", "carried_forward"] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const ACTION_STATE_LABELS: Record<ActionState, string> = {
  open: "Open",
  completed: "Completed",
  withdrawn: "Withdrawn",
  carried_forward: "Carried forward",
};

/** Rule 18: when an action is to be done. */
export const ACTION_TIMINGS = ["before", "after"] as const;
export type ActionTiming = (typeof ACTION_TIMINGS)[number];

/** Ways out that a second person must confirm (rule 4). */
export const PROPOSAL_KINDS = ["withdraw", "carry_forward"] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** What is done with an action once it is in the plan; who may is the permission matrix's question. */
export const ACTION_ACTS = [
  "edit",
  "complete",
  "propose",
  "confirm_withdrawal",
  "accept_carry_forward",
  "reopen",
] as const;
export type ActionAct = (typeof ACTION_ACTS)[number];

/** What an act makes of an action that is in this state; the same state where it only writes or proposes. */
export interface ActionTransition {
  act: ActionAct;
  from: ActionState;
  to: ActionState;
  /** It answers a proposal of this kind, without which it is not possible. */
  answers?: ProposalKind;
  /** It is also possible once the framework is signed, beside the record. */
  isPossibleAfterwards?: true;
}

/** What may become of an action, act by act (rule 4). While its framework is drafted, unless it says otherwise. */
export const ACTION_TRANSITIONS: readonly ActionTransition[] = [
  { act: "edit", from: "open", to: "open" },
  { act: "propose", from: "open", to: "open" },
  { act: "complete", from: "open", to: "completed" },
  { act: "confirm_withdrawal", from: "open", to: "withdrawn", answers: "withdraw" },
  { act: "accept_carry_forward", from: "open", to: "carried_forward", answers: "carry_forward" },
  { act: "complete", from: "carried_forward", to: "completed", isPossibleAfterwards: true },
  { act: "reopen", from: "completed", to: "open" },
  { act: "reopen", from: "withdrawn", to: "open" },
  { act: "reopen", from: "carried_forward", to: "open" },
];

export function findActionTransition(act: ActionAct, from: ActionState): ActionTransition | undefined {
  return ACTION_TRANSITIONS.find((candidate) => candidate.act === act && candidate.from === from);
}

export interface ActionProposal {
  kind: ProposalKind;
  reason: string;
  proposedBy: number;
}

/** Whose an action is: somebody with an account, or the name of somebody without one. */
export type ActionOwner = { personId: number } | { name: string };

/** What an author writes of an action. */
export interface ActionFields extends Target {
  what: string;
  owner: ActionOwner;
  timing: ActionTiming;
  /** The decision is made on the condition that it is done. Only of what is done after it. */
  isCondition: boolean;
  /** The entry it belongs to; null for the EIA as a whole. */
  entryId: number | null;
  /** The impacts that it mitigates, by their ids. */
  mitigates: readonly number[];
}

/** An item of the EIA's action plan. Never deleted. */
export interface Action extends Target {
  id: number;
  /** The entry it belongs to; null for the EIA as a whole. */
  entryId: number | null;
  /** The impacts that it is tied to, by their ids, ascending: those that it mitigates. */
  mitigates: readonly number[];
  what: string;
  /** The owner's account; null for an owner without one. */
  ownerId: number | null;
  ownerName: string;
  timing: ActionTiming;
  /** The decision is made on the condition that it is done. Only of what is done after it. */
  isCondition: boolean;
  state: ActionState;
  proposal: ActionProposal | null;
  completedOn: CalendarDate | null;
  whatWasDone: string;
  eiaUpdated: boolean | null;
  eiaNotUpdatedReason: string;
  /** Why it was withdrawn or carried forward: the proposer's reason. */
  resolutionReason: string;
  /** The monitoring or senior officer's reason for confirming or accepting. */
  acceptanceReason: string;
  resolvedBy: { id: number; name: string; capacity: string } | null;
  createdBy: number;
  version: number;
}

/** The actions that mitigate each impact, by the impact's id; an impact that none mitigates has no place in it. */
export function actionsByImpact(actions: readonly Action[]): Map<number, Action[]> {
  const byImpact = new Map<number, Action[]>();
  for (const action of actions) {
    for (const impactId of action.mitigates) {
      const tied = byImpact.get(impactId);
      if (tied) tied.push(action);
      else byImpact.set(impactId, [action]);
    }
  }
  return byImpact;
}

/** Rule 4. Overdue is a fact about dates; it never resolves anything. */
export function isResolved(action: Pick<Action, "state">): boolean {
  return action.state !== "open";
}

/** Rule 4: what the record of a resolution lacks. A state alone resolves nothing. */
export function resolutionGaps(
  action: Pick<
    Action,
    | "state"
    | "timing"
    | "ownerId"
    | "completedOn"
    | "whatWasDone"
    | "eiaUpdated"
    | "eiaNotUpdatedReason"
    | "resolutionReason"
    | "acceptanceReason"
    | "resolvedBy"
  >,
): string[] {
  const blank = (text: string) => text.trim() === "";
  const byAnother = action.resolvedBy !== null && action.resolvedBy.id !== action.ownerId;
  switch (action.state) {
    case "open":
      return [];
    case "completed":
      return [
        ...(action.completedOn ? [] : ["the date"]),
        ...(blank(action.whatWasDone) ? ["what was done"] : []),
        ...(action.eiaUpdated === null ? ["whether the EIA was updated"] : []),
        ...(action.eiaUpdated === false && blank(action.eiaNotUpdatedReason)
          ? ["why the EIA was not updated"]
          : []),
      ];
    case "withdrawn":
      return [
        ...(blank(action.resolutionReason) ? ["why it is no longer needed"] : []),
        ...(byAnother ? [] : ["confirmation by someone other than its owner"]),
      ];
    case "carried_forward":
      return [
        // What is for after the decision is accepted without being proposed (rule 18).
        ...(action.timing === "before" && blank(action.resolutionReason)
          ? ["why the decision cannot wait for it"]
          : []),
        ...(blank(action.acceptanceReason) ? ["the reason for accepting it"] : []),
        ...(byAnother ? [] : ["acceptance by someone other than its owner"]),
      ];
  }
}

/** Still to be done: open, or accepted as finishing after the decision. */
export function isOutstanding(action: Pick<Action, "state">): boolean {
  return action.state === "open" || action.state === "carried_forward";
}

/**
 * Rule 9: with a framework that is withdrawn, or signed as not supported, what was still to be done lapses.
 * @param outcome of the signed record; null before it is signed
 */
export function hasLapsed(
  action: Pick<Action, "state">,
  framework: { state: FrameworkState; outcome: DecisionOutcome | null },
): boolean {
  return isOutstanding(action) && (framework.state === "withdrawn" || framework.outcome === "not_supported");
}

export function isOverdue(action: Pick<Action, "state" | "targetDate">, today: CalendarDate): boolean {
  return isOutstanding(action) && action.targetDate < today;
}

/** How many days ahead an action counts as due. */
const SOON = 30;

export function isDueSoon(action: Pick<Action, "state" | "targetDate">, today: CalendarDate): boolean {
  const days = daysUntil(action.targetDate, today);
  return isOutstanding(action) && days >= 0 && days <= SOON;
}

/**
 * Who may confirm that an action is withdrawn, or accept that it is carried forward (rule 4): not its owner, not
 * an author of the EIA, and for a withdrawal not the person who proposed it.
 * The role itself is the permission matrix's question, not this one's.
 */
export function mayResolveForOthers(
  action: Pick<Action, "ownerId" | "proposal">,
  personId: number,
  authorIds: ReadonlySet<number>,
): boolean {
  const proposedItsWithdrawal =
    action.proposal?.kind === "withdraw" && action.proposal.proposedBy === personId;
  return action.ownerId !== personId && !authorIds.has(personId) && !proposedItsWithdrawal;
}
