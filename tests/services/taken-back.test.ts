import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listAddenda } from "../../db/queries/addenda.server";
import { getContent } from "../../db/queries/content.server";
import { findPublishedRecord, listPublishedDecisions } from "../../db/queries/register.server";
import { auditEvent, publishedRevision, recordAddendum, signedRecord } from "../../db/schema";
import { recordJson } from "../../app/documents/record-json.view";
import { recordSections } from "../../app/documents/record.view";
import { calendarDate, type CalendarDate } from "../../app/domain/shared/calendar-date";
import { checkPublished } from "../../app/services/register/check-published.server";
import { publishAgain } from "../../app/services/register/publish-again.server";
import { stopPublishing } from "../../app/services/register/stop-publishing.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { verifyRecord } from "../../app/services/register/verify-record.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { asOwner } from "../support/audit";
import { createTestDatabase } from "../support/database";
import { refusalOf } from "../support/refusals";
import { answersWith, at, givePassword, setTitles } from "../support/sign-off";
import { TEST_SIGNER } from "../support/signing-key";
import {
  EVERY_WITHDRAWAL,
  secretsTakenBack,
  takeBack,
  targetOf,
  WITHDRAWAL_GROUND,
  WITHDRAWN_AT,
  type Withdrawal,
} from "../support/taken-back";
import { nextContent, signChain, SIGNED_AT, signOne, storeNext, type Chain } from "../support/withheld-chain";

let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());

const AFTER_THE_THIRD = calendarDate("2020-05-31");
const WITHDRAWN_ON = calendarDate("2018-09-03");

/** All that the public gets of a record on a day: as data, as the page, and in the list. */
async function publicBytes(key: string, day: CalendarDate = AFTER_THE_THIRD): Promise<string> {
  const found = await findPublishedRecord(database.publicDb, key, day);
  if (!found) throw new Error(`There is no record ${key}`);
  const { decisions } = await listPublishedDecisions(database.publicDb, day, { limit: 1_000 });
  const page = found.published ? recordSections(found) : [];
  return JSON.stringify([
    recordJson(found),
    page,
    decisions.filter(({ referenceKey }) => referenceKey === key),
  ]);
}

const found = (secrets: readonly string[], bytes: string) =>
  secrets.filter((secret) => bytes.toLowerCase().includes(secret.toLowerCase()));

async function verify(key: string) {
  const record = await findPublishedRecord(database.publicDb, key, AFTER_THE_THIRD);
  return verifyRecord(JSON.stringify(record && recordJson(record)), await TEST_SIGNER.publicKeys());
}

/** One decision of which all is published. */
async function aDecision(id: string, seed: number) {
  const frameworkId = await storeNext(database, office, nextContent(id, seed, 0), undefined);
  const key = await signOne(database, office, frameworkId, SIGNED_AT[0], answersWith());
  return { frameworkId, key };
}

describe.each(EVERY_WITHDRAWAL.map((what, index) => ({ what, id: `back${what}`, seed: 200 + index })))(
  "what is taken back of the first of three decisions: $what",
  ({ what, id, seed }) => {
    let chain: Chain;
    let before = "";
    const secrets = secretsTakenBack(id, what, seed);
    beforeAll(async () => {
      const first = { id, what: "nothing", until: null } as const;
      let firstId = 0;
      chain = await signChain(database, office, first, seed, async (place, frameworkId) => {
        if (place === 1) {
          const content = await getContent(database.db, frameworkId);
          expect(content.previous).not.toBeNull();
          const [signed] = await database.db
            .select()
            .from(signedRecord)
            .orderBy(sql`${signedRecord.id} desc`)
            .limit(1);
          firstId = signed?.frameworkId ?? 0;
          before = await publicBytes(signed?.referenceKey ?? "");
          await takeBack(database, office, firstId, await targetOf(database, firstId, what, id));
        }
        return answersWith();
      });
    });

    it("was public before, and stands in none of the three afterwards", async () => {
      expect(found(secrets, before)).toEqual(secrets);
      for (const key of chain.keys) expect(found(secrets, await publicBytes(key)), key).toEqual([]);
    });

    it("leaves a note with the day and the ground, and a record that anybody can verify", async () => {
      const [first = ""] = chain.keys;
      const bytes = await publicBytes(first);
      expect(bytes).toContain(WITHDRAWAL_GROUND);
      expect(bytes).toContain(`"${WITHDRAWN_ON}"`);
      expect(bytes).not.toContain("It was published by mistake");
      expect(await verify(first)).toMatchObject({ ok: true, addenda: 1 });
      for (const key of chain.keys.slice(1)) expect(await verify(key)).toMatchObject({ ok: true });
    });

    it("leaves the signed record and the rows that were published untouched", async () => {
      const { findings } = await verifyAllSeals(database, await TEST_SIGNER.publicKeys());
      expect(findings).toEqual([]);
    });

    it("is what the check of all that is published asks for, and it finds nothing", async () => {
      const against = await checkPublished(database.db, AFTER_THE_THIRD);
      expect(against.filter(({ referenceKey }) => chain.keys.includes(referenceKey))).toEqual([]);
    });

    it("is public again, in the first alone, once it is published again", async () => {
      const [first = "", second = ""] = chain.keys;
      const frameworkId = chain.frameworkIds[0] ?? 0;
      await publishAgain(at(database, office.monitoring, new Date("2020-05-01T10:00:00Z")), {
        frameworkId,
        number: 1,
        reason: "The appeal was allowed",
      });
      expect(found(secrets, await publicBytes(first))).toEqual(secrets);
      expect(found(secrets, await publicBytes(second))).toEqual([]);
      expect(await verify(first)).toMatchObject({ ok: true, addenda: 2, withGaps: [] });
      const { findings } = await verifyAllSeals(database, await TEST_SIGNER.publicKeys());
      expect(findings).toEqual([]);
    });
  },
);

