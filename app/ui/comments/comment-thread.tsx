import type { AnswerKind, Comment } from "~/domain/comments/comment";
import { said } from "./words";

const WORDS: Record<AnswerKind, string> = {
  answer: "Answered",
  resolve: "Resolved",
  reopen: "Opened again",
};

/** What was said, and all that followed it, in the order in which it was said. */
export function CommentThread({ comment }: { comment: Comment }) {
  return (
    <ol className="govuk-list govuk-list--spaced">
      <Said what={comment.isRequest ? "Asked for a change" : "Commented"} by={comment} />
      {comment.answers.map((answer) => (
        <Said key={answer.id} what={WORDS[answer.kind]} by={answer} />
      ))}
    </ol>
  );
}

function Said({
  what,
  by,
}: {
  what: string;
  by: { text: string; personName: string; capacity: string; at: Date };
}) {
  return (
    <li>
      <strong>{what}</strong>
      <br />
      {said(by)}
      {by.text && <p className="govuk-body app-preserve-lines">{by.text}</p>}
    </li>
  );
}
