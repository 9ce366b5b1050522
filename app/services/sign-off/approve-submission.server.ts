import { approval } from "~db/schema";
import { APPROVAL_STATED } from "~/domain/decision/approval-statement";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { moveOn, takeStep, type StepInput } from "./internal/sign-off-step.server";

export interface ApproveSubmissionInput extends StepInput {
  /** That the senior officer made the statement that the approval consists of. */
  confirmed: boolean;
  comment: string;
}

/** A senior officer's approval of the request going to the deciding body, given for one digest. */
export async function approveSubmission(
  context: ServiceContext,
  input: ApproveSubmissionInput,
): Promise<void> {
  return takeStep(context, "approve", input, async (step) => {
    if (!input.confirmed) {
      throw new Refusal({ kind: "invalid", errors: { confirmed: "Confirm the statement to approve this" } });
    }
    const { tx, actor, capacity, role, now, framework } = step;
    const { id, digest } = step.steps.submission;
    await tx.insert(approval).values({
      submissionId: id,
      digest,
      personId: actor.personId,
      personName: actor.name,
      capacity,
      statement: APPROVAL_STATED,
      comment: input.comment.trim(),
      at: now,
    });
    await moveOn(step, "approve");
    recordEvent(step, { act: "framework.approve", role, subject: framework.title, digest });
  });
}