describe("a passage", () => {
  it("leaves a gap that is marked, and a text that the addendum proves and nobody else can", async () => {
    const { frameworkId, key } = await aDecision("gap", 301);
    await takeBack(database, office, frameworkId, await targetOf(database, frameworkId, "passage", "gap"));
    const bytes = await publicBytes(key);
    expect(bytes).toContain("How it touches young people: [withdrawn on 3 September 2018]");
    expect(await verify(key)).toMatchObject({ ok: true, withGaps: ["the equality impact assessment"] });

    const record = await findPublishedRecord(database.publicDb, key, AFTER_THE_THIRD);
    const forged = JSON.stringify(record && recordJson(record)).replace(
      "How it touches young people: [",
      "How it touches old people: [",
    );
    expect(await verifyRecord(forged, await TEST_SIGNER.publicKeys())).toMatchObject({ ok: false });
  });

  it("is taken out of what another withdrawal had covered, when that is published again", async () => {
    const { frameworkId, key } = await aDecision("both", 302);
    await takeBack(database, office, frameworkId, await targetOf(database, frameworkId, "entry", "both"));
    const other = { kind: "passage", text: "canary-both-others11-end" } as const;
    // Of what is withdrawn nothing can be taken back by its words.
    await expectRefusal(takeBack(database, office, frameworkId, other), { kind: "invalid" });
    const named = { kind: "passage", text: "How it touches young people" } as const;
    await takeBack(database, office, frameworkId, named);
    await publishAgain(at(database, office.monitoring, WITHDRAWN_AT), {
      frameworkId,
      number: 1,
      reason: "It may be read",
    });
    const bytes = await publicBytes(key);
    expect(bytes).toContain("canary-both-others11-end");
    expect(bytes).not.toContain("How it touches young people");
    expect(await verify(key)).toMatchObject({ ok: true, addenda: 3 });
  });

  it.each([
    ["too short", "abc", /at least 4 letters/u],
    ["not there", "These words stand nowhere", /do not stand/u],
    ["the words of a gap", "withdrawn on 3", /mark a gap/u],
    ["what proves the rest", "Solicitor to the office", /proves the rest/u],
  ])("is refused where it is %s", async (name, text, message) => {
    const { frameworkId, key } = await aDecision(`no${name.replaceAll(" ", "")}`, 310);
    const before = await publicBytes(key);
    const refused = await refusalOf(takeBack(database, office, frameworkId, { kind: "passage", text }));
    expect(JSON.stringify(refused)).toMatch(message);
    expect(await publicBytes(key)).toBe(before);
  });
});

