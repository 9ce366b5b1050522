import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import {
  findApplication,
  findRound,
  listApplications,
  listAwardsOf,
  listPayments,
} from "../../db/queries/grants.server";
import {
  findPublicRound,
  listMonthsOfGrants,
  listOpenRounds,
  listPublicGrants,
} from "../../db/queries/public-grants.server";
import {
  auditEvent,
  budgetLine,
  changeNewLine,
  grantApplication,
  grantDecision,
  grantInterest,
  grantPayment,
  grantRound,
  grantScore,
} from "../../db/schema";
import { calendarDate, dateInLondon } from "../../app/domain/shared/calendar-date";
import { paidAndPlanned, type PaymentWords } from "../../app/domain/grants/payment";
import { deletePersonalData } from "../../app/services/grants/delete-personal-data.server";
import { recordPayment } from "../../app/services/grants/record-payment.server";
import { agreeGrant } from "../../app/services/grants/agree-grant.server";
import { assessApplication } from "../../app/services/grants/assess-application.server";
import { declareInterest } from "../../app/services/grants/declare-interest.server";
import { publishGrant, stopGrant } from "../../app/services/grants/publish-grant.server";
import {
  personQuestionForApplication,
  receiveApplication,
} from "../../app/services/grants/receive-application.server";
import { scoreApplication } from "../../app/services/grants/score-application.server";
import { sortApplication } from "../../app/services/grants/sort-application.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import {
  aClosedRound,
  anApplication,
  aPlannedRound,
  decide,
  enter,
  scored,
  stepRound,
} from "../support/a-grant";
import { aCompleteFramework, ENTRY } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { at, bringTo, givePassword, SIGN_OFF_NOW } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

const NOW = SIGN_OFF_NOW;
let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());

/** The line of £20,000 in each of two years. */
async function aSignedFramework(): Promise<number> {
  const { frameworkId } = await storeContent(database, office.author);
  await bringTo(database, office, frameworkId, "signed");
  return frameworkId;
}

const versionOf = async ({ roundId, applicationId }: { roundId: number; applicationId: number }) =>
  (await findApplication(database.db, roundId, applicationId))?.version ?? 0;

const awardOf = async ({ roundId, applicationId }: { roundId: number; applicationId: number }) => {
  const award = (await findApplication(database.db, roundId, applicationId))?.award;
  if (!award) throw new Error("It is decided");
  return award;
};

const publicBytes = async () =>
  JSON.stringify([
    await listPublicGrants(database.publicDb),
    await listMonthsOfGrants(database.publicDb),
    await listOpenRounds(database.publicDb, dateInLondon(NOW)),
  ]);

describe("a round", () => {
  it("is opened by the monitoring officer once nothing is missing, and not by whoever wrote it", async () => {
    const { frameworkId } = await storeContent(database, office.author);
    const place = await aPlannedRound(database, office, { frameworkId, now: NOW, privacy: "" });
    await expectRefusal(stepRound(database, office, { ...place, act: "open" }, NOW), {
      kind: "conflict",
      message: "It does not say what becomes of what is sent.",
    });
    const whole = await aPlannedRound(database, office, { frameworkId, now: NOW, title: "Whole" });
    await expectRefusal(
      stepRound(database, { ...office, monitoring: office.author }, { ...whole, act: "open" }, NOW),
      { kind: "forbidden" },
    );
    await stepRound(database, office, { ...whole, act: "open" }, NOW);
    const round = await findRound(database.db, frameworkId, whole.roundId);
    expect(await findPublicRound(database.publicDb, round?.slug ?? "", dateInLondon(NOW))).toMatchObject({
      title: "Whole",
      phase: "open",
    });
    await expect(
      database.db.update(grantRound).set({ title: "Another" }).where(eq(grantRound.id, whole.roundId)),
    ).rejects.toThrow();
    await expect(
      database.db.update(grantRound).set({ state: "planned" }).where(eq(grantRound.id, whole.roundId)),
    ).rejects.toThrow();
  });

  it("outlives its budget line while the budget is drafted, and is given another", async () => {
    const { frameworkId } = await storeContent(database, office.author);
    const place = await aPlannedRound(database, office, { frameworkId, now: NOW });
    await stepRound(database, office, { ...place, act: "open" }, NOW);
    const lineId = (await findRound(database.db, frameworkId, place.roundId))?.lineId ?? 0;
    await database.db.delete(changeNewLine).where(eq(changeNewLine.lineId, lineId));
    await database.db.delete(budgetLine).where(eq(budgetLine.id, lineId));
    expect(await findRound(database.db, frameworkId, place.roundId)).toMatchObject({ lineId: null });
  });
});

