import { eq } from "drizzle-orm";
import { findComment } from "~db/queries/comments.server";
import { comment, commentAnswer } from "~db/schema";
import { mayComment } from "~/auth/permissions";
import { capacityOf } from "~/domain/account/delegation";
import { wordsFault, type AnswerKind, type Comment } from "~/domain/comments/comment";
import type { Role } from "~/domain/framework/lifecycle";
import {
  allow,
  requireVersion,
  withFramework,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";

/** Which comment is meant, the version of it that the person saw, and what they say. */
export interface AnswerInput {
  frameworkId: number;
  commentId: number;
  version: number;
  text: string;
}

interface CommentWrite extends FrameworkWrite {
  comment: Comment;
  role: Role;
  /** What they say, without the space around it. */
  text: string;
}

/**
 * Adds to what followed a comment, inside a transaction that has the framework's row locked, so that no submission and no
 * signature passes a request that is opened again at the same moment.
 * @throws Refusal not-found; stale where somebody else answered first; invalid at `text`
 */
export async function answerAs(
  context: ServiceContext,
  { frameworkId, commentId, version, text }: AnswerInput,
  kind: AnswerKind,
  record: (write: CommentWrite) => void,
): Promise<void> {
  await withFramework(context, frameworkId, async (write) => {
    const { tx, actor, settings, standing, now } = write;
    const found = await findComment(tx, frameworkId, commentId);
    if (!found) throw new Refusal({ kind: "not-found" });
    const role = allow(mayComment(actor, kind, found, standing));
    requireVersion(found, version, { text: found.answers.at(-1)?.text ?? found.text });
    const fault = wordsFault(kind, found, text);
    refuseFaults(fault === null ? {} : { text: fault });
    const said = text.trim();
    await tx
      .update(comment)
      .set({ isOpen: kind !== "resolve", version: found.version + 1 })
      .where(eq(comment.id, found.id));
    await tx.insert(commentAnswer).values({
      commentId: found.id,
      kind,
      text: said,
      personId: actor.personId,
      personName: actor.name,
      capacity: capacityOf(actor, role, settings.roleTitles),
      at: now,
    });
    record({ ...write, comment: found, role, text: said });
  });
}
