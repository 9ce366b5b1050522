import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { findComment, listComments } from "../../db/queries/comments.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { listWorkflowEvents } from "../../db/queries/sign-off.server";
import { auditEvent, comment } from "../../db/schema";
import { contentLeaves } from "../../app/domain/decision/content-leaves";
import { changesOf } from "../../app/domain/framework/content";
import type { CommentPlace } from "../../app/domain/comments/place";
import { addComment } from "../../app/services/comments/add-comment.server";
import { answerComment } from "../../app/services/comments/answer-comment.server";
import { reopenComment } from "../../app/services/comments/reopen-comment.server";
import { resolveComment } from "../../app/services/comments/resolve-comment.server";
import { contentVersion } from "../../app/services/sign-off/content-digest.server";
import { returnSubmission } from "../../app/services/sign-off/return-submission.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice, expectRefusal, isAuthor, setState, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { at, bringTo, digestOf, givePassword, setTitles, signature, submit } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
});
afterAll(() => database.close());

const WHOLE: CommentPlace = { kind: "whole", id: null, part: "" };
const asked = (who: Actor, place = WHOLE, text = "Say how many people it reaches") =>
  addComment(at(database, who), { frameworkId, place, text, isRequest: true });
const remarked = (who: Actor) =>
  addComment(at(database, who), { frameworkId, place: WHOLE, text: "Well put", isRequest: false });
const input = (commentId: number, version: number, text = "It is 40 people") => ({
  frameworkId,
  commentId,
  version,
  text,
});
const resolved = (who: Actor, commentId: number, version = 1) =>
  resolveComment(at(database, who), input(commentId, version));
const found = async (commentId: number) => findComment(database.db, frameworkId, commentId);
const lastEvents = async (count: number) =>
  (
    await database.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.frameworkId, frameworkId))
      .orderBy(asc(auditEvent.number))
  ).slice(-count);

/** The reason for which the database itself refuses. */
async function refusedBy(statement: ReturnType<typeof sql>): Promise<string> {
  try {
    await database.db.execute(statement);
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  }
  return "it was done";
}

async function entryPlace(part = "evidence"): Promise<CommentPlace> {
  const [change] = changesOf(await getContent(database.db, frameworkId));
  return { kind: "entry", id: change?.id ?? 0, part };
}

describe("a comment", () => {
  it("is kept with its place, its author and their capacity, and the log has every act", async () => {
    const place = await entryPlace();
    const { commentId } = await asked(office.senior, place);
    await answerComment(at(database, office.author), input(commentId, 1, "We asked the provider"));
    await resolved(office.author, commentId, 2);
    await reopenComment(at(database, office.monitoring), input(commentId, 3, "The number is not there"));
    expect(await found(commentId)).toMatchObject({
      place,
      placeName: expect.stringMatching(/ – Evidence$/u) as string,
      isRequest: true,
      isOpen: true,
      personName: "Senior",
      capacity: "Chief Executive",
      version: 4,
      answers: [
        { kind: "answer", text: "We asked the provider", personName: "Author" },
        { kind: "resolve", text: "It is 40 people", capacity: "Commissioning Manager" },
        { kind: "reopen", text: "The number is not there", capacity: "Solicitor to the office" },
      ],
    });
    const events = await lastEvents(4);
    expect(events.map(({ act }) => act)).toEqual([
      "comment.add",
      "comment.answer",
      "comment.resolve",
      "comment.reopen",
    ]);
    expect(events[0]?.detail).toMatchObject({ commentId, after: { text: "Say how many people it reaches" } });
    expect(events[2]?.detail).toMatchObject({ after: { isOpen: false, how: "It is 40 people" } });
    expect(events.every(({ digestAfter }) => digestAfter !== "")).toBe(true);
  });

  it("makes nobody an author, and is no content", async () => {
    const before = await getContent(database.db, frameworkId);
    await asked(office.colleague);
    await remarked(office.monitoring);
    expect(await isAuthor(database, frameworkId, office.colleague)).toBe(false);
    expect(await isAuthor(database, frameworkId, office.monitoring)).toBe(false);
    const after = await getContent(database.db, frameworkId);
    expect(contentLeaves(after)).toEqual(contentLeaves(before));
    expect(contentVersion(after)).toBe(contentVersion(before));
    expect(JSON.stringify(after)).not.toContain("Say how many people");
  });

  it("is refused to whoever may not, without words, and on what is not there", async () => {
    await expectRefusal(asked(office.decider), { kind: "forbidden" });
    await expectRefusal(asked(office.owner), { kind: "not-found" });
    await expectRefusal(asked(office.senior, WHOLE, "  "), { kind: "invalid" });
    await expectRefusal(asked(office.senior, { kind: "line", id: 99_999_999, part: "" }), {
      kind: "not-found",
    });
    const { commentId } = await asked(office.senior);
    const other = (await storeContent(database, office.author)).frameworkId;
    await expectRefusal(
      answerComment(at(database, office.senior), { ...input(commentId, 1), frameworkId: other }),
      { kind: "not-found" },
    );
    await expectRefusal(answerComment(at(database, office.author), input(commentId, 9)), { kind: "stale" });
    await expectRefusal(answerComment(at(database, office.author), input(commentId, 1, " ")), {
      kind: "invalid",
      errors: { text: "Enter your answer" },
    });
  });

  it("stays open to answers on what is submitted, and is closed with the framework", async () => {
    await submit(database, office.author, frameworkId);
    const { commentId } = await remarked(office.senior);
    await answerComment(at(database, office.author), input(commentId, 1));
    await setState(database, frameworkId, "withdrawn");
    await expectRefusal(remarked(office.senior), { kind: "conflict" });
    await expectRefusal(resolved(office.senior, commentId, 2), { kind: "conflict" });
  });

  it("outlives what it was about", async () => {
    const place = await entryPlace("");
    const { commentId } = await asked(office.senior, place);
    await database.db.update(comment).set({ changeId: null }).where(eq(comment.id, commentId));
    expect(await found(commentId)).toMatchObject({
      place: { kind: "entry", id: null },
      placeName: expect.any(String) as string,
    });
  });
});

