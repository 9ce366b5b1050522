import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listAddenda } from "../../db/queries/addenda.server";
import { listDated } from "../../db/queries/calendar.server";
import { findNextReview, listNextReviewsOf } from "../../db/queries/next-reviews.server";
import { getContent } from "../../db/queries/content.server";
import { findPublishedRecord } from "../../db/queries/register.server";
import { recordJson } from "../../app/documents/record-json.view";
import { recordSections } from "../../app/documents/record.view";
import { waitingReviews } from "../../app/domain/decision/addendum";
import { financialYear } from "../../app/domain/publication/equality-information";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { completeAction } from "../../app/services/actions/complete-action.server";
import { noteSince, type NoteSinceInput } from "../../app/services/register/note-since.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { verifyRecord } from "../../app/services/register/verify-record.server";
import { acceptAfterwards } from "../../app/services/sign-off/accept-afterwards.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { aCompleteFramework, anAction, ENTRY } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { at, bringTo, digestOf, givePassword, signature } from "../support/sign-off";
import { TEST_SIGNER } from "../support/signing-key";
import { storeContent } from "../support/stored-content";
import { takeBack } from "../support/taken-back";

let database: Database;
let office: Office;
let frameworkId: number;
let key: string;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());

/** Signed, with one action that is done after the decision. */
beforeEach(async () => {
  const content = aCompleteFramework();
  const stored = await storeContent(database, office.author, {
    ...content,
    eia: { ...content.eia, nextReviewOn: calendarDate("2019-06-30") },
    actions: [
      anAction({
        id: 31,
        entryId: ENTRY.assessed,
        timing: "after",
        what: "Open an outreach session",
        targetDate: calendarDate("2018-12-31"),
      }),
    ],
    entries: content.entries.map((entry) => ({
      ...entry,
      impacts: entry.impacts.map((impact) => ({ ...impact, justification: "The lease ends" })),
    })),
  });
  ({ frameworkId } = stored);
  await bringTo(database, office, frameworkId, "determined");
  await acceptAfterwards(at(database, office.monitoring), {
    frameworkId,
    digest: await digestOf(database, frameworkId),
    actions: "all",
    reason: "The session opens with the new lease",
  });
  const signed = await signDecision(at(database, office.decider), await signature(database, frameworkId));
  key = signed.referenceKey;
});

const LATER = new Date("2019-01-15T10:00:00Z");

async function publicNow(day = calendarDate("2019-02-01")) {
  const found = await findPublishedRecord(database.publicDb, key, day);
  if (!found?.published) throw new Error("It is not published");
  return { json: JSON.stringify(recordJson(found)), page: JSON.stringify(recordSections(found)) };
}

async function complete(eiaUpdated = true): Promise<void> {
  const [first] = (await getContent(database.db, frameworkId)).actions;
  await completeAction(at(database, office.author, LATER), {
    frameworkId,
    actionId: first?.id ?? 0,
    version: first?.version ?? 0,
    completedOn: calendarDate("2019-01-10"),
    whatWasDone: "canary-what-was-done-end",
    eiaUpdated,
    eiaNotUpdatedReason: eiaUpdated ? "" : "Nothing followed from it",
  });
}

const note = (overrides: Partial<NoteSinceInput> = {}, who = office.monitoring) =>
  noteSince(at(database, who, LATER), {
    frameworkId,
    what: "review",
    on: calendarDate("2019-01-12"),
    part: "eia",
    words: "canary-review-end: fewer people came than was thought",
    by: "The monitoring officer",
    changed: true,
    actionNumber: 1,
    changeId: null,
    ...overrides,
  });

const verified = async () => verifyRecord((await publicNow()).json, await TEST_SIGNER.publicKeys());

describe("an action that was to be finished after the decision", () => {
  it("is overdue once its day has passed, and not before", async () => {
    expect((await publicNow(calendarDate("2018-12-31"))).page).not.toContain("overdue");
    expect((await publicNow()).page).toContain("Action 1 is overdue: it was to be done by 31 December 2018.");
  });

  it("is never said to be still to be finished once it is; nothing that nobody determined is published", async () => {
    const toBeFinished = "1 action in the action plan is to be finished after the decision.";
    expect((await publicNow()).page).toContain(toBeFinished);
    await complete();
    const { page, json } = await publicNow();
    expect(page).not.toContain(toBeFinished);
    expect(page).not.toContain("overdue");
    expect(page).toContain("has been finished since");
    expect(page).toContain("10 January 2019");
    expect(page + json).not.toContain("canary-what-was-done-end");
    expect(await verified()).toMatchObject({ ok: true, addenda: 1 });
  });

  it("is proven: whoever says that it was completed on another day is found out", async () => {
    await complete();
    const { json } = await publicNow();
    const forged = json.replace('"on":"2019-01-10"', '"on":"2019-01-02"');
    expect(forged).not.toBe(json);
    expect(await verifyRecord(forged, await TEST_SIGNER.publicKeys())).toMatchObject({
      ok: false,
      faults: [{ where: "addendum 1" }],
    });
  });

  it("that led to an update of the assessment waits for a review that says how", async () => {
    await complete();
    expect(waitingReviews(await listAddenda(database.db, key))).toMatchObject([{ number: 1 }]);
    await note();
    expect(waitingReviews(await listAddenda(database.db, key))).toEqual([]);
  });
});

