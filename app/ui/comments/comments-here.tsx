import { inOrderOfAsking, type Comment } from "~/domain/comments/comment";
import type { CommentPlace } from "~/domain/comments/place";
import { newCommentPath, paths } from "~/paths";
import { ButtonLink, Details } from "../govuk";
import { CommentList } from "./comment-list";

/** The comments on one thing, or on all of a framework, as a page shows them. */
export interface CommentsInView {
  frameworkId: number;
  place: CommentPlace;
  comments: readonly Comment[];
  mayAdd: boolean;
  /** Whether the reader may change what is commented on. */
  mayWrite: boolean;
}

/** What is said of the thing that a page is about: open first, resolved ones folded, and the way to say something. */
export function CommentsHere({ view, title = "Comments" }: { view: CommentsInView | null; title?: string }) {
  if (view === null) return null;
  const { frameworkId, place, comments, mayAdd, mayWrite } = view;
  const open = inOrderOfAsking(comments.filter(({ isOpen }) => isOpen));
  const resolved = inOrderOfAsking(comments.filter(({ isOpen }) => !isOpen));
  const list = { frameworkId, mayWrite, isAll: place.kind === "whole" };
  if (comments.length === 0 && !mayAdd) return null;
  return (
    <section id="comments" aria-labelledby="comments-heading">
      <h2 className="govuk-heading-m" id="comments-heading">
        {title}
      </h2>
      {open.length === 0 ? (
        <p className="govuk-body">None is open.</p>
      ) : (
        <CommentList {...list} comments={open} />
      )}
      {resolved.length > 0 && (
        <Details summary={`${resolved.length} resolved`}>
          <CommentList {...list} comments={resolved} />
        </Details>
      )}
      {mayAdd && (
        <ButtonLink variant="secondary" href={newCommentPath(frameworkId, place)}>
          Comment, or ask for a change
        </ButtonLink>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.comments(frameworkId)}>
          All comments
        </a>
      </p>
    </section>
  );
}
