import { recordEvent, type ServiceContext } from "~/services/context.server";
import { answerAs, type AnswerInput } from "./internal/comment.server";

/** Says something to a comment that is open. It stays open by it. */
export function answerComment(context: ServiceContext, input: AnswerInput): Promise<void> {
  return answerAs(context, input, "answer", (write) => {
    const { comment, role, text } = write;
    recordEvent(write, {
      act: "comment.answer",
      role,
      subject: comment.placeName,
      after: { text },
      detail: { commentId: comment.id },
    });
  });
}
