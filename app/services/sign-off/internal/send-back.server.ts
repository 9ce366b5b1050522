import { listOpenRequests } from "~db/queries/comments.server";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { endSubmission, lapsed, moveOn, takeStep, type StepInput } from "./sign-off-step.server";
import { requireReason } from "~/services/refusal";

const ENDED = { recall: "recalled", return: "returned" } as const;

/**
 * Unfreezes the content, with a reason. Every approval given on the submission lapses visibly (rule 8), and the places at
 * which a change is asked for go with it (rule 29).
 */
export async function sendBack(
  context: ServiceContext,
  act: keyof typeof ENDED,
  input: StepInput & { reason: string },
): Promise<void> {
  return takeStep(context, act, input, async (step) => {
    const reason = requireReason(input.reason);
    const { tx, framework, role, steps } = step;
    const requests = await listOpenRequests(tx, framework.id);
    await endSubmission(step, steps.submission.id, { ended: ENDED[act], reason, role });
    await moveOn(step, act);
    recordEvent(step, {
      act: `framework.${act}`,
      role,
      subject: framework.title,
      digest: steps.submission.digest,
      detail: {
        reason,
        lapsed: lapsed(steps),
        ...(requests.length > 0 && {
          requests: requests.map(({ commentId, placeName }) => ({ commentId, placeName })),
        }),
      },
    });
  });
}
