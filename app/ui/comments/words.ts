import {
  resolutionOf,
  type Comment,
  type CommentAnswer,
  type CommentCounts,
} from "~/domain/comments/comment";
import { whoAndWhen } from "../sign-off/who";

/** @returns for example `3 open, 2 of them ask for a change`; no full stop */
export function countsInWords({ open, requests }: CommentCounts): string {
  if (open === 0) return "None is open";
  const asking =
    requests === 0
      ? "none asks for a change"
      : open === 1
        ? "it asks for a change"
        : `${requests === 1 ? "1 of them asks" : `${requests} of them ask`} for a change`;
  return `${open} open, ${asking}`;
}

/** What the state of a comment means for the framework, in a sentence. */
export function standingInWords(comment: Pick<Comment, "isOpen" | "isRequest" | "answers">): string {
  const resolution = resolutionOf(comment);
  if (resolution) return `Resolved by ${said(resolution)}.`;
  return comment.isRequest
    ? "It cannot be submitted or signed until this is resolved."
    : "Nothing waits for it.";
}

/** Who said something, and when. */
export function said({
  personName,
  capacity,
  at,
}: Pick<CommentAnswer, "personName" | "capacity" | "at">): string {
  return whoAndWhen({ name: personName, capacity, at });
}
