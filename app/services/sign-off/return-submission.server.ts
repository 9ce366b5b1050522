import type { ServiceContext } from "~/services/context.server";
import { sendBack } from "./internal/send-back.server";
import type { StepInput } from "./internal/sign-off-step.server";

/** Whoever's turn it is sends the submission back to its authors. */
export function returnSubmission(
  context: ServiceContext,
  input: StepInput & { reason: string },
): Promise<void> {
  return sendBack(context, "return", input);
}
