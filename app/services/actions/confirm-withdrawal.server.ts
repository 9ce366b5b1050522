import { acceptProposal, type ActionInput } from "./internal/action-plan.server";
import type { ServiceContext } from "~/services/context.server";

/**
 * A monitoring or senior officer who is neither its owner, nor an author, nor the proposer confirms in their own words
 * that the action is no longer needed (rule 4).
 */
export function confirmWithdrawal(
  context: ServiceContext,
  input: ActionInput & { reason: string },
): Promise<void> {
  return acceptProposal(context, input, "confirm_withdrawal");
}