describe("who may", () => {
  let frameworkId = 0;
  beforeAll(async () => {
    ({ frameworkId } = await aDecision("who", 320));
  });

  it("is a monitoring officer, and nobody else", async () => {
    const target = await targetOf(database, frameworkId, "line", "who");
    for (const who of ["author", "owner", "senior", "decider", "admin"] as const) {
      const refused = await refusalOf(takeBack(database, { monitoring: office[who] }, frameworkId, target));
      expect(["forbidden", "not-found"], who).toContain(refused.kind);
    }
  });

  it("asks for a ground and a reason", async () => {
    const target = await targetOf(database, frameworkId, "line", "who");
    const ground = { chosen: null, written: "Official-sensitive", isQualified: false, publicInterest: "" };
    await expectRefusal(
      stopPublishing(at(database, office.monitoring), { frameworkId, target, ground, reason: " " }),
      { kind: "invalid" },
    );
  });

  it("is told where it is withdrawn already, and where it is published again already", async () => {
    const target = await targetOf(database, frameworkId, "line", "who");
    await takeBack(database, office, frameworkId, target);
    await expectRefusal(takeBack(database, office, frameworkId, target), { kind: "conflict" });
    const again = { frameworkId, number: 1, reason: "It may be read" };
    await publishAgain(at(database, office.monitoring), again);
    await expectRefusal(publishAgain(at(database, office.monitoring), again), { kind: "conflict" });
  });

  it("is on the audit log, with the ground and the reason and without the words", async () => {
    const events = await database.db.select().from(auditEvent).where(eq(auditEvent.frameworkId, frameworkId));
    const stop = events.find(({ act }) => act === "publication.stop");
    expect(stop?.detail).toMatchObject({
      legalGround: WITHDRAWAL_GROUND,
      reason: "It was published by mistake",
      what: expect.stringContaining("Budget line") as unknown,
    });
    expect(events.map(({ act }) => act)).toContain("publication.resume");
  });
});

describe("two officers at the same moment", () => {
  it("take back each their own, and neither gives out what the other took", async () => {
    const { frameworkId, key } = await aDecision("two", 330);
    const kinds: Withdrawal[] = ["line", "passage", "action"];
    const targets = await Promise.all(kinds.map((what) => targetOf(database, frameworkId, what, "two")));
    await Promise.all(targets.map((target) => takeBack(database, office, frameworkId, target)));
    const bytes = await publicBytes(key);
    for (const what of kinds) {
      expect(found(secretsTakenBack("two", what, 330), bytes), what).toEqual([]);
    }
    expect(await verify(key)).toMatchObject({ ok: true, addenda: 3 });
  });

  it("take back the same once", async () => {
    const { frameworkId, key } = await aDecision("same", 331);
    const target = await targetOf(database, frameworkId, "report", "same");
    const both = await Promise.allSettled([
      takeBack(database, office, frameworkId, target),
      takeBack(database, office, frameworkId, target),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await listAddenda(database.db, key)).toHaveLength(1);
  });
});

describe("a read while it is taken back", () => {
  it("has all of it, proven, or none of it", async () => {
    const { frameworkId, key } = await aDecision("read", 340);
    const secrets = secretsTakenBack("read", "line", 340);
    const target = await targetOf(database, frameworkId, "line", "read");
    const taken = takeBack(database, office, frameworkId, target);
    const reads = Array.from({ length: 20 }, async () => {
      const record = await findPublishedRecord(database.publicDb, key, AFTER_THE_THIRD);
      const text = JSON.stringify(record && recordJson(record));
      const isThere = found(secrets, text).length;
      expect([0, secrets.length]).toContain(isThere);
      const addenda = isThere === 0 ? 1 : 0;
      expect(await verifyRecord(text, await TEST_SIGNER.publicKeys())).toMatchObject({ ok: true, addenda });
    });
    await Promise.all([taken, ...reads]);
    expect(found(secrets, await publicBytes(key))).toEqual([]);
  });
});

describe("the rows", () => {
  it("are only ever added, in their order", async () => {
    const { frameworkId } = await aDecision("rows", 350);
    await takeBack(database, office, frameworkId, await targetOf(database, frameworkId, "eia", "rows"));
    for (const table of [recordAddendum, publishedRevision]) {
      await expect(database.db.delete(table)).rejects.toThrow();
      await expect(
        database.db.execute(sql`update ${table} set reference_key = reference_key`),
      ).rejects.toThrow();
    }
    await expect(
      database.db.execute(sql`
        insert into record_addendum (reference_key, number, kind, bodies, salts, jws, seal_key_id, person_id, person_name, capacity, at)
        select reference_key, number + 2, kind, bodies, salts, jws, seal_key_id, person_id, person_name, capacity, at
        from record_addendum order by id desc limit 1`),
    ).rejects.toThrow();
  });

  it("are found out where somebody changes them past the guards", async () => {
    const { frameworkId, key } = await aDecision("found", 351);
    await takeBack(database, office, frameworkId, await targetOf(database, frameworkId, "eia", "found"));
    await asOwner(
      database,
      "alter table published_revision disable trigger user",
      `update published_revision set body = (select snapshot -> 'eia' from signed_record where reference_key = '${key}'),
         published_from = '2018-03-09', withdrawn_by = null, withdrawn_on = null
       where reference_key = '${key}' and part = 'eia'`,
      "alter table published_revision enable trigger user",
    );
    const { findings } = await verifyAllSeals(database, await TEST_SIGNER.publicKeys());
    expect(findings).toEqual([
      `${key.replace("-", "/")}: what is published since addendum 1 is not what was sealed`,
    ]);
  });
});
