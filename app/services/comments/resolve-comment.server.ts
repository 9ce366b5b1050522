import { recordEvent, type ServiceContext } from "~/services/context.server";
import { answerAs, type AnswerInput } from "./internal/comment.server";

/** Puts a comment away; of a request with what was done, or why nothing was, so that it blocks no longer (rule 29). */
export function resolveComment(context: ServiceContext, input: AnswerInput): Promise<void> {
  return answerAs(context, input, "resolve", (write) => {
    const { comment, role, text } = write;
    recordEvent(write, {
      act: "comment.resolve",
      role,
      subject: comment.placeName,
      before: { isOpen: true },
      after: { isOpen: false, how: text },
      detail: { commentId: comment.id, isRequest: comment.isRequest },
    });
  });
}
