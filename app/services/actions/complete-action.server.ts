import { findSignedRecord } from "~db/queries/addenda.server";
import { getContent } from "~db/queries/content.server";
import type { Signer } from "~/domain/decision/seal";
import { addAddendum } from "~/services/register/internal/add-addendum.server";
import { completionFaults, type Completion } from "~/domain/actions/completion";
import {
  actOnAction,
  NO_PROPOSAL,
  resolvedBy,
  saveAction,
  type ActionInput,
  type ActionWrite,
} from "./internal/action-plan.server";
import type { ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

/** Rule 30: that it was completed, and when, stands beside the signed record; what was done in words was determined by nobody. */
async function standsBeside(
  write: ActionWrite,
  signer: Signer,
  { actionId, completedOn, eiaUpdated }: ActionInput & Completion,
): Promise<void> {
  const { tx, framework, role } = write;
  const signed = await findSignedRecord(tx, framework.id);
  if (!signed) throw new Error("What is signed has its record");
  const { actions } = await getContent(tx, framework.id);
  const number = actions.findIndex(({ id }) => id === actionId) + 1;
  await addAddendum(write, signer, signed, {
    head: { kind: "action_completed", on: completedOn },
    leaves: { record: {}, report: {}, details: {}, eia: { action: { number, eiaUpdated } } },
    role,
  });
}

/**
 * By its owner, or by an EIA author on the owner's behalf. An action that was carried forward may be completed after
 * the signature too: that stands beside the sealed record, whose snapshot keeps it as carried forward (rule 14).
 */
export async function completeAction(
  context: ServiceContext & { signer: Signer },
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
    if (framework.state === "signed") await standsBeside(write, context.signer, input);
  });
}
