import { recordEvent, type ServiceContext } from "./context.server";
import {
  endSubmission,
  lapsed,
  moveOn,
  requireReason,
  takeStep,
  type StepInput,
} from "./sign-off-step.server";

/** An author takes back what is submitted, to change it. Every approval given on it lapses visibly. */
export async function recallSubmission(
  context: ServiceContext,
  input: StepInput & { reason: string },
): Promise<void> {
  return takeStep(context, "recall", input, async (step) => {
    const reason = requireReason(input.reason);
    const { framework, role, steps } = step;
    await endSubmission(step, steps.submission.id, { ended: "recalled", reason, role });
    await moveOn(step, "recall");
    await recordEvent(step, {
      act: "framework.recall",
      role,
      subject: framework.title,
      detail: { digest: steps.submission.digest, reason, lapsed: lapsed(steps) },
    });
  });
}
