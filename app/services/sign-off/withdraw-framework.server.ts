import { findSubmission } from "~db/queries/frameworks.server";
import { mayTakeStep } from "~/auth/permissions";
import { STATE_LABELS } from "~/domain/framework/lifecycle";
import { allow, isMadeOn, recordEvent, withFramework, type ServiceContext } from "~/services/context.server";
import { Refusal, requireReason } from "~/services/refusal";
import { endSubmission, lapsed, moveOn } from "./internal/sign-off-step.server";

export interface WithdrawFrameworkInput {
  frameworkId: number;
  /** The framework's, as the form was shown. */
  version: number;
  reason: string;
}

/** Ends a framework before its decision (rule 9). What was still to be done lapses; its reference is not used again. */
export async function withdrawFramework(
  context: ServiceContext,
  input: WithdrawFrameworkInput,
): Promise<void> {
  return withFramework(context, input.frameworkId, async (write) => {
    const { tx, framework, actor, standing } = write;
    const role = allow(mayTakeStep(actor, "withdraw", standing));
    if (!isMadeOn(framework, input.version)) {
      throw new Refusal({
        kind: "conflict",
        message: `This has moved on since this page was shown to you. It is now: ${STATE_LABELS[framework.state]}.`,
      });
    }
    const reason = requireReason(input.reason);
    const steps = await findSubmission(tx, framework.id, "open");
    if (steps) await endSubmission(write, steps.submission.id, { ended: "withdrawn", reason, role });
    await moveOn(write, "withdraw");
    recordEvent(write, {
      act: "framework.withdraw",
      role,
      subject: framework.title,
      before: { state: framework.state, digest: steps?.submission.digest ?? null },
      after: { state: "withdrawn" },
      detail: { reason, ...(steps ? { lapsed: lapsed(steps) } : {}) },
    });
  });
}
