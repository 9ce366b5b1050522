import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { action, framework, signedRecord, submission } from "../../db/schema";
import type { WorkflowAct } from "../../app/domain/framework/lifecycle";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { contentDigest } from "../../app/services/content-digest.server";
import { addAction } from "../../app/services/add-action.server";
import { approveSubmission } from "../../app/services/approve-submission.server";
import { completeAction } from "../../app/services/complete-action.server";
import { determinePublication } from "../../app/services/determine-publication.server";
import { recallSubmission } from "../../app/services/recall-submission.server";
import { Refusal } from "../../app/services/refusal";
import { reopenAction } from "../../app/services/reopen-action.server";
import { returnSubmission } from "../../app/services/return-submission.server";
import { signDecision } from "../../app/services/sign-decision.server";
import { withdrawFramework } from "../../app/services/withdraw-framework.server";
import { anOffice, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { answersWith, at, digestOf, givePassword, signature, stateOf, submit } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

/**
 * Services called in any order, by anybody, with whatever digest they last saw: no order of acts reaches a signature
 * while an action is open, or on content other than what was approved.
 */
const TODAY = calendarDate("2018-03-09");
let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  for (const who of [office.decider, office.author, office.senior, office.monitoring]) {
    await givePassword(database, who);
  }
});
afterAll(() => database.close());

const WHO = ["author", "colleague", "senior", "monitoring", "decider"] as const;
interface Attempt {
  act: WorkflowAct | "add" | "complete" | "reopen";
  who: (typeof WHO)[number];
  isStale: boolean;
}

/** More often than by chance the person whose step it is, or most runs would never leave drafting. */
const RIGHT: Partial<Record<Attempt["act"], Attempt["who"]>> = {
  submit: "author",
  approve: "senior",
  determine: "monitoring",
  sign: "decider",
  complete: "author",
};
const attempt: fc.Arbitrary<Attempt> = fc
  .record({
    act: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<Attempt["act"]>("submit", "approve", "determine", "sign") },
      { weight: 2, arbitrary: fc.constantFrom<Attempt["act"]>("add", "complete", "reopen") },
      { weight: 1, arbitrary: fc.constantFrom<Attempt["act"]>("recall", "return", "withdraw") },
    ),
    who: fc.constantFrom(...WHO),
    isRight: fc.integer({ min: 0, max: 9 }).map((throwOf) => throwOf < 8),
    isStale: fc.integer({ min: 0, max: 9 }).map((throwOf) => throwOf === 0),
  })
  .map(({ act, who, isRight, isStale }) => ({
    act,
    who: isRight ? (RIGHT[act] ?? who) : who,
    isStale,
  }));

async function actionsOf(frameworkId: number): Promise<(typeof action.$inferSelect)[]> {
  return database.db.select().from(action).where(eq(action.frameworkId, frameworkId)).orderBy(asc(action.id));
}

async function perform(frameworkId: number, { act, who, isStale }: Attempt, stale: string): Promise<void> {
  const context = at(database, office[who]);
  const digest = isStale ? stale : await digestOf(database, frameworkId);
  const reason = "For a reason";
  switch (act) {
    case "submit":
      await submit(database, office[who], frameworkId);
      return;
    case "approve":
      return approveSubmission(context, { frameworkId, digest, confirmed: true, comment: "" });
    case "determine":
      return determinePublication(context, { frameworkId, digest, answers: answersWith() });
    case "sign":
      await signDecision(context, await signature(database, frameworkId, { digest }));
      return;
    case "recall":
      return recallSubmission(context, { frameworkId, digest, reason });
    case "return":
      return returnSubmission(context, { frameworkId, digest, reason });
    case "withdraw": {
      const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
      return withdrawFramework(context, { frameworkId, version: row?.version ?? 0, reason });
    }
    case "add":
      await addAction(context, {
        frameworkId,
        entryId: null,
        what: "Another thing to do",
        owner: { name: "Somebody" },
        targetDate: calendarDate("2018-12-31"),
      });
      return;
    case "complete":
      for (const open of await actionsOf(frameworkId)) {
        if (open.state !== "open") continue;
        await completeAction(context, {
          frameworkId,
          actionId: open.id,
          version: open.version,
          completedOn: TODAY,
          whatWasDone: "Done",
          eiaUpdated: true,
          eiaNotUpdatedReason: "",
        });
      }
      return;
    case "reopen": {
      const [first] = await actionsOf(frameworkId);
      await reopenAction(context, {
        frameworkId,
        actionId: first?.id ?? 0,
        version: first?.version ?? 0,
        reason,
      });
    }
  }
}

/** What must hold after every act, whatever came before. */
async function expectSound(frameworkId: number): Promise<void> {
  const state = await stateOf(database, frameworkId);
  const actions = await actionsOf(frameworkId);
  const signed = await database.db
    .select()
    .from(signedRecord)
    .where(eq(signedRecord.frameworkId, frameworkId));
  expect(signed).toHaveLength(state === "signed" ? 1 : 0);
  const frozen = ["submitted", "approved", "determined", "signed"].includes(state);
  if (frozen) {
    expect(actions.filter((item) => item.state === "open")).toEqual([]);
    expect(submissionGate(await getContent(database.db, frameworkId), TODAY)).toEqual({ ok: true });
  }
  for (const row of signed) {
    const [sealed] = await database.db.select().from(submission).where(eq(submission.digest, row.digest));
    expect(sealed?.ended).toBe("signed");
    expect(contentDigest(row.snapshot.leaves)).toBe(row.digest);
    expect(row.snapshot.record.approval.name).not.toBe(row.snapshot.record.signature.name);
  }
}

it("no order of acts signs with an open action, or without every step on the very content", async () => {
  const reached: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 8, maxLength: 24 }), async (attempts) => {
      const { frameworkId } = await storeContent(database, office.author);
      let stale = "0".repeat(64);
      for (const one of attempts) {
        const before = await digestOf(database, frameworkId);
        try {
          await perform(frameworkId, one, stale);
        } catch (error) {
          // A refusal is an answer; anything else is a fault.
          if (!(error instanceof Refusal)) throw error;
        }
        if (before) stale = before;
        await expectSound(frameworkId);
      }
      reached.push(await stateOf(database, frameworkId));
    }),
    { numRuns: 12, seed: 2018 },
  );
  // A run in which nothing is ever signed would prove nothing.
  expect(new Set(reached)).toContain("signed");
}, 120_000);

it("of a signature and the opening of an action at the same moment, one is refused", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { frameworkId } = await storeContent(database, office.author);
    await submit(database, office.author, frameworkId);
    const digest = await digestOf(database, frameworkId);
    await approveSubmission(at(database, office.senior), {
      frameworkId,
      digest,
      confirmed: true,
      comment: "",
    });
    await determinePublication(at(database, office.monitoring), {
      frameworkId,
      digest,
      answers: answersWith(),
    });
    const input = await signature(database, frameworkId);
    const [first] = await actionsOf(frameworkId);
    await Promise.allSettled([
      signDecision(at(database, office.decider), input),
      reopenAction(at(database, office.author), {
        frameworkId,
        actionId: first?.id ?? 0,
        version: first?.version ?? 0,
        reason: "Not done after all",
      }),
    ]);
    expect(await stateOf(database, frameworkId)).toBe("signed");
    expect((await actionsOf(frameworkId)).filter(({ state }) => state === "open")).toEqual([]);
  }
});