describe("applications of the public", () => {
  const door = (address: string) => ({
    database,
    now: () => NOW,
    secret: new Uint8Array(32).fill(7),
    address,
  });

  it("have one receipt however often they are sent, and in a flood are held back and not lost", async () => {
    const { frameworkId } = await storeContent(database, office.author);
    const place = await aPlannedRound(database, office, { frameworkId, now: NOW, title: "Flooded" });
    await stepRound(database, office, { ...place, act: "open" }, NOW);
    const { slug = "" } = (await findRound(database.db, frameworkId, place.roundId)) ?? {};
    const send = (formKey: string, personAnswer?: string) =>
      receiveApplication(door("192.0.2.1"), { ...anApplication(), slug, formKey, personAnswer });
    const { number } = await send("one");
    expect((await send("one")).number).toBe(number);
    for (let sent = 1; sent < 40; sent += 1) await send(`key ${sent}`);
    expect(await listApplications(database.db, place.roundId)).toHaveLength(40);
    const question = await personQuestionForApplication(door("192.0.2.1"), {
      ...anApplication(),
      slug,
      formKey: "flood",
    });
    await send("flood", "not it");
    await send("flood again");
    const other = { ...anApplication(), slug, formKey: "right" };
    const asked = await personQuestionForApplication(door("192.0.2.1"), other);
    await receiveApplication(door("192.0.2.1"), { ...other, personAnswer: asked?.right });
    expect(question?.options).toContain(question?.right);
    const all = await listApplications(database.db, place.roundId);
    expect(all.slice(40).map(({ state }) => state)).toEqual(["held_back", "held_back", "received"]);
    expect(
      await personQuestionForApplication(door("198.51.100.1"), { ...other, formKey: "elsewhere" }),
    ).toBeNull();
    const held = { ...place, applicationId: all[40]?.id ?? 0 };
    await sortApplication(at(database, office.author, NOW), {
      ...held,
      isApplication: true,
      version: await versionOf(held),
    });
    expect((await findApplication(database.db, place.roundId, held.applicationId))?.state).toBe("received");
  });

  it("are refused beyond the most that may be asked for, and once the round has closed", async () => {
    const { frameworkId } = await storeContent(database, office.author);
    const place = await aPlannedRound(database, office, { frameworkId, now: NOW, title: "Capped" });
    await stepRound(database, office, { ...place, act: "open" }, NOW);
    const { slug = "" } = (await findRound(database.db, frameworkId, place.roundId)) ?? {};
    const sent = { ...anApplication({ pence: 5_000_01 }), slug, formKey: "a" };
    await expectRefusal(receiveApplication(door("192.0.2.2"), sent), {
      kind: "invalid",
      errors: { pence: "It is more than one application may ask for in this round" },
    });
    await stepRound(database, office, { ...place, act: "close" }, NOW);
    await expectRefusal(receiveApplication(door("192.0.2.2"), { ...sent, pence: 1_00 }), {
      kind: "conflict",
    });
  });
});

