import type { ProposalKind } from "~/domain/actions/action";
import { actOnAction, saveAction, type ActionInput } from "./internal/action-plan.server";
import type { ServiceContext } from "~/services/context.server";
import { Refusal, requireReason } from "~/services/refusal";

/**
 * Its owner or an EIA author proposes that it is withdrawn, or carried forward. It stays open, and goes on blocking,
 * until a second person confirms (rule 4). An earlier proposal is replaced.
 */
export async function proposeForAction(
  context: ServiceContext,
  input: ActionInput & { kind: ProposalKind; reason: string },
): Promise<void> {
  await actOnAction(context, input, "propose", async (write) => {
    const { kind } = input;
    if (kind === "carry_forward" && write.action.timing === "after") {
      throw new Refusal({
        kind: "invalid",
        errors: {
          kind: "It is for after the decision already: it is accepted with the others once this is submitted",
        },
      });
    }
    const reason = requireReason(input.reason);
    const replaced = write.action.proposal;
    await saveAction(
      write,
      { proposalKind: kind, proposalReason: reason, proposedBy: write.actor.personId },
      {
        act: kind === "withdraw" ? "action.propose_withdrawal" : "action.propose_carry_forward",
        detail: { reason, ...(replaced ? { replaced } : {}) },
      },
    );
  });
}
