import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { asOpenRequest, type Comment, type OpenRequest } from "../../app/domain/comments/comment";
import type { Db } from "../client.server";
import { comment, commentAnswer } from "../schema";
import { rowsOf } from "./one-statement.server";
import { keptQuery } from "./kept-query.server";

/** Every comment on a framework with what followed it, the oldest first. */
export function listComments(db: Db, frameworkId: number): Promise<Comment[]> {
  return withAnswers(db, frameworkId);
}

/** One of a framework's comments; null where it has no such comment. */
export async function findComment(db: Db, frameworkId: number, commentId: number): Promise<Comment | null> {
  const [found] = await withAnswers(db, frameworkId, commentId);
  return found ?? null;
}

const commentsOf = keptQuery((db) =>
  db
    .select()
    .from(comment)
    .where(eq(comment.frameworkId, sql.placeholder("frameworkId")))
    .orderBy(asc(comment.id))
    .prepare("comments"),
);

async function withAnswers(db: Db, frameworkId: number, commentId?: number): Promise<Comment[]> {
  const rows =
    commentId === undefined
      ? await commentsOf(db).execute({ frameworkId })
      : await db
          .select()
          .from(comment)
          .where(and(eq(comment.frameworkId, frameworkId), eq(comment.id, commentId)));
  const ids = rows.map(({ id }) => id);
  const answers =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(commentAnswer)
          .where(inArray(commentAnswer.commentId, ids))
          .orderBy(asc(commentAnswer.id));
  return rows.map(({ frameworkId: _f, place, changeId, actionId, lineId, sectionId, part, ...row }) => ({
    ...row,
    place: { kind: place, id: changeId ?? actionId ?? lineId ?? sectionId, part },
    answers: answers
      .filter((answer) => answer.commentId === row.id)
      .map(({ commentId: _c, personId: _p, ...answer }) => answer),
  }));
}

const REQUEST = {
  id: comment.id,
  placeName: comment.placeName,
  personName: comment.personName,
  at: comment.at,
};

/** The requests for a change that nobody has resolved, without their words, as part of a statement. */
export const openRequestRows = (frameworkId: SQL) =>
  rowsOf(
    REQUEST,
    sql`from ${comment} where ${comment.frameworkId} = ${frameworkId} and ${comment.isOpen} and ${comment.isRequest}`,
    [comment.id],
  );

/** The same on their own. */
export async function listOpenRequests(db: Db, frameworkId: number): Promise<OpenRequest[]> {
  const rows = await db
    .select(REQUEST)
    .from(comment)
    .where(and(eq(comment.frameworkId, frameworkId), eq(comment.isOpen, true), eq(comment.isRequest, true)))
    .orderBy(asc(comment.id));
  return rows.map(asOpenRequest);
}
