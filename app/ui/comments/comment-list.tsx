import type { Comment } from "~/domain/comments/comment";
import { commentedPath, paths } from "~/paths";
import { CommentTag } from "./comment-tag";
import { said } from "./words";

interface CommentListProps {
  frameworkId: number;
  comments: readonly Comment[];
  /** Whether the reader may change what is commented on. */
  mayWrite: boolean;
  /** The list is of the whole framework, so that each says what it is about and leads there. */
  isAll?: boolean;
}

/** Comments with the last that was said to each. */
export function CommentList({ frameworkId, comments, mayWrite, isAll = false }: CommentListProps) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {comments.map((comment) => (
        <CommentItem key={comment.id} {...{ frameworkId, comment, mayWrite, isAll }} />
      ))}
    </ul>
  );
}

function CommentItem({
  frameworkId,
  comment,
  mayWrite,
  isAll,
}: Omit<CommentListProps, "comments"> & { comment: Comment }) {
  const { id, place, placeName, text, isOpen, answers } = comment;
  const last = answers.at(-1);
  const href = isAll || place.part !== "" ? commentedPath(frameworkId, place, mayWrite) : null;
  return (
    <li id={`comment-${id}`}>
      <CommentTag comment={comment} />{" "}
      {href ? (
        <a className="govuk-link" href={href}>
          {placeName}
        </a>
      ) : (
        <strong>{placeName}</strong>
      )}
      <p className="govuk-body govuk-!-margin-bottom-1 app-preserve-lines">{text}</p>
      <p className="govuk-body-s govuk-!-margin-bottom-1">{said(comment)}</p>
      {last && (
        <p className="govuk-body-s govuk-!-margin-bottom-1 app-preserve-lines">
          {`${LAST[last.kind]} by ${said(last)}${last.text && `: ${last.text}`}`}
        </p>
      )}
      <a className="govuk-link" href={paths.comment(frameworkId, id)}>
        {isOpen ? "Answer or resolve" : "Read it, or open it again"}
        <span className="govuk-visually-hidden">{` (comment ${id} on ${placeName})`}</span>
      </a>
    </li>
  );
}

const LAST = { answer: "Answered", resolve: "Resolved", reopen: "Opened again" } as const;
