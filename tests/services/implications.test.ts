import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { listRecordSettings } from "../../db/queries/dated-settings.server";
import { getOffice } from "../../db/queries/office.server";
import { findPublishedRecord } from "../../db/queries/register.server";
import { auditEvent } from "../../db/schema";
import { recordJson } from "../../app/documents/record-json.view";
import { recordSections } from "../../app/documents/record.view";
import { draftRecordSections } from "../../app/documents/draft-record.view";
import {
  IMPLICATION_LABELS,
  IMPLICATION_PARTS,
  IMPLICATIONS,
  type Implication,
  type Implications,
} from "../../app/domain/decision/implications";
import { FRAMEWORK } from "../../app/domain/framework/decided-thing";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { saveImplications } from "../../app/services/frameworks/save-implications.server";
import { saveRecordSetting } from "../../app/services/office/save-record-setting.server";
import { stopPublishing } from "../../app/services/register/stop-publishing.server";
import { verifyRecord } from "../../app/services/register/verify-record.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { answersWith, at, givePassword, setTitles, WITHHELD } from "../support/sign-off";
import { TEST_SIGNER } from "../support/signing-key";
import { nextContent, SIGNED_AT, signOne, storeNext } from "../support/withheld-chain";

let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());

const [NOW] = SIGNED_AT;
const TODAY = calendarDate("2018-03-09");
const DAY = calendarDate("2018-04-01");
const said = (name: Implication) => `canary-said-${name}-end`;
const ALL: Implications = {
  ...Object.fromEntries(IMPLICATIONS.map((name) => [name, said(name)])),
  consideredBy: [{ body: said("consideredBy"), on: calendarDate("2018-02-20") }],
};

async function ask(asked: readonly Implication[], actor = office.admin, validFrom = TODAY): Promise<void> {
  const { version } = await getOffice(database.db);
  await saveRecordSetting(at(database, actor, NOW), { validFrom, asked, scrutinyBody: "A panel", version });
}

async function aFramework(id: string, seed: number): Promise<number> {
  const content = nextContent(id, seed, 0);
  return storeNext(
    database,
    office,
    { ...content, record: { ...content.record, implications: {} } },
    undefined,
  );
}

async function say(frameworkId: number, implications: Implications, version?: number): Promise<void> {
  const { record } = await getContent(database.db, frameworkId);
  await saveImplications(at(database, office.author, NOW), {
    frameworkId,
    version: version ?? record.version,
    implications,
  });
}

async function publicBytes(key: string): Promise<string> {
  const found = await findPublishedRecord(database.publicDb, key, DAY);
  return JSON.stringify([found && recordJson(found), found?.published ? recordSections(found) : []]);
}

async function verify(key: string) {
  const record = await findPublishedRecord(database.publicDb, key, DAY);
  return verifyRecord(JSON.stringify(record && recordJson(record)), await TEST_SIGNER.publicKeys());
}

describe("what an office asks its records for", () => {
  it("is an administrator's to say, from today or a later day on", async () => {
    await expectRefusal(ask(["legal"], office.author), { kind: "forbidden" });
    await expectRefusal(ask(["legal"], office.admin, calendarDate("2018-03-08")), { kind: "invalid" });
    await ask(["legal"]);
    expect(await listRecordSettings(database.db)).toMatchObject([{ validFrom: TODAY, asked: ["legal"] }]);
    await ask(IMPLICATIONS);
    expect(await listRecordSettings(database.db)).toHaveLength(1);
    const acts = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "office.record"));
    expect(acts).toHaveLength(2);
  });

  it("is not said of what is not asked, and keeps what was said while it was", async () => {
    const frameworkId = await aFramework("asked", 701);
    await say(frameworkId, { legal: said("legal"), risk: said("risk") });
    await ask(["legal"]);
    await say(frameworkId, { legal: said("legal"), risk: "Another" });
    await expectRefusal(say(frameworkId, { humanRights: "None" }), { kind: "conflict" });
    await expectRefusal(say(frameworkId, { legal: "None" }, 1), {
      kind: "stale",
      current: { legal: said("legal"), risk: "Another" },
    });
    await ask(IMPLICATIONS);
  });
});

