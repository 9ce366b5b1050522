import { action } from "~db/schema";
import { mayAddAction } from "~/auth/permissions";
import type { ActionFields } from "~/domain/actions/action";
import { fieldColumns, tieAction } from "./internal/action-plan.server";
import { allow, recordEvent, writeContent, type ServiceContext } from "~/services/context.server";

export interface NewAction extends ActionFields {
  frameworkId: number;
}

/** Adds an item to the action plan. From then on it blocks the sign-off until it is resolved (rule 4). */
export async function addAction(context: ServiceContext, input: NewAction): Promise<{ actionId: number }> {
  return writeContent(context, input.frameworkId, async (write) => {
    const role = allow(mayAddAction(write.actor, write.standing));
    const columns = await fieldColumns(write, input);
    const [added] = await write.tx
      .insert(action)
      .values({ ...columns, frameworkId: write.framework.id, createdBy: write.actor.personId })
      .returning({ id: action.id });
    if (!added) throw new Error("The action was not added");
    await tieAction(write, added.id, input.mitigates);
    recordEvent(write, {
      act: "action.add",
      role,
      subject: columns.what,
      after: { ...columns, mitigates: input.mitigates },
      detail: { actionId: added.id },
    });
    return { actionId: added.id };
  });
}
