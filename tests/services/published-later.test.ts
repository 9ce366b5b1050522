import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listAddenda } from "../../db/queries/addenda.server";
import { getContent } from "../../db/queries/content.server";
import { findPublishedRecord } from "../../db/queries/register.server";
import { auditEvent } from "../../db/schema";
import { recordJson } from "../../app/documents/record-json.view";
import { recordSections } from "../../app/documents/record.view";
import { publishedDocument } from "../../app/documents/file-document.view";
import { publishedLater } from "../../app/domain/decision/addendum";
import { laterKey, laterTargets } from "../../app/domain/publication/published-later";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { findSignedRecord } from "../../db/queries/addenda.server";
import { publishLater } from "../../app/services/register/publish-later.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { verifyRecord } from "../../app/services/register/verify-record.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { refusalOf } from "../support/refusals";
import { at, answersWith, givePassword, setTitles, WITHHELD } from "../support/sign-off";
import { TEST_SIGNER } from "../support/signing-key";
import { takeBack, targetOf } from "../support/taken-back";
import {
  nextContent,
  secretsOf,
  signChain,
  SIGNED_AT,
  signOne,
  storeNext,
  type FirstWithholds,
} from "../support/withheld-chain";

let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());

const NOW = new Date("2020-05-01T10:00:00Z");
const DAY = calendarDate("2020-05-31");

/** All that the public gets of a record: as data, as the page, and as what its documents are made of. */
async function publicBytes(key: string): Promise<string> {
  const found = await findPublishedRecord(database.publicDb, key, DAY);
  if (!found) throw new Error(`There is no record ${key}`);
  const pages = found.published
    ? [recordSections(found), publishedDocument("record", { found, verifyHref: "https://eia.example" })]
    : [];
  return JSON.stringify([recordJson(found), pages]);
}

const found = (secrets: readonly string[], bytes: string) =>
  secrets.filter((secret) => bytes.toLowerCase().includes(secret.toLowerCase()));

async function verify(key: string) {
  const record = await findPublishedRecord(database.publicDb, key, DAY);
  return verifyRecord(JSON.stringify(record && recordJson(record)), await TEST_SIGNER.publicKeys());
}

/** What can be published of it after all, by the key of each. */
async function withheldOf(frameworkId: number, today = calendarDate("2020-05-01")): Promise<string[]> {
  const signed = await findSignedRecord(database.db, frameworkId);
  if (!signed) return [];
  const addenda = await listAddenda(database.db, signed.referenceKey);
  return laterTargets(
    {
      determinations: signed.snapshot.determinations,
      known: publishedLater(addenda),
      content: await getContent(database.db, frameworkId),
    },
    { today, isWithdrawn: () => false },
  ).map(laterKey);
}

const publish = (frameworkId: number, what: string, actor = office.monitoring, reason = "It may be read") =>
  publishLater(at(database, actor, NOW), { frameworkId, what, reason, mayTell: true });

describe.each(
  (["record", "report", "details", "eia", "line", "entry", "action", "section"] as const).map(
    (what, index) => ({
      what,
      id: `later${what}`,
      seed: 500 + index,
    }),
  ),
)("what was withheld when the first of three was signed: $what", ({ what, id, seed }) => {
  const first: FirstWithholds = { id, what, until: null };
  const secrets = secretsOf(first, seed);
  let frameworkId = 0;
  let keys: string[] = [];
  beforeAll(async () => {
    const chain = await signChain(database, office, first, seed);
    frameworkId = chain.frameworkIds[0] ?? 0;
    keys = chain.keys;
  });

  it("is public once it is published after all, in the first alone, and anybody can verify it", async () => {
    const [key = ""] = keys;
    expect(found(secrets, await publicBytes(key))).toEqual([]);
    const [target = ""] = await withheldOf(frameworkId);
    await publish(frameworkId, target);
    expect(found(secrets, await publicBytes(key))).toEqual(secrets);
    for (const later of keys.slice(1)) expect(found(secrets, await publicBytes(later)), later).toEqual([]);
    expect(await verify(key)).toMatchObject({ ok: true, addenda: 1, withGaps: [] });
    const { findings } = await verifyAllSeals(database, await TEST_SIGNER.publicKeys());
    expect(findings).toEqual([]);
  });

  it("can be withdrawn again like anything that is published", async () => {
    const [key = ""] = keys;
    const target = await targetOf(database, frameworkId, what, id);
    await takeBack(database, office, frameworkId, target, new Date("2020-05-02T10:00:00Z"));
    expect(found(secrets, await publicBytes(key))).toEqual([]);
    // With the record withdrawn nothing of what came before is there.
    expect(await verify(key)).toMatchObject({ ok: true, addenda: what === "record" ? 1 : 2 });
  });
});