describe("a record that says all of it", () => {
  it("has each under its own heading, in the draft and in the record, sealed", async () => {
    const frameworkId = await aFramework("all", 702);
    await say(frameworkId, ALL);
    const head = { officeName: "O", decidingBodyTitle: "D", decidedThing: FRAMEWORK, reference: null };
    const draft = JSON.stringify(draftRecordSections(await getContent(database.db, frameworkId), head, []));
    const key = await signOne(database, office, frameworkId, NOW, answersWith());
    const bytes = await publicBytes(key);
    for (const name of IMPLICATIONS) {
      expect(draft, name).toContain(IMPLICATION_LABELS[name]);
      expect(bytes, name).toContain(IMPLICATION_LABELS[name]);
      expect(bytes.split(said(name)), name).toHaveLength(3);
    }
    expect(await verify(key)).toMatchObject({ ok: true });
    const forged = JSON.stringify(
      recordJson((await findPublishedRecord(database.publicDb, key, DAY)) ?? ({} as never)),
    ).replace(said("risk"), "no risk");
    expect(await verifyRecord(forged, await TEST_SIGNER.publicKeys())).toMatchObject({ ok: false });
  });

  it("loses a passage of one like of any other text, and is proven still", async () => {
    const frameworkId = await aFramework("passage", 703);
    await say(frameworkId, ALL);
    const key = await signOne(database, office, frameworkId, NOW, answersWith());
    await stopPublishing(at(database, office.monitoring, new Date("2018-03-20T10:00:00Z")), {
      frameworkId,
      target: { kind: "passage", text: said("monitoringOfficer") },
      ground: { chosen: null, written: WITHHELD.written, isQualified: false, publicInterest: "" },
      reason: "By mistake",
    });
    expect(await publicBytes(key)).not.toContain(said("monitoringOfficer"));
    expect(await verify(key)).toMatchObject({ ok: true, addenda: 1 });
  });

  it.each(["record", "report", "details"] as const)(
    "publishes none of what is withheld with its %s",
    async (part) => {
      const frameworkId = await aFramework(`with${part}`, 710 + part.length);
      await say(frameworkId, ALL);
      const key = await signOne(database, office, frameworkId, NOW, answersWith({ [part]: WITHHELD }));
      const bytes = await publicBytes(key);
      const isThere = (name: Implication) => part !== "record" && IMPLICATION_PARTS[name] !== part;
      for (const name of IMPLICATIONS) expect(bytes.includes(said(name)), name).toBe(isThere(name));
      expect(await verify(key)).toMatchObject({ ok: true });
    },
  );
});

describe("a later decision", () => {
  it("is said to take the place of the one that it names, once it is signed and as long as both are public", async () => {
    await ask([]);
    const first = await aFramework("first", 720);
    const firstKey = await signOne(database, office, first, NOW, answersWith());
    const after = calendarDate("2019-04-01");
    const supersededBy = async () => {
      const found = await findPublishedRecord(database.publicDb, firstKey, after);
      return found?.published ? (found.supersededBy ?? []).map(({ referenceKey }) => referenceKey) : null;
    };
    const next = await storeNext(database, office, nextContent("first", 720, 1), first);
    expect(await supersededBy()).toEqual([]);
    const nextKey = await signOne(database, office, next, SIGNED_AT[1], answersWith());
    expect(await supersededBy()).toEqual([nextKey]);
    const found = await findPublishedRecord(database.publicDb, firstKey, after);
    expect(JSON.stringify(found?.published && recordSections(found))).toContain("supersedes this one");
    // Nothing seals it, so it is not in the data that is proven.
    expect(JSON.stringify(found && recordJson(found))).not.toContain("supersededBy");
    expect(await verify(firstKey)).toMatchObject({ ok: true });
    await stopPublishing(at(database, office.monitoring, new Date("2019-03-20T10:00:00Z")), {
      frameworkId: next,
      target: { kind: "part", part: "details" },
      ground: { chosen: null, written: WITHHELD.written, isQualified: false, publicInterest: "" },
      reason: "By mistake",
    });
    expect(await supersededBy()).toEqual([]);
  });
});
