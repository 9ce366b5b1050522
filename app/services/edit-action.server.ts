import type { ActionFields } from "~/domain/actions/action";
import { actOnAction, fieldColumns, saveAction, type ActionInput } from "./action-plan.server";
import type { ServiceContext } from "./context.server";

/** Only while it is open: what is resolved was resolved as it was written. */
export async function editAction(context: ServiceContext, input: ActionInput & ActionFields): Promise<void> {
  await actOnAction(context, input, "edit", async (write) => {
    const { action } = write;
    const columns = await fieldColumns(write, input, action);
    await saveAction(write, columns, { act: "action.edit", detail: {} });
  });
}
