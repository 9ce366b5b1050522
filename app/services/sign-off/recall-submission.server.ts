import type { ServiceContext } from "~/services/context.server";
import { sendBack } from "./internal/send-back.server";
import type { StepInput } from "./internal/sign-off-step.server";

/** An author takes back what is submitted, to change it. */
export function recallSubmission(
  context: ServiceContext,
  input: StepInput & { reason: string },
): Promise<void> {
  return sendBack(context, "recall", input);
}