describe("scoring", () => {
  it("is for those who declared that they have no interest, and drops what somebody with one gave", async () => {
    const frameworkId = await aSignedFramework();
    const place = await aClosedRound(database, office, { frameworkId, now: NOW });
    const scores = [
      { points: 1, reason: "Little" },
      { points: 1, reason: "Little" },
    ];
    const own = { ...place, scores, version: 0 };
    await expectRefusal(scoreApplication(at(database, office.author, NOW), own), { kind: "forbidden" });
    await expect(
      database.db
        .insert(grantScore)
        .values({ applicationId: place.applicationId, personId: office.author.personId, scores }),
    ).rejects.toThrow();
    await declareInterest(at(database, office.author, NOW), { ...place, hasInterest: false, interest: "" });
    await scoreApplication(at(database, office.author, NOW), own);
    await expectRefusal(scoreApplication(at(database, office.author, NOW), own), {
      kind: "stale",
      current: { points0: "1", reason0: "Little", points1: "1", reason1: "Little" },
    });
    await expectRefusal(
      scoreApplication(at(database, office.author, NOW), {
        ...own,
        scores: [{ points: 11, reason: "Beyond" }, scores[1] ?? { points: 0, reason: "" }],
        version: 1,
      }),
      { kind: "invalid", errors: { points0: "Enter a whole number from 0 to 10" } },
    );
    await declareInterest(at(database, office.author, NOW), {
      ...place,
      hasInterest: true,
      interest: "A trustee",
    });
    await expectRefusal(scoreApplication(at(database, office.author, NOW), { ...own, version: 1 }), {
      kind: "forbidden",
    });
    await expectRefusal(
      declareInterest(at(database, office.author, NOW), { ...place, hasInterest: false, interest: "" }),
      { kind: "conflict" },
    );
    await expect(
      database.db
        .update(grantInterest)
        .set({ hasInterest: false, interest: "" })
        .where(eq(grantInterest.personId, office.author.personId)),
    ).rejects.toThrow();
  });
});

