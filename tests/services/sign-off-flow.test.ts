import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { findSubmission, listPossiblePrevious } from "../../db/queries/frameworks.server";
import { findSignature } from "../../db/queries/sign-off.server";
import {
  auditEvent,
  decisionRecord,
  framework,
  office as officeTable,
  publishedPart,
  roleGrant,
  signedRecord,
  submission,
} from "../../db/schema";
import { contentLeaves } from "../../app/domain/decision/content-leaves";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { contentDigest, leafDigest } from "../../app/services/sign-off/content-digest.server";
import { approveSubmission } from "../../app/services/sign-off/approve-submission.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { recallSubmission } from "../../app/services/sign-off/recall-submission.server";
import { returnSubmission } from "../../app/services/sign-off/return-submission.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { withdrawFramework } from "../../app/services/sign-off/withdraw-framework.server";
import { anOffice, type Office } from "../support/action-plan";
import { aCompleteFramework, anEia, anOption } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import {
  WITHHELD,
  acknowledgementKeys,
  answersWith,
  at,
  bringTo,
  digestOf,
  givePassword,
  listSubmissionHistory,
  setTitles,
  signature,
  stateOf,
  submit,
} from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;

beforeEach(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
  ({ frameworkId } = await storeContent(database, office.author));
});
afterEach(() => database.close());

const acts = async () =>
  (await database.db.select().from(auditEvent).orderBy(asc(auditEvent.number))).map(
    ({ act, personName, capacity }) => [act, personName, capacity],
  );
const published = () => database.db.select().from(publishedPart).orderBy(asc(publishedPart.id));
async function snapshot() {
  const [row] = await database.db.select().from(signedRecord);
  if (!row) throw new Error("Nothing is signed");
  return row.snapshot;
}

describe("the order of events", () => {
  it("starts from content that the gate lets pass, so that each refusal below is what it says it is", async () => {
    const content = await getContent(database.db, frameworkId);
    expect(submissionGate(content, calendarDate("2018-03-09"))).toEqual({ ok: true });
  });

  it("goes from drafting to signed, each step by its own person in their capacity", async () => {
    const seen = [await stateOf(database, frameworkId)];
    for (const stage of ["submitted", "approved", "determined", "signed"] as const) {
      if (stage === "submitted") await submit(database, office.author, frameworkId);
      else if (stage === "approved")
        await approveSubmission(at(database, office.senior), {
          frameworkId,
          digest: await digestOf(database, frameworkId),
          confirmed: true,
          comment: "In order",
        });
      else if (stage === "determined")
        await determinePublication(at(database, office.monitoring), {
          frameworkId,
          digest: await digestOf(database, frameworkId),
          answers: answersWith(),
        });
      else await signDecision(at(database, office.decider), await signature(database, frameworkId));
      seen.push(await stateOf(database, frameworkId));
    }
    expect(seen).toEqual(["drafting", "submitted", "approved", "determined", "signed"]);
    expect(await acts()).toEqual([
      ["framework.submit", "Author", "Commissioning Manager"],
      ["framework.approve", "Senior", "Chief Executive"],
      ["framework.determine", "Monitoring", "Solicitor to the office"],
      ["framework.sign", "Decider", "Commissioner for Testshire"],
    ]);
  });

  it("lets one person approve as a senior officer and determine as the monitoring officer, in each capacity", async () => {
    const both = { ...office, monitoring: office.senior };
    await database.db
      .insert(roleGrant)
      .values({ personId: office.senior.personId, role: "monitoring_officer", grantedAt: new Date() });
    await bringTo(database, both, frameworkId, "determined");
    const steps = await findSubmission(database.db, frameworkId, "latest");
    expect(steps?.approval).toMatchObject({ personName: "Senior", capacity: "Chief Executive" });
    expect(steps?.determinations[0]).toMatchObject({
      personName: "Senior",
      capacity: "Solicitor to the office",
    });
  });
});

