import { dateInLondon, type CalendarDate } from "../shared/calendar-date";
import type { CommentPlace } from "./place";

/**
 * What officers and authors say to one another about a framework (rule 29). A comment is a working paper: it is never
 * sealed and never published. One that asks for a change blocks until it is resolved.
 */
export const COMMENT_ACTS = ["add", "answer", "resolve", "reopen"] as const;
export type CommentAct = (typeof COMMENT_ACTS)[number];

/** What follows a comment; the last that resolves or reopens says how it stands. */
export const ANSWER_KINDS = ["answer", "resolve", "reopen"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export interface CommentAnswer {
  id: number;
  kind: AnswerKind;
  /** What was said, or done; it may be empty where a comment that asks for nothing is resolved. */
  text: string;
  personName: string;
  capacity: string;
  at: Date;
}

export interface Comment {
  id: number;
  place: CommentPlace;
  /** What the place was called when it was written. */
  placeName: string;
  text: string;
  /** It asks for a change. */
  isRequest: boolean;
  isOpen: boolean;
  personId: number;
  personName: string;
  capacity: string;
  at: Date;
  version: number;
  /** The oldest first. */
  answers: readonly CommentAnswer[];
}

/** What the gate knows of a request that nobody has resolved: where and by whom, never what it says. */
export interface OpenRequest {
  commentId: number;
  placeName: string;
  askedBy: string;
  askedOn: CalendarDate;
}

export function asOpenRequest({
  id,
  placeName,
  personName,
  at,
}: Pick<Comment, "id" | "placeName" | "personName" | "at">): OpenRequest {
  return { commentId: id, placeName, askedBy: personName, askedOn: dateInLondon(at) };
}

/** What the state of a comment rules out, in a sentence; null where the act is possible. */
export function whyNotNow(act: AnswerKind, { isOpen }: Pick<Comment, "isOpen">): string | null {
  if (act === "reopen") return isOpen ? "It is open already." : null;
  if (isOpen) return null;
  return act === "resolve" ? "It is resolved already." : "It is resolved. Open it again to say more.";
}

/**
 * A request is resolved with what was done, or why nothing was; a comment that asks for nothing may be put away without a word.
 * @returns what is wrong with the words, to stand beside their field; null where nothing is
 */
export function wordsFault(
  kind: AnswerKind,
  { isRequest }: Pick<Comment, "isRequest">,
  text: string,
): string | null {
  if (text.trim() !== "") return null;
  switch (kind) {
    case "answer":
      return "Enter your answer";
    case "reopen":
      return "Enter why it is opened again";
    case "resolve":
      return isRequest ? "Enter what was done, or why nothing was" : null;
  }
}

/** Those on one thing and on its fields; on the whole framework, all. */
export function commentsOn<C extends Pick<Comment, "place">>(
  comments: readonly C[],
  { kind, id }: CommentPlace,
): C[] {
  if (kind === "whole") return [...comments];
  return comments.filter(({ place }) => place.kind === kind && place.id === id);
}

export interface CommentCounts {
  /** Requests among them. */
  open: number;
  requests: number;
}

export function countComments(comments: readonly Pick<Comment, "isOpen" | "isRequest">[]): CommentCounts {
  const open = comments.filter(({ isOpen }) => isOpen);
  return { open: open.length, requests: open.filter(({ isRequest }) => isRequest).length };
}

/** @returns how a comment was resolved last; null while it is open */
export function resolutionOf({ isOpen, answers }: Pick<Comment, "isOpen" | "answers">): CommentAnswer | null {
  return isOpen ? null : (answers.findLast(({ kind }) => kind === "resolve") ?? null);
}

/** Requests first, each the oldest first: the order in which they are answered. */
export function inOrderOfAsking<C extends Pick<Comment, "isRequest" | "id">>(comments: readonly C[]): C[] {
  return comments.toSorted((a, b) => Number(b.isRequest) - Number(a.isRequest) || a.id - b.id);
}