describe("an award", () => {
  it("is for a decision maker without interest, of a budget that is decided, and stays as it was decided", async () => {
    const { frameworkId: drafted } = await storeContent(database, office.author);
    const early = await aClosedRound(database, office, { frameworkId: drafted, now: NOW });
    await expectRefusal(decide(database, office, early, NOW), {
      kind: "conflict",
      message: "The budget that this is paid from is not decided: nothing is awarded of it yet.",
    });
    const frameworkId = await aSignedFramework();
    const place = await aClosedRound(database, office, { frameworkId, now: NOW });
    await expectRefusal(decide(database, { ...office, decider: office.senior }, place, NOW), {
      kind: "forbidden",
    });
    await decide(database, office, place, NOW);
    const award = await awardOf(place);
    expect(award).toMatchObject({ pence: 3_000_00, number: "1234567", publishedOn: null });
    await expect(
      database.db.update(grantDecision).set({ pence: 1 }).where(eq(grantDecision.id, award.id)),
    ).rejects.toThrow();
    await expect(
      database.db
        .update(grantApplication)
        .set({ state: "received" })
        .where(eq(grantApplication.id, place.applicationId)),
    ).rejects.toThrow();
    await expectRefusal(
      agreeGrant(at(database, office.author, NOW), {
        ...{ ...place, agreedOn: dateInLondon(NOW), version: 1 },
        payments: [{ on: dateInLondon(NOW), pence: 2_000_00 }],
      }),
      { kind: "invalid", errors: { payments: "The payments come to £2,000, and the award is £3,000" } },
    );
    await agreeGrant(at(database, office.author, NOW), {
      ...{ ...place, agreedOn: dateInLondon(NOW), version: 1 },
      payments: [{ on: dateInLondon(NOW), pence: 3_000_00 }],
    });
    expect(await awardOf(place)).toMatchObject({ agreedOn: dateInLondon(NOW), version: 2 });
  });

  it("needs its assessment where the EIA put it off until it is allocated, and not elsewhere", async () => {
    const { entries, ...content } = aCompleteFramework();
    const putOff = {
      kind: "when_allocated" as const,
      separateEia: { reference: "", date: null, copy: null },
      allocation: {
        nothingFixed: "Nobody has applied yet",
        decidedBy: "The Commissioner",
        decidedOn: calendarDate("2018-12-31"),
      },
      impacts: [],
    };
    const { frameworkId } = await storeContent(database, office.author, {
      ...content,
      entries: entries.map((entry) => (entry.id === ENTRY.separate ? { ...entry, ...putOff } : entry)),
    });
    await bringTo(database, office, frameworkId, "signed");
    const place = await aClosedRound(database, office, { frameworkId, now: NOW, service: "Warning Zone" });
    const lineId = (await findRound(database.db, frameworkId, place.roundId))?.lineId ?? 0;
    await expectRefusal(decide(database, office, place, NOW), {
      kind: "conflict",
      message: expect.stringContaining("is not assessed yet") as string,
    });
    const assess = (done: string, version: number) =>
      assessApplication(at(database, office.author, NOW), {
        ...place,
        assessment: { effects: { age: "positive", sex: "unknown" }, evidence: "Attendance of 2017", done },
        version,
      });
    await assess("", await versionOf(place));
    await expectRefusal(decide(database, office, place, NOW), {
      kind: "conflict",
      message: "It does not say what is done where it is adverse or not yet known: Sex.",
    });
    await assess("Girls are asked each term", await versionOf(place));
    await decide(database, office, place, NOW);
    expect(await listAwardsOf(database.db, lineId)).toEqual([
      expect.objectContaining({ pence: 3_000_00, reaches: ["age", "sex"] }),
    ]);
  });

  it("never comes to more than the fund has, also where two are made at once, and past the service", async () => {
    const frameworkId = await aSignedFramework();
    const place = await aPlannedRound(database, office, { frameworkId, now: NOW, maximumPence: null });
    await stepRound(database, office, { ...place, act: "open" }, NOW);
    const ids = [
      await enter(database, office, place, NOW, { pence: 30_000_00 }),
      await enter(database, office, place, NOW, { pence: 30_000_00 }),
    ];
    await stepRound(database, office, { ...place, act: "close" }, NOW);
    for (const applicationId of ids) await scored(database, office, { ...place, applicationId }, NOW);
    const made = await Promise.allSettled(
      ids.map((applicationId) =>
        decide(database, office, { ...place, applicationId }, NOW, { pence: 30_000_00 }),
      ),
    );
    expect(made.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lineId = (await findRound(database.db, frameworkId, place.roundId))?.lineId ?? 0;
    expect((await listAwardsOf(database.db, lineId)).map(({ pence }) => pence)).toEqual([30_000_00]);
    const [left] = (await listApplications(database.db, place.roundId)).filter(({ award }) => award === null);
    await expect(
      database.db.insert(grantDecision).values({
        ...{ applicationId: left?.id ?? 0, outcome: "awarded", reasons: "So", pence: 10_000_01 },
        ...{ register: "none", decidedBy: office.decider.personId, decidedOn: dateInLondon(NOW) },
      }),
    ).rejects.toThrow();
    await decide(database, office, { ...place, applicationId: left?.id ?? 0 }, NOW, { pence: 10_000_00 });
    await stepRound(database, office, { ...place, act: "finish" }, NOW);
  });
});

describe("what everybody may read", () => {
  it("is an award once the monitoring officer published it, and nothing of an application or a refusal", async () => {
    const frameworkId = await aSignedFramework();
    const place = await aPlannedRound(database, office, { frameworkId, now: NOW, title: "Leak round" });
    await stepRound(database, office, { ...place, act: "open" }, NOW);
    const words = { organisation: "canary-applicant", purpose: "canary-purpose", whom: "canary-whom" };
    const won = await enter(database, office, place, NOW, words);
    const lost = await enter(database, office, place, NOW, { ...words, organisation: "canary-loser" });
    await stepRound(database, office, { ...place, act: "close" }, NOW);
    for (const applicationId of [won, lost]) await scored(database, office, { ...place, applicationId }, NOW);
    await decide(database, office, { ...place, applicationId: won }, NOW, { title: "Published title" });
    await decide(database, office, { ...place, applicationId: lost }, NOW, {
      outcome: "refused",
      reasons: "canary-reasons",
    });
    expect(await publicBytes()).not.toContain("Published title");
    const award = { ...place, applicationId: won };
    await expectRefusal(publishGrant(at(database, office.decider, NOW), { ...award, version: 1 }), {
      kind: "forbidden",
    });
    await publishGrant(at(database, office.monitoring, NOW), { ...award, version: 1 });
    const bytes = await publicBytes();
    expect(bytes).toContain("Published title");
    expect(bytes).not.toContain("canary");
    expect(bytes).not.toContain(office.senior.name);
    expect(bytes).not.toContain(office.decider.name);
    await stopGrant(at(database, office.monitoring, NOW), { ...award, version: 2, reason: "A mistake" });
    expect(await publicBytes()).not.toContain("Published title");
    for (const table of [
      "grant_application",
      "grant_decision",
      "grant_score",
      "grant_interest",
      "grant_round",
    ]) {
      await expect(database.publicDb.execute(sql.raw(`select 1 from ${table}`))).rejects.toThrow();
    }
  });
});

describe("payments", () => {
  const pay = (
    place: { frameworkId: number; roundId: number; applicationId: number },
    pence: number,
    version: number,
    over: Partial<PaymentWords> = {},
  ) =>
    recordPayment(at(database, office.author), {
      ...{ ...place, pence, version, reference: "BACS 17", note: "" },
      ...{ paidOn: calendarDate("2018-03-09"), ...over },
    });

  it("stand beside what was planned, are never more than the award, and stay as they were recorded", async () => {
    const place = await aClosedRound(database, office, { frameworkId: await aSignedFramework(), now: NOW });
    await decide(database, office, place, NOW);
    const award = async () => (await findApplication(database.db, place.roundId, place.applicationId))?.award;
    await expectRefusal(pay(place, 1_000_00, 0), { kind: "conflict" });
    await agreeGrant(at(database, office.author), {
      ...{ ...place, agreedOn: calendarDate("2018-03-05"), version: (await award())?.version ?? 0 },
      payments: [{ on: calendarDate("2018-03-08"), pence: 3_000_00 }],
    });
    await pay(place, 1_000_00, 0);
    await expectRefusal(pay(place, 1_000_00, 0), {
      kind: "stale",
      current: { pence: "£1,000 is recorded by now, in 1 payments" },
    });
    await expectRefusal(pay(place, 2_000_01, 1), { kind: "invalid" });
    await expectRefusal(pay(place, 1_00, 1, { paidOn: calendarDate("2018-03-04") }), { kind: "invalid" });
    await pay(place, -200_00, 1, { reference: "Returned" });
    await expectRefusal(
      recordPayment(at(database, office.monitoring), {
        ...{ ...place, pence: 1_00, version: 2, reference: "x", note: "" },
        paidOn: calendarDate("2018-03-09"),
      }),
      { kind: "forbidden" },
    );
    const made = await listPayments(database.db, (await award())?.id ?? 0);
    expect(made).toMatchObject([
      { pence: 1_000_00, reference: "BACS 17" },
      { pence: -200_00, reference: "Returned" },
    ]);
    const planned = (await award())?.payments ?? [];
    expect(
      paidAndPlanned({ awardedPence: 3_000_00, planned, made }, calendarDate(dateInLondon(NOW))),
    ).toEqual({ duePence: 3_000_00, paidPence: 800_00, leftPence: 2_200_00, latePence: 2_200_00 });
    await expect(database.db.update(grantPayment).set({ pence: 1 })).rejects.toThrow();
    await expect(database.db.delete(grantPayment)).rejects.toThrow();
    const events = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "grant.pay"));
    expect(events).toHaveLength(2);
  });

  it("are of an award that was agreed, whatever writes", async () => {
    const place = await aClosedRound(database, office, { frameworkId: await aSignedFramework(), now: NOW });
    await decide(database, office, place, NOW);
    const found = await findApplication(database.db, place.roundId, place.applicationId);
    await expect(
      database.db.insert(grantPayment).values({
        ...{
          decisionId: found?.award?.id ?? 0,
          paidOn: calendarDate("2018-03-09"),
          pence: 1,
          reference: "x",
        },
        ...{ recordedBy: office.author.personId, recordedAt: NOW },
      }),
    ).rejects.toThrow();
  });
});