describe("the digest", () => {
  it("can be computed again from the stored leaves, and the leaves from the content", async () => {
    const { digest } = await submit(database, office.author, frameworkId);
    const [row] = await database.db.select().from(submission);
    const leaves = row?.leaves ?? [];
    expect(digest).toMatch(/^[0-9a-f]{64}$/u);
    expect(row?.digest).toBe(digest);
    expect(contentDigest(leaves)).toBe(digest);
    const content = await getContent(database.db, frameworkId);
    expect(leaves.map(({ schema: _s, salt: _salt, ...leaf }) => leaf)).toEqual(contentLeaves(content));
  });

  it("salts each leaf on its own with 128 bits, so that the same content never has the same digest twice", async () => {
    const first = await submit(database, office.author, frameworkId);
    const [row] = await database.db.select().from(submission);
    const salts = row?.leaves.map(({ salt }) => salt) ?? [];
    expect(new Set(salts).size).toBe(salts.length);
    expect(salts.every((salt) => /^[0-9a-f]{32}$/u.test(salt))).toBe(true);
    await recallSubmission(at(database, office.author), {
      frameworkId,
      digest: first.digest,
      reason: "Slip",
    });
    const second = await submit(database, office.author, frameworkId);
    expect(second.digest).not.toBe(first.digest);
  });

  it("changes when anything in any leaf does", async () => {
    await submit(database, office.author, frameworkId);
    const [row] = await database.db.select().from(submission);
    const leaves = row?.leaves ?? [];
    for (const [index, leaf] of leaves.entries()) {
      const altered = leaves.with(index, { ...leaf, body: "altered" });
      expect(leafDigest(leaf)).not.toBe(leafDigest({ ...leaf, body: "altered" }));
      expect(contentDigest(altered)).not.toBe(row?.digest);
    }
    expect(contentDigest(leaves.toReversed())).not.toBe(row?.digest);
  });
});

describe("the reference", () => {
  it("is given at the first submission from the year's counter, and kept through recalls", async () => {
    const first = await submit(database, office.author, frameworkId);
    expect(first.reference).toBe("001/2018");
    await recallSubmission(at(database, office.author), {
      frameworkId,
      digest: first.digest,
      reason: "Slip",
    });
    const other = await storeContent(database, office.author);
    expect((await submit(database, office.author, other.frameworkId)).reference).toBe("002/2018");
    expect((await submit(database, office.author, frameworkId)).reference).toBe("001/2018");
  });

  it("is not used again when its framework is withdrawn", async () => {
    const { reference } = await submit(database, office.author, frameworkId);
    await withdrawFramework(at(database, office.author), { frameworkId, version: 2, reason: "Overtaken" });
    const other = await storeContent(database, office.author);
    expect((await submit(database, office.author, other.frameworkId)).reference).not.toBe(reference);
  });

  it("follows the office's pattern: a financial year has its own numbers from 1 April", async () => {
    await database.db.update(officeTable).set({ referencePattern: "{number}/{financial_year}" });
    expect((await submit(database, office.author, frameworkId)).reference).toBe("001/2017_18");
    const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
    expect(row?.referenceKey).toBe("001-2017_18");
  });

  it("passes over a number that would read like one that another record has", async () => {
    await database.db
      .update(framework)
      .set({ reference: "001 2018", referenceKey: "001-2018" })
      .where(eq(framework.id, frameworkId));
    const other = await storeContent(database, office.author);
    expect((await submit(database, office.author, other.frameworkId)).reference).toBe("002/2018");
  });
});

