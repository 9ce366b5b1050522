import { recordEvent, type ServiceContext } from "~/services/context.server";
import { answerAs, type AnswerInput } from "./internal/comment.server";

/** Opens a comment that was resolved, with a reason. A request blocks again. */
export function reopenComment(context: ServiceContext, input: AnswerInput): Promise<void> {
  return answerAs(context, input, "reopen", (write) => {
    const { comment, role, text } = write;
    recordEvent(write, {
      act: "comment.reopen",
      role,
      subject: comment.placeName,
      before: { isOpen: false },
      after: { isOpen: true },
      detail: { commentId: comment.id, isRequest: comment.isRequest, reason: text },
    });
  });
}
