import { recordEvent, type ServiceContext } from "./context.server";
import {
  endSubmission,
  lapsed,
  moveOn,
  requireReason,
  takeStep,
  type StepInput,
} from "./sign-off-step.server";

/** Whoever's turn it is sends the submission back to its authors. Every approval given on it lapses visibly. */
export async function returnSubmission(
  context: ServiceContext,
  input: StepInput & { reason: string },
): Promise<void> {
  return takeStep(context, "return", input, async (step) => {
    const reason = requireReason(input.reason);
    const { framework, role, steps } = step;
    await endSubmission(step, steps.submission.id, { ended: "returned", reason, role });
    await moveOn(step, "return");
    await recordEvent(step, {
      act: "framework.return",
      role,
      subject: framework.title,
      detail: { digest: steps.submission.digest, reason, lapsed: lapsed(steps) },
    });
  });
}