describe("what is signed", () => {
  it("holds everything: leaves, the four parts, who acted in which capacity, and what was acknowledged", async () => {
    await bringTo(database, office, frameworkId, "signed");
    const signed = await snapshot();
    const [row] = await database.db.select().from(submission);
    expect(signed.digest).toBe(row?.digest);
    expect(contentDigest(signed.leaves)).toBe(signed.digest);
    expect(signed.record).toMatchObject({
      reference: "001/2018",
      title: "Commissioning Framework 2018-2020",
      officeName: "Office of the Commissioner for Testshire",
      decidingBodyTitle: "Commissioner for Testshire",
      decidedOn: "2018-03-09",
      submitted: { name: "Author", capacity: "Commissioning Manager" },
      approval: { name: "Senior", capacity: "Chief Executive" },
      determined: { name: "Monitoring", capacity: "Solicitor to the office" },
      signature: { name: "Decider", capacity: "Commissioner for Testshire", at: "2018-03-09T11:00:00.000Z" },
      outcome: "supported",
      carriedForwardActions: 1,
    });
    expect(signed.report.recommendations).toBe("Approve the allocations in appendix 1");
    expect(signed.details.changes).toHaveLength(5);
    expect(signed.eia.entries).toHaveLength(3);
    expect(signed.eia.acknowledgements.map(({ key }) => key)).toEqual(
      await acknowledgementKeys(database, frameworkId),
    );
    expect(await findSignature(database.db, frameworkId)).toMatchObject({
      referenceKey: "001-2018",
      outcome: "supported",
      signature: { name: "Decider" },
    });
  });

  it("is resolved in the words that are signed, which the record tells from the draft", async () => {
    const draft = "To approve the framework";
    await database.db
      .update(decisionRecord)
      .set({ resolved: draft })
      .where(eq(decisionRecord.frameworkId, frameworkId));
    await bringTo(database, office, frameworkId, "determined");
    const resolved = "To approve it for one year";
    const questions = ["  How many? Forty.  "];
    await signDecision(
      at(database, office.decider),
      await signature(database, frameworkId, { resolved, questions }),
    );
    const signed = await snapshot();
    expect(signed.record).toMatchObject({ resolved, resolvedInOwnWords: true });
    expect(signed.eia.acknowledgements).toContainEqual(
      expect.objectContaining({ changeNumber: 1, questions: "How many? Forty." }),
    );
    // What was frozen, and has the digest, is the draft.
    expect(signed.leaves.find(({ kind }) => kind === "record")?.body).toMatchObject({ resolved: draft });
    expect(contentDigest(signed.leaves)).toBe(signed.digest);
    const [published] = await database.db
      .select()
      .from(publishedPart)
      .where(eq(publishedPart.part, "record"));
    expect(JSON.stringify(published?.body)).toContain(resolved);
    expect(JSON.stringify(published?.body)).not.toContain(draft);
  });

  it.each([
    ["the draft as it was", "To approve the framework"],
    ["nothing", " "],
  ])("does not say that it is in other words than the draft where %s is signed", async (_what, resolved) => {
    await database.db
      .update(decisionRecord)
      .set({ resolved: "To approve the framework" })
      .where(eq(decisionRecord.frameworkId, frameworkId));
    await bringTo(database, office, frameworkId, "determined");
    await signDecision(at(database, office.decider), await signature(database, frameworkId, { resolved }));
    expect((await snapshot()).record).not.toHaveProperty("resolvedInOwnWords");
    expect((await snapshot()).record.resolved).toBe(resolved.trim());
  });

  it("has the options besides the proposal in its report, and no word of them where none is listed", async () => {
    await bringTo(database, office, frameworkId, "signed");
    const { option, whyNot } = anOption();
    expect((await snapshot()).report.options).toEqual([{ option, whyNot }]);
  });

  it("is sealed: the database refuses to change or delete it", async () => {
    await bringTo(database, office, frameworkId, "signed");
    await expect(database.db.update(signedRecord).set({ digest: "x" })).rejects.toThrow();
    await expect(database.db.delete(signedRecord)).rejects.toThrow();
  });

  it("closes the submission, which stays in the history with its approval", async () => {
    await bringTo(database, office, frameworkId, "signed");
    expect(await listSubmissionHistory(database.db, frameworkId)).toMatchObject([
      { ended: "signed", endedByName: "Decider", approval: { personName: "Senior" } },
    ]);
  });

  it("is published as determined: a part withheld for good has no body at all", async () => {
    await bringTo(database, office, frameworkId, "approved");
    await determinePublication(at(database, office.monitoring), {
      frameworkId,
      digest: await digestOf(database, frameworkId),
      answers: answersWith({
        report: { ...WITHHELD, withheldUntil: calendarDate("2020-01-01") },
        eia: WITHHELD,
      }),
    });
    await signDecision(at(database, office.decider), await signature(database, frameworkId));
    const rows = await published();
    expect(rows.map(({ part, publishedFrom, legalGround }) => [part, publishedFrom, legalGround])).toEqual([
      ["record", "2018-03-09", ""],
      ["report", "2020-01-01", "Freedom of Information Act 2000 s.41"],
      ["details", "2018-03-09", ""],
      ["eia", null, "Freedom of Information Act 2000 s.41"],
    ]);
    expect(rows.map(({ body }) => body !== null)).toEqual([true, true, true, false]);
    const signed = await snapshot();
    expect(rows[1]?.body).toEqual(signed.report);
  });

  it("can be a refusal: not supported with reasons, and what was still to be done lapses", async () => {
    await bringTo(database, office, frameworkId, "determined");
    const { actions } = await getContent(database.db, frameworkId);
    const carried = actions.filter(({ state }) => state === "carried_forward").map(({ id }) => id);
    await signDecision(
      at(database, office.decider),
      await signature(database, frameworkId, {
        outcome: "not_supported",
        reasons: "The cut is not justified",
      }),
    );
    expect((await snapshot()).record).toMatchObject({
      outcome: "not_supported",
      outcomeReasons: "The cut is not justified",
    });
    expect(await stateOf(database, frameworkId)).toBe("signed");
    const [signed] = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "framework.sign"));
    expect(signed?.detail).toMatchObject({ outcome: "not_supported", lapsedActions: carried });
  });

  it("can be on conditions: they are signed, published in its words, and its actions do not lapse", async () => {
    await bringTo(database, office, frameworkId, "determined");
    const conditions = "The outreach goes on until the bus runs";
    await expect(
      signDecision(
        at(database, office.decider),
        await signature(database, frameworkId, { outcome: "supported_with_conditions", conditions: " " }),
      ),
    ).rejects.toMatchObject({
      detail: { kind: "invalid", errors: { conditions: expect.any(String) as string } },
    });
    await signDecision(
      at(database, office.decider),
      await signature(database, frameworkId, { outcome: "supported_with_conditions", conditions }),
    );
    expect((await snapshot()).record).toMatchObject({ outcome: "supported_with_conditions", conditions });
    const [signed] = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "framework.sign"));
    expect(signed?.detail).toMatchObject({ outcome: "supported_with_conditions", lapsedActions: [] });
    expect((await listPossiblePrevious(database.db)).map(({ id }) => id)).toContain(frameworkId);
  });

  it("says nothing of conditions where it is supported without", async () => {
    await bringTo(database, office, frameworkId, "determined");
    await signDecision(
      at(database, office.decider),
      await signature(database, frameworkId, { conditions: "Typed, and then thought better of" }),
    );
    expect((await snapshot()).record).not.toHaveProperty("conditions");
  });

  it("can only be a refusal where the EIA concludes stop and remove", async () => {
    const stopped = await storeContent(database, office.author, {
      ...aCompleteFramework(),
      eia: anEia({ outcome: "stop_and_remove" }),
    });
    await bringTo(database, office, stopped.frameworkId, "determined");
    await expect(
      signDecision(at(database, office.decider), await signature(database, stopped.frameworkId)),
    ).rejects.toMatchObject({
      detail: { kind: "invalid", errors: { outcome: expect.any(String) as string } },
    });
    await signDecision(
      at(database, office.decider),
      await signature(database, stopped.frameworkId, {
        outcome: "not_supported",
        reasons: "As the EIA says",
      }),
    );
    expect(await stateOf(database, stopped.frameworkId)).toBe("signed");
  });
});

