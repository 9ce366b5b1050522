import { describe, expect, it } from "vitest";
import {
  ANSWER_KINDS,
  asOpenRequest,
  commentsOn,
  countComments,
  inOrderOfAsking,
  resolutionOf,
  whyNotNow,
  wordsFault,
  type AnswerKind,
  type CommentAnswer,
} from "../../../app/domain/comments/comment";
import { blockersByRole, taskOf } from "../../../app/domain/framework/task-list";
import { signOffGate, submissionGate } from "../../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { aCompleteFramework, signOffFacts, TODAY } from "../../support/content-builder";

const answered = (kind: AnswerKind, id: number): CommentAnswer => ({
  id,
  kind,
  text: `${kind} ${id}`,
  personName: "An author",
  capacity: "Commissioning Manager",
  at: new Date("2018-03-06T10:00:00Z"),
});

describe("what may follow a comment (rule 29)", () => {
  it("is an answer or its resolution while it is open, and else to open it again", () => {
    const possible = (isOpen: boolean) => ANSWER_KINDS.filter((kind) => whyNotNow(kind, { isOpen }) === null);
    expect(possible(true)).toEqual(["answer", "resolve"]);
    expect(possible(false)).toEqual(["reopen"]);
  });

  it.each<[AnswerKind, isRequest: boolean, mayBeEmpty: boolean]>([
    ["answer", true, false],
    ["answer", false, false],
    ["resolve", true, false],
    ["resolve", false, true],
    ["reopen", true, false],
    ["reopen", false, false],
  ])("%s, of a request: %s, may be without words: %s", (kind, isRequest, mayBeEmpty) => {
    expect(wordsFault(kind, { isRequest }, " \n ") === null).toBe(mayBeEmpty);
    expect(wordsFault(kind, { isRequest }, "It is so")).toBeNull();
  });

  it("says how it was resolved last, and nothing while it is open", () => {
    const answers = [answered("resolve", 1), answered("reopen", 2), answered("resolve", 3)];
    expect(resolutionOf({ isOpen: false, answers })?.id).toBe(3);
    expect(resolutionOf({ isOpen: true, answers: answers.slice(0, 2) })).toBeNull();
  });
});

describe("comments", () => {
  const comments = [
    { id: 1, isOpen: true, isRequest: false, place: { kind: "entry", id: 7, part: "evidence" } },
    { id: 2, isOpen: true, isRequest: true, place: { kind: "entry", id: 8, part: "" } },
    { id: 3, isOpen: false, isRequest: true, place: { kind: "eia", id: null, part: "aim" } },
    { id: 4, isOpen: true, isRequest: true, place: { kind: "entry", id: 7, part: "" } },
  ] as const;

  it("are of a thing with those on its fields, and of the whole all", () => {
    const ids = (kind: "entry" | "eia" | "whole", id: number | null) =>
      commentsOn(comments, { kind, id, part: "" }).map((comment) => comment.id);
    expect(ids("entry", 7)).toEqual([1, 4]);
    expect(ids("eia", null)).toEqual([3]);
    expect(ids("whole", null)).toEqual([1, 2, 3, 4]);
  });

  it("are counted as they stand open, and asked for first", () => {
    expect(countComments(comments)).toEqual({ open: 3, requests: 2 });
    expect(inOrderOfAsking(comments).map(({ id }) => id)).toEqual([2, 3, 4, 1]);
  });
});

describe("a request that nobody has resolved", () => {
  const request = asOpenRequest({
    id: 5,
    placeName: "Helpline – Evidence",
    personName: "A senior officer",
    at: new Date("2018-03-04T23:30:00Z"),
  });
  const content = aCompleteFramework({ openRequests: [request, { ...request, commentId: 6 }] });

  it("blocks the submission, once for each, with the way to what was said", () => {
    const gate = submissionGate(content, TODAY);
    const blockers = gate.ok ? [] : gate.blockers;
    expect(blockers.map(({ putRight }) => putRight)).toEqual([
      { page: "comment", commentId: 5 },
      { page: "comment", commentId: 6 },
    ]);
    expect(blockers[0]).toMatchObject({
      rule: "comments",
      subject: "Helpline – Evidence",
      message: "A senior officer asked for a change on 4 March 2018, and it is not resolved.",
    });
    expect(blockers.map(taskOf)).toEqual(["comments", "comments"]);
    expect(blockersByRole(blockers)).toMatchObject([{ role: "eia_author", count: 2 }]);
  });

  it("blocks the signature, and nothing once it is resolved", () => {
    const gate = signOffGate(signOffFacts(content), TODAY);
    expect(gate.ok ? [] : gate.blockers.map(({ rule }) => rule)).toEqual(["comments", "comments"]);
    expect(submissionGate({ ...content, openRequests: [] }, TODAY)).toEqual({ ok: true });
  });

  it("was asked on the day it was in the United Kingdom", () => {
    const at = new Date("2018-06-04T23:30:00Z");
    expect(asOpenRequest({ id: 1, placeName: "EIA", personName: "A", at }).askedOn).toBe(
      calendarDate("2018-06-05"),
    );
  });
});