/** One decision of which single things are withheld. */
async function aDecision(id: string, seed: number, withhold: "two lines" | "entry and details") {
  const frameworkId = await storeNext(database, office, nextContent(id, seed, 0), undefined);
  const { budget, entries } = await getContent(database.db, frameworkId);
  const ground = WITHHELD.written;
  const items = (kind: "line" | "entry", ids: readonly number[]) =>
    ({ ...answersWith().details, written: ground, items: ids.map((one) => ({ kind, id: one })) }) as const;
  const answers =
    withhold === "two lines"
      ? answersWith({
          details: items(
            "line",
            budget.lines.slice(0, 2).map((line) => line.id),
          ),
        })
      : answersWith({ details: WITHHELD, eia: items("entry", [entries[0]?.id ?? 0]) });
  const key = await signOne(database, office, frameworkId, SIGNED_AT[0], answers);
  return { frameworkId, key };
}

describe("what something else still withholds", () => {
  it("are the totals, as long as another line is withheld", async () => {
    const { frameworkId, key } = await aDecision("twolines", 520, "two lines");
    const [one = "", other = ""] = await withheldOf(frameworkId);
    const line = (number: number) => `canary-twolines-service${number}-end`;
    await publish(frameworkId, one);
    const half = await publicBytes(key);
    expect([line(1), line(2)].map((name) => half.includes(name))).toEqual([true, false]);
    expect(half).not.toContain('"fundingSources"');
    expect(await verify(key)).toMatchObject({ ok: true });
    await publish(frameworkId, other);
    const whole = await publicBytes(key);
    expect(whole).toContain(line(2));
    expect(whole).toContain('"fundingSources"');
    expect(await verify(key)).toMatchObject({ ok: true, addenda: 2 });
    expect(await withheldOf(frameworkId)).toEqual([]);
  });

  it("is what consultees of a withheld entry moved, when the details are published", async () => {
    const { frameworkId, key } = await aDecision("amounts", 521, "entry and details");
    const moved = async () => {
      const record = await findPublishedRecord(database.publicDb, key, DAY);
      return record?.published && record.details.published
        ? record.details.body.changes.map(({ consulteeAmounts }) => consulteeAmounts !== undefined)
        : null;
    };
    expect(await moved()).toBeNull();
    const [details = "", entry = ""] = await withheldOf(frameworkId);
    expect([details, entry.startsWith("eia:entry:")]).toEqual(["details", true]);
    await publish(frameworkId, details);
    expect((await moved())?.[0]).toBe(false);
    expect(await verify(key)).toMatchObject({ ok: true });
    await publish(frameworkId, entry);
    expect((await moved())?.every(Boolean)).toBe(true);
    expect(await verify(key)).toMatchObject({ ok: true, addenda: 2 });
  });
});

describe("a part that is withheld until a day", () => {
  const until = calendarDate("2021-06-01");

  it("is published before that day, and is nothing to be published any more once the day has come", async () => {
    const frameworkId = await storeNext(database, office, nextContent("until", 525, 0), undefined);
    const answers = answersWith({ report: { ...WITHHELD, withheldUntil: until } });
    const key = await signOne(database, office, frameworkId, SIGNED_AT[0], answers);
    expect(await publicBytes(key)).not.toContain("canary-until-options1-end");
    expect(await withheldOf(frameworkId)).toEqual(["report"]);
    expect(await withheldOf(frameworkId, until)).toEqual([]);
    await publish(frameworkId, "report");
    expect(await publicBytes(key)).toContain("canary-until-options1-end");
    expect(await verify(key)).toMatchObject({ ok: true, addenda: 1 });
  });
});

describe("a record that says of itself that something was published after all", () => {
  it("is found out where no addendum of the office says so", async () => {
    const { frameworkId, key } = await aDecision("forged", 530, "entry and details");
    await publish(frameworkId, "details");
    const record = await findPublishedRecord(database.publicDb, key, DAY);
    const { addenda: _gone, ...without } = JSON.parse(JSON.stringify(record && recordJson(record))) as Record<
      string,
      unknown
    >;
    const verified = await verifyRecord(JSON.stringify(without), await TEST_SIGNER.publicKeys());
    expect(verified).toMatchObject({ ok: false });
    expect(JSON.stringify(verified)).toContain("is published though it was determined to be withheld");
  });
});

describe("who may", () => {
  it("is a monitoring officer who wrote nothing of it, with a reason, once", async () => {
    const { frameworkId } = await aDecision("wholater", 540, "two lines");
    const [what = ""] = await withheldOf(frameworkId);
    for (const who of ["author", "owner", "senior", "decider", "admin"] as const) {
      const refused = await refusalOf(publish(frameworkId, what, office[who]));
      expect(["forbidden", "not-found"], who).toContain(refused.kind);
    }
    await expectRefusal(publish(frameworkId, what, office.monitoring, " "), { kind: "invalid" });
    await publish(frameworkId, what);
    await expectRefusal(publish(frameworkId, what), { kind: "conflict" });
    const events = await database.db.select().from(auditEvent).where(eq(auditEvent.frameworkId, frameworkId));
    expect(events.filter(({ act }) => act === "publication.later").map(({ detail }) => detail)).toEqual([
      expect.objectContaining({
        reason: "It may be read",
        what: expect.stringContaining("Budget line") as unknown,
      }),
    ]);
  });
});