describe("a request for a change (rule 29)", () => {
  it("blocks the submission until an author says what was done", async () => {
    const { commentId } = await asked(office.monitoring);
    await remarked(office.senior);
    await expectRefusal(submit(database, office.author, frameworkId), {
      kind: "blocked",
      blockers: [{ rule: "comments", putRight: { page: "comment", commentId } }],
    });
    await expectRefusal(resolveComment(at(database, office.author), input(commentId, 1, "")), {
      kind: "invalid",
      errors: { text: "Enter what was done, or why nothing was" },
    });
    await resolved(office.author, commentId);
    await submit(database, office.author, frameworkId);
  });

  it("goes with a return by its place, and is not resolved by an author before that", async () => {
    await submit(database, office.author, frameworkId);
    const place = await entryPlace();
    const { commentId } = await asked(office.senior, place);
    await expectRefusal(resolved(office.author, commentId), { kind: "conflict" });
    await returnSubmission(at(database, office.senior), {
      frameworkId,
      digest: await digestOf(database, frameworkId),
      reason: "See what I ask for",
    });
    const [newest, submitted] = await listWorkflowEvents(database.db, frameworkId);
    expect(newest).toMatchObject({ act: "return", requests: [{ commentId }] });
    expect(newest?.requests?.[0]?.placeName).toMatch(/ – Evidence$/u);
    expect(submitted?.requests).toBeNull();
    await resolved(office.author, commentId);
    await submit(database, office.author, frameworkId);
  });

  it("blocks the signature as well, until an officer resolves it", async () => {
    await bringTo(database, office, frameworkId, "determined");
    const { commentId } = await asked(office.monitoring);
    const sign = async () =>
      signDecision(at(database, office.decider), await signature(database, frameworkId));
    await expectRefusal(sign(), { kind: "blocked", blockers: [{ rule: "comments" }] });
    await resolved(office.senior, commentId);
    await sign();
  });
});

describe("the database, by plain SQL", () => {
  it("keeps what was said as it was said", async () => {
    const { commentId } = await asked(office.senior);
    await answerComment(at(database, office.author), input(commentId, 1));
    for (const statement of [
      sql`update comment set text = 'Other' where id = ${commentId}`,
      sql`update comment set is_request = false where id = ${commentId}`,
      sql`update comment set person_name = 'Other' where id = ${commentId}`,
      sql`delete from comment where id = ${commentId}`,
      sql`update comment_answer set text = 'Other' where comment_id = ${commentId}`,
      sql`delete from comment_answer where comment_id = ${commentId}`,
      sql`truncate comment cascade`,
      sql`truncate comment_answer`,
    ]) {
      expect(await refusedBy(statement)).toMatch(/sealed|permission denied|foreign key/u);
    }
    expect((await found(commentId))?.answers).toHaveLength(1);
  });

  it("lets nothing of it move once it is signed", async () => {
    const { commentId } = await remarked(office.senior);
    await answerComment(at(database, office.author), input(commentId, 1));
    await bringTo(database, office, frameworkId, "signed");
    for (const statement of [
      sql`update comment set is_open = false where id = ${commentId}`,
      sql`insert into comment (framework_id, place, place_name, text, is_request, person_id, person_name, capacity, at)
          select framework_id, place, place_name, 'More', false, person_id, person_name, capacity, at from comment where id = ${commentId}`,
      sql`insert into comment_answer (comment_id, kind, text, person_id, person_name, capacity, at)
          select comment_id, kind, 'More', person_id, person_name, capacity, at from comment_answer where comment_id = ${commentId}`,
    ]) {
      expect(await refusedBy(statement)).toMatch(/sealed/u);
    }
    expect(await listComments(database.db, frameworkId)).toHaveLength(1);
  });

  it("takes no signature while a request is open, whoever asks for it", async () => {
    await asked(office.senior);
    const why = await refusedBy(sql`
      insert into signed_record (framework_id, reference, reference_key, digest, outcome, signed_at, signed_by, snapshot)
      values (${frameworkId}, 'x/2018', 'x-2018', 'd', 'supported', now(), ${office.decider.personId}, '{}')`);
    expect(why).toMatch(/request for a change that is not resolved/u);
  });
});
