import type { Action } from "~/domain/actions/action";
import { isByThisWeek } from "~/domain/calendar/this-week";
import { phaseOf, type ConsultationStanding } from "~/domain/consultation/standing";
import type { FrameworkState, WorkflowAct } from "~/domain/framework/lifecycle";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import {
  mayAcceptAfterwards,
  mayActOnAction,
  mayReadComments,
  mayTakeStep,
  mayWriteContent,
  type FrameworkStanding,
  type Person,
} from "./permissions";

/**
 * What waits for a person, as the home page says it. It asks the same permissions as the steps themselves: nobody is
 * told that a step waits for them which the four eyes forbid them.
 */
export interface WaitingStep<F> {
  act: WorkflowAct;
  framework: F;
}

const STEP_FROM = {
  submitted: "approve",
  approved: "determine",
  determined: "sign",
} as const satisfies Partial<Record<FrameworkState, WorkflowAct>>;

type Standing = FrameworkStanding & { id: number };

/** Approvals, determinations and decisions that this person may give now. */
export function stepsWaitingFor<F extends Standing>(
  person: Person,
  frameworks: readonly F[],
): WaitingStep<F>[] {
  return frameworks.flatMap((framework) => {
    const act = framework.state in STEP_FROM ? STEP_FROM[framework.state as keyof typeof STEP_FROM] : null;
    return act && mayTakeStep(person, act, framework).ok ? [{ act, framework }] : [];
  });
}

/** The frameworks in drafting that this person may write. */
export function draftsFor<F extends Standing>(person: Person, frameworks: readonly F[]): F[] {
  return frameworks.filter(
    (framework) => framework.state === "drafting" && mayWriteContent(person, framework).ok,
  );
}

type ForAfterwards = Pick<Action, "ownerId"> & { frameworkId: number };

/** Frameworks of which this person may accept that something is done after the decision, with how many actions. */
export function afterwardsWaitingFor<F extends Standing>(
  person: Person,
  actions: readonly ForAfterwards[],
  frameworks: readonly F[],
): { framework: F; count: number }[] {
  return frameworks.flatMap((framework) => {
    const count = actions.filter(
      (action) => action.frameworkId === framework.id && mayAcceptAfterwards(person, framework, action).ok,
    ).length;
    return count === 0 ? [] : [{ framework, count }];
  });
}

type Proposed = Pick<Action, "ownerId" | "proposal" | "state"> & { framework: { id: number } };

/** Proposals for actions that this person may answer. */
export function proposalsWaitingFor<A extends Proposed>(
  person: Person,
  proposals: readonly A[],
  frameworks: readonly Standing[],
): A[] {
  const standings = new Map(frameworks.map((framework) => [framework.id, framework]));
  return proposals.filter((action) => {
    const standing = standings.get(action.framework.id);
    const act = action.proposal?.kind === "withdraw" ? "confirm_withdrawal" : "accept_carry_forward";
    return standing !== undefined && mayActOnAction(person, act, action, standing).ok;
  });
}

/** Requests for a change, of one person in one framework. */
interface Asked {
  frameworkId: number;
  personId: number;
  count: number;
  oldestAt: Date;
}

/**
 * Requests for a change that this person answers next, by framework: while it is drafted those who write it, and after that
 * whoever asked, since nothing can be put right until it is recalled.
 */
export function requestsWaitingFor<F extends Standing>(
  person: Person,
  requests: readonly Asked[],
  frameworks: readonly F[],
): { framework: F; count: number; oldestAt: Date }[] {
  if (!mayReadComments(person)) return [];
  const drafts = new Set(draftsFor(person, frameworks));
  return frameworks.flatMap((framework) => {
    const theirs = requests.filter(
      ({ frameworkId, personId }) =>
        frameworkId === framework.id &&
        (framework.state === "drafting" ? drafts.has(framework) : personId === person.personId),
    );
    const [first] = theirs;
    if (!first) return [];
    const oldestAt = theirs.reduce((at, one) => (one.oldestAt < at ? one.oldestAt : at), first.oldestAt);
    return [{ framework, count: theirs.reduce((sum, { count }) => sum + count, 0), oldestAt }];
  });
}

type Asking = Pick<ConsultationStanding, "state" | "opensOn" | "closesOn"> & { frameworkId: number };

/** Consultations of what this person writes that close this week, or are closed and still to be considered and reported. */
export function consultationsWaitingFor<C extends Asking>(
  person: Person,
  consultations: readonly C[],
  frameworks: readonly Standing[],
  today: CalendarDate,
): (C & { isClosed: boolean })[] {
  const drafts = new Set(draftsFor(person, frameworks).map(({ id }) => id));
  return consultations.flatMap((consultation) => {
    if (!drafts.has(consultation.frameworkId)) return [];
    const phase = phaseOf(consultation, today);
    const closesSoon =
      phase === "open" && consultation.closesOn !== null && isByThisWeek(consultation.closesOn, today);
    return phase === "closed" || closesSoon ? [{ ...consultation, isClosed: phase === "closed" }] : [];
  });
}
