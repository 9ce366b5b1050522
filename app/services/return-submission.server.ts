import type { ServiceContext } from "./context.server";
import { sendBack } from "./send-back.server";
import type { StepInput } from "./sign-off-step.server";

/** Whoever's turn it is sends the submission back to its authors. */
export function returnSubmission(
  context: ServiceContext,
  input: StepInput & { reason: string },
): Promise<void> {
  return sendBack(context, "return", input);
}
