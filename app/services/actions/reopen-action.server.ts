import { actOnAction, NO_PROPOSAL, saveAction, type ActionInput } from "./internal/action-plan.server";
import type { ServiceContext } from "~/services/context.server";
import { requireReason } from "~/services/refusal";

/** An EIA author opens a resolved action again. What had been recorded goes into its history; it blocks again. */
export async function reopenAction(
  context: ServiceContext,
  input: ActionInput & { reason: string },
): Promise<void> {
  await actOnAction(context, input, "reopen", async (write) => {
    const reason = requireReason(input.reason);
    await saveAction(
      write,
      {
        state: write.state,
        ...NO_PROPOSAL,
        completedOn: null,
        whatWasDone: "",
        eiaUpdated: null,
        eiaNotUpdatedReason: "",
        resolutionReason: "",
        acceptanceReason: "",
        resolvedBy: null,
        resolvedByName: "",
        resolvedCapacity: "",
        resolvedAt: null,
      },
      { act: "action.reopen", detail: { reason } },
    );
  });
}