describe("what a monitoring officer notes", () => {
  it("stands beside the record with its day, sealed", async () => {
    await note();
    const { page } = await publicNow();
    expect(page).toContain("canary-review-end");
    expect(page).toContain("12 January 2019");
    expect(await verified()).toMatchObject({ ok: true, addenda: 1 });
    const { findings } = await verifyAllSeals(database, await TEST_SIGNER.publicKeys());
    expect(findings).toEqual([]);
  });

  it("goes with its part, and on its own, and with a passage of it", async () => {
    await note();
    const at2019 = (target: Parameters<typeof takeBack>[3]) =>
      takeBack(database, office, frameworkId, target, LATER);
    await note({
      words: "canary-second-end was found",
      what: "correction",
      changed: null,
      actionNumber: null,
    });
    await note({ words: "canary-third-end was found", what: "answered", changed: null, actionNumber: null });
    await at2019({ kind: "note", part: "eia", number: 1 });
    await at2019({ kind: "passage", text: "canary-second-end" });
    const { page, json } = await publicNow();
    expect(page + json).not.toMatch(/canary-(?:review|second)-end/u);
    expect(page).toContain("canary-third-end");
    expect(await verified()).toMatchObject({ ok: true });
    await at2019({ kind: "part", part: "eia" });
    const after = await publicNow();
    expect(after.page + after.json).not.toMatch(/canary-\w+-end/u);
    expect(await verified()).toMatchObject({ ok: true });
  });

  it("may bring a text of the assessment up to date, and stands beside what was signed", async () => {
    await note({ updated: { text: "evidence", words: "canary-updated-end: a survey of 2018" } });
    const { page } = await publicNow();
    expect(page).toContain("Texts of the assessment that were brought up to date");
    expect(page).toContain("canary-updated-end");
    expect(page).toContain("Spend on initiatives that serve specific groups");
    expect(await verified()).toMatchObject({ ok: true, addenda: 1 });
    await takeBack(database, office, frameworkId, { kind: "passage", text: "canary-updated-end" }, LATER);
    const after = await publicNow();
    expect(after.page + after.json).not.toContain("canary-updated-end");
    expect(await verified()).toMatchObject({ ok: true });
  });

  it("names the day of the next review, or ends it", async () => {
    const next = async () => [
      await findNextReview(database.db, frameworkId),
      (await listNextReviewsOf(database.db, office.author.personId)).map((one) => one.frameworkId),
    ];
    expect(await next()).toEqual(["2019-06-30", expect.arrayContaining([frameworkId])]);
    await note({ nextReviewOn: calendarDate("2020-03-31") });
    expect(await next()).toEqual(["2020-03-31", expect.arrayContaining([frameworkId])]);
    const dated = await listDated(database.db, financialYear(2019));
    expect(dated.filter((one) => one.kind === "review" && one.frameworkId === frameworkId)).toMatchObject([
      { date: "2020-03-31" },
    ]);
    await note({ what: "correction", changed: null, actionNumber: null });
    expect((await next())[0]).toBe("2020-03-31");
    await note();
    expect(await next()).toEqual([null, expect.not.arrayContaining([frameworkId])]);
  });

  it.each<[string, Partial<NoteSinceInput>, string]>([
    ["a next review before this one", { nextReviewOn: calendarDate("2019-01-12") }, "nextReviewOn"],
    ["a text that says nothing", { updated: { text: "aim", words: " " } }, "updatedWords"],
    ["no words", { words: " " }, "words"],
    ["nobody who did it", { by: "" }, "by"],
    ["a day that is still to come", { on: calendarDate("2019-01-16") }, "on"],
    ["a day before the decision", { on: calendarDate("2018-03-01") }, "on"],
    ["no word on what changed", { changed: null }, "changed"],
  ])("is refused with %s", async (_name, overrides, field) => {
    await expectRefusal(note(overrides), {
      kind: "invalid",
      errors: { [field]: expect.any(String) as unknown },
    });
  });

  it.each(["author", "senior", "decider"] as const)("is not for %s", async (who) => {
    await expectRefusal(note({}, office[who]), { kind: "forbidden" });
  });
});
