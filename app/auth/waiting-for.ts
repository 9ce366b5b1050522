import type { Action } from "~/domain/actions/action";
import type { FrameworkState, WorkflowAct } from "~/domain/framework/lifecycle";
import {
  mayAcceptAfterwards,
  mayActOnAction,
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