describe("what is personal in applications", () => {
  const A_YEAR_AFTER = new Date("2019-04-09T02:00:00Z");

  it("is deleted once its day has passed, of what waits for no decision, on the log and once", async () => {
    const given = { frameworkId: await aSignedFramework(), now: NOW };
    const place = await aClosedRound(database, office, given);
    const waiting = await aClosedRound(database, office, given);
    await decide(database, office, place, NOW);
    expect(await deletePersonalData(database, new Date("2019-04-08T12:00:00Z"))).toBe(0);
    const [one, other] = await Promise.all([
      deletePersonalData(database, A_YEAR_AFTER),
      deletePersonalData(database, A_YEAR_AFTER),
    ]);
    expect(one + other).toBeGreaterThan(0);
    const kept = await findApplication(database.db, place.roundId, place.applicationId);
    expect(kept).toMatchObject({
      ...{ organisation: "Community hall", pence: 4_000_00, reaches: ["age", "sex"], state: "awarded" },
      ...{ contact: "[deleted]", purpose: "[deleted]", whom: "[deleted]", personalDeletedAt: A_YEAR_AFTER },
      award: { purpose: "A weekly open evening for young people" },
    });
    expect(await findApplication(database.db, waiting.roundId, waiting.applicationId)).toMatchObject({
      ...{ contact: "canary-contact@hall.example", personalDeletedAt: null },
    });
    const events = (
      await database.db.select().from(auditEvent).where(eq(auditEvent.act, "grant.delete-personal"))
    ).filter(({ detail }) => JSON.stringify(detail).includes(`"roundId":${place.roundId}`));
    expect(events).toHaveLength(1);
    expect(await deletePersonalData(database, A_YEAR_AFTER)).toBe(0);
    const log = JSON.stringify(await database.db.select().from(auditEvent));
    expect(log).not.toContain("canary-contact");
    expect(log).not.toContain("An open evening for young people each week");
  });

  it("is kept until the day that the office gave, which is neither before the round closes nor for ever", async () => {
    const { frameworkId } = await storeContent(database, office.author);
    const planned = (keptUntil: string) =>
      aPlannedRound(database, office, { frameworkId, now: NOW, keptUntil: calendarDate(keptUntil) });
    await expectRefusal(planned("2018-04-08"), { kind: "invalid" });
    await expectRefusal(planned("2024-04-09"), { kind: "invalid" });
    const { roundId } = await planned("2018-05-01");
    expect(await findRound(database.db, frameworkId, roundId)).toMatchObject({ keptUntil: "2018-05-01" });
  });

  it("is not deleted in part, nor of what waits for a decision, whatever writes", async () => {
    const place = await aClosedRound(database, office, { frameworkId: await aSignedFramework(), now: NOW });
    const change = (changed: Partial<typeof grantApplication.$inferInsert>) =>
      expect(
        database.db.update(grantApplication).set(changed).where(eq(grantApplication.id, place.applicationId)),
      ).rejects.toThrow();
    await change({ contact: "[deleted]", purpose: "[deleted]", originMark: "", personalDeletedAt: NOW });
    await decide(database, office, place, NOW);
    await change({ contact: "[deleted]" });
    await change({ contact: "Other", purpose: "[deleted]", personalDeletedAt: NOW });
  });
});