describe("going back", () => {
  it.each([
    ["submitted", "senior", "Chief Executive"],
    ["approved", "monitoring", "Solicitor to the office"],
    ["determined", "decider", "Commissioner for Testshire"],
  ] as const)("is returned from %s by the %s, with a reason", async (stage, who, capacity) => {
    await bringTo(database, office, frameworkId, stage);
    await returnSubmission(at(database, office[who]), {
      frameworkId,
      digest: await digestOf(database, frameworkId),
      reason: "The evidence is thin",
    });
    expect(await stateOf(database, frameworkId)).toBe("drafting");
    const [latest] = await listSubmissionHistory(database.db, frameworkId);
    expect(latest).toMatchObject({
      ended: "returned",
      endedReason: "The evidence is thin",
      endedCapacity: capacity,
    });
  });

  it("makes every approval lapse visibly: it must be approved again", async () => {
    await bringTo(database, office, frameworkId, "approved");
    await recallSubmission(at(database, office.author), {
      frameworkId,
      digest: await digestOf(database, frameworkId),
      reason: "A figure is wrong",
    });
    const [event] = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "framework.recall"));
    expect(event?.detail).toMatchObject({
      reason: "A figure is wrong",
      lapsed: { approval: { by: "Senior", capacity: "Chief Executive" } },
    });
    await submit(database, office.author, frameworkId);
    expect(await stateOf(database, frameworkId)).toBe("submitted");
    expect(await listSubmissionHistory(database.db, frameworkId)).toMatchObject([
      { ended: null, approval: null },
      { ended: "recalled", approval: { personName: "Senior" } },
    ]);
  });

  it.each(["drafting", "submitted", "approved", "determined"] as const)(
    "is withdrawn from %s with a reason, and that is its end",
    async (state) => {
      if (state !== "drafting") await bringTo(database, office, frameworkId, state);
      const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
      await withdrawFramework(at(database, office.author), {
        frameworkId,
        version: row?.version ?? 0,
        reason: "Overtaken by the settlement",
      });
      expect(await stateOf(database, frameworkId)).toBe("withdrawn");
      const [latest] = await listSubmissionHistory(database.db, frameworkId);
      expect(latest?.ended).toBe(state === "drafting" ? undefined : "withdrawn");
      await expect(submit(database, office.author, frameworkId)).rejects.toMatchObject({
        detail: { kind: "conflict" },
      });
    },
  );
});
