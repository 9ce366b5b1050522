import { acceptProposal, type ActionInput } from "./internal/action-plan.server";
import type { ServiceContext } from "~/services/context.server";

/**
 * The monitoring officer, being neither its owner, nor an author, nor the proposer, accepts with a reason that the
 * action is finished after the decision. It keeps its owner and its target date, and stays tracked (rule 4).
 */
export function acceptCarryForward(
  context: ServiceContext,
  input: ActionInput & { reason: string },
): Promise<void> {
  return acceptProposal(context, input, "accept_carry_forward");
}
