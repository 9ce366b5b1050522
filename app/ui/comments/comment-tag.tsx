import type { Comment } from "~/domain/comments/comment";
import { Tag } from "../govuk";

/** The words say it; the colour repeats it. */
export function CommentTag({
  comment: { isOpen, isRequest },
}: {
  comment: Pick<Comment, "isOpen" | "isRequest">;
}) {
  if (!isOpen) return <Tag colour="green">Resolved</Tag>;
  return isRequest ? <Tag colour="red">Change asked for</Tag> : <Tag colour="blue">Comment</Tag>;
}
