import type { ProposalKind } from "~/domain/actions/action";
import { actOnAction, NO_PROPOSAL, saveAction, type ActionInput } from "./internal/action-plan.server";
import type { ServiceContext } from "~/services/context.server";
import { requireReason } from "~/services/refusal";

/** Whoever may confirm a proposal may also decline it, with a reason: the action stays open, and its owner is told why. */
export async function declineProposal(
  context: ServiceContext,
  input: ActionInput & { kind: ProposalKind; reason: string },
): Promise<void> {
  const act = input.kind === "withdraw" ? "confirm_withdrawal" : "accept_carry_forward";
  await actOnAction(context, input, act, async (write) => {
    const reason = requireReason(input.reason);
    await saveAction(write, NO_PROPOSAL, {
      act: input.kind === "withdraw" ? "action.decline_withdrawal" : "action.decline_carry_forward",
      detail: { proposal: write.action.proposal, reason },
    });
  });
}
