import { actOnAction, NO_PROPOSAL, requireReason, saveAction, type ActionInput } from "./action-plan.server";
import type { ServiceContext } from "./context.server";

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
        state: "open",
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
