import type { LoaderFunctionArgs } from "@remix-run/node";
import { findComment, listComments } from "~db/queries/comments.server";
import { mayComment, mayReadComments, mayWriteContent } from "~/auth/permissions";
import { ANSWER_KINDS, commentsOn, type AnswerKind, type Comment } from "~/domain/comments/comment";
import type { CommentPlace } from "~/domain/comments/place";
import { params } from "~/paths";
import { forbidden, notFound, readParams } from "~/routes/answer.server";
import { loadStanding, type StandingAtHand } from "~/routes/sign-off/sign-off-at-hand.server";
import type { CommentsInView } from "~/ui/comments/comments-here";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** For the pages of comments. @throws 404 for a baseline, which takes none; 403 for whoever has no part in them */
export async function loadCommenting(args: Args): Promise<StandingAtHand> {
  const at = await loadStanding(args);
  if (at.framework.state === "baseline") throw notFound();
  if (!mayReadComments(at.actor)) throw forbidden("Your roles do not include reading comments.");
  return at;
}

export interface CommentAtHand extends StandingAtHand {
  comment: Comment;
  /** What this person may do with it now. */
  acts: AnswerKind[];
}

/** The comment in the address. @throws as `loadCommenting`; 404 */
export async function loadComment(args: Args): Promise<CommentAtHand> {
  const at = await loadCommenting(args);
  const { commentId } = readParams(params.comment, args.params);
  const comment = await findComment(args.context.database.db, at.framework.id, commentId);
  if (!comment) throw notFound();
  const acts = ANSWER_KINDS.filter((kind) => mayComment(at.actor, kind, comment, at.standing).ok);
  return { ...at, comment, acts };
}

/**
 * What a page shows of the comments on its thing, or of all on its framework.
 * @returns null where there are none to be seen: in a baseline, and for an action owner
 */
export async function loadCommentsOn(args: Args, place: CommentPlace): Promise<CommentsInView | null> {
  const { framework, actor, standing } = await loadStanding(args);
  if (framework.state === "baseline" || !mayReadComments(actor)) return null;
  const comments = await listComments(args.context.database.db, framework.id);
  return {
    frameworkId: framework.id,
    place,
    comments: commentsOn(comments, place),
    mayAdd: mayComment(actor, "add", null, standing).ok,
    mayWrite: mayWriteContent(actor, framework).ok,
  };
}

/** All that stands open, and all that was asked: for whoever looks at what is submitted. */
export function loadAllComments(args: Args): Promise<CommentsInView | null> {
  return loadCommentsOn(args, { kind: "whole", id: null, part: "" });
}
