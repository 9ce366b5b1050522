import type { ActionFields } from "~/domain/actions/action";
import {
  actOnAction,
  fieldColumns,
  NO_PROPOSAL,
  saveAction,
  tieAction,
  type ActionInput,
} from "./internal/action-plan.server";
import type { ServiceContext } from "~/services/context.server";

/** Only while it is open: what is resolved was resolved as it was written. */
export async function editAction(context: ServiceContext, input: ActionInput & ActionFields): Promise<void> {
  await actOnAction(context, input, "edit", async (write) => {
    const { action } = write;
    const columns = await fieldColumns(write, input, action);
    await tieAction(write, action.id, input.mitigates, action.mitigates);
    // What is for after the decision is accepted with the others once it is submitted.
    const setAside = columns.timing === "after" && action.proposal?.kind === "carry_forward";
    await saveAction(
      write,
      { ...columns, ...(setAside && NO_PROPOSAL) },
      { act: "action.edit", detail: setAside ? { proposalSetAside: action.proposal } : {} },
    );
  });
}
