import { completionFaults, type Completion } from "~/domain/actions/completion";
import {
  actOnAction,
  NO_PROPOSAL,
  resolvedBy,
  saveAction,
  type ActionInput,
} from "./internal/action-plan.server";
import type { ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

/**
 * By its owner, or by an EIA author on the owner's behalf. An action that was carried forward may be completed after
 * the signature too: that stands beside the sealed record, whose snapshot keeps it as carried forward (rule 14).
 */
export async function completeAction(
  context: ServiceContext,
  input: ActionInput & Completion,
): Promise<void> {
  await actOnAction(context, input, "complete", async (write) => {
    const { action, framework, state, today } = write;
    const faults = completionFaults(input, { years: framework.years, today });
    if (Object.keys(faults).length > 0) throw new Refusal({ kind: "invalid", errors: faults });
    const completion = {
      completedOn: input.completedOn,
      whatWasDone: input.whatWasDone,
      eiaUpdated: input.eiaUpdated,
      eiaNotUpdatedReason: input.eiaUpdated ? "" : input.eiaNotUpdatedReason,
    };
    await saveAction(
      write,
      {
        state,
        ...completion,
        ...NO_PROPOSAL,
        resolutionReason: "",
        acceptanceReason: "",
        ...resolvedBy(write),
      },
      {
        act: "action.complete",
        detail: {
          ...completion,
          ...(action.proposal ? { proposalSetAside: action.proposal } : {}),
        },
      },
    );
  });
}
