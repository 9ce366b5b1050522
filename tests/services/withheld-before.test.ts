import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getBudget, getContent } from "../../db/queries/content.server";
import { findPublishedRecord } from "../../db/queries/register.server";
import { auditEvent, determination, signedRecord } from "../../db/schema";
import { recordJson } from "../../app/documents/record-json.view";
import { recordSections } from "../../app/documents/record.view";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import { inheritedKey } from "../../app/domain/publication/determinations";
import { calendarDate, type CalendarDate } from "../../app/domain/shared/calendar-date";
import { checkPublished } from "../../app/services/register/check-published.server";
import { inheritedOf } from "../../app/services/sign-off/framework-before.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { verifyRecord } from "../../app/services/register/verify-record.server";
import { withholdBaselineLines } from "../../app/services/frameworks/withhold-baseline-lines.server";
import { anOffice, type Office } from "../support/action-plan";
import { asOwner } from "../support/audit";
import { createTestDatabase } from "../support/database";
import { refusalOf } from "../support/refusals";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import {
  answersWith,
  at,
  digestOf,
  givePassword,
  PUBLISHED,
  setTitles,
  signature,
} from "../support/sign-off";
import { TEST_SIGNER } from "../support/signing-key";
import { storeContent } from "../support/stored-content";
import {
  determineOne,
  EVERY_WITHHOLDING,
  GROUND_OF_THEN,
  nextContent,
  secretsOf,
  signChain,
  SIGNED_AT,
  signOne,
  storeNext,
  UNTIL,
  type Chain,
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

/** All that the public gets of a record on a day: as data and as the page. */
async function publicBytes(key: string, day: CalendarDate): Promise<string> {
  const found = await findPublishedRecord(database.publicDb, key, day);
  if (!found) throw new Error(`There is no record ${key}`);
  const page = found.published ? recordSections(found) : [];
  return JSON.stringify([recordJson(found), page]);
}

const found = (secrets: readonly string[], bytes: string) =>
  secrets.filter((secret) => bytes.includes(secret));

const AFTER_THE_THIRD = calendarDate("2020-05-31");

describe.each(EVERY_WITHHOLDING.map((first, index) => ({ name: first.id, first, seed: index + 1 })))(
  "what the first of three decisions withholds: $name",
  ({ first, seed }) => {
    let chain: Chain;
    const secrets = secretsOf(first, seed);
    beforeAll(async () => {
      chain = await signChain(database, office, first, seed);
    });

    it("stands in none of them for as long as the first withholds it", async () => {
      const days = [calendarDate("2018-05-31"), calendarDate("2019-05-31"), AFTER_THE_THIRD];
      for (const [place, key] of chain.keys.entries()) {
        for (const day of days.slice(place)) {
          const isWithheld = first.until === null || first.until > day;
          if (!isWithheld) continue;
          expect(found(secrets, await publicBytes(key, day)), `decision ${place + 1} on ${day}`).toEqual([]);
        }
      }
    });

    it("is published in all that carry it on from the day on which it is in the first", async () => {
      const day = calendarDate("2021-06-01");
      const all = (await Promise.all(chain.keys.map((key) => publicBytes(key, day)))).join("");
      expect(found(secrets, all)).toEqual(first.until === null ? [] : secrets);
    });

    it("leaves records that anybody can verify, on every day", async () => {
      const keys = await TEST_SIGNER.publicKeys();
      for (const key of chain.keys) {
        for (const day of [calendarDate("2020-03-06"), AFTER_THE_THIRD, calendarDate("2021-06-01")]) {
          const record = await findPublishedRecord(database.publicDb, key, day);
          const text = JSON.stringify(record && recordJson(record));
          expect(await verifyRecord(text, keys), `${key} on ${day}`).toMatchObject({ ok: true });
        }
      }
    });
  },
);

it("leaves every stored record as it was sealed", async () => {
  const { findings, records } = await verifyAllSeals(database, await TEST_SIGNER.publicKeys());
  expect(records).toBe(EVERY_WITHHOLDING.length * 3);
  expect(findings).toEqual([]);
});

describe("what is released expressly", () => {
  const first: FirstWithholds = { id: "released", what: "line", until: null };
  let chain: Chain;
  let released: string[] = [];
  beforeAll(async () => {
    chain = await signChain(database, office, first, 90, async (place, frameworkId) => {
      if (place !== 1) return answersWith();
      const content = await getContent(database.db, frameworkId);
      const inherited = await inheritedOf(database.db, frameworkId, content, calendarDate("2019-03-08"));
      released = inherited.map(inheritedKey);
      return answersWith({
        details: { ...PUBLISHED, released, releaseReason: "The contract has ended" },
      });
    });
  });

  it("is the line of then, the line that it became, and the change whose reason was carried over", async () => {
    const content = await getContent(database.db, chain.frameworkIds[1] ?? 0);
    expect(released).toEqual([
      `previous_line:${content.previous?.lines[0]?.id}`,
      `line:${content.budget.lines[0]?.id}`,
      `change:${content.links[0]?.id}`,
    ]);
  });

  it("is published, with the ground of then and the reason, and from then on", async () => {
    const secrets = secretsOf(first, 90);
    const [firstKey = "", second = "", third = ""] = chain.keys;
    expect(found(secrets, await publicBytes(firstKey, AFTER_THE_THIRD))).toEqual([]);
    const bytes = await publicBytes(second, AFTER_THE_THIRD);
    expect(found(secrets, bytes)).toEqual(secrets);
    expect(bytes).toContain("The contract has ended");
    expect(bytes).toContain(GROUND_OF_THEN);
    expect(found(secrets, await publicBytes(third, AFTER_THE_THIRD))).toEqual(secrets);
  });

  it("is on the audit log, each with its reason", async () => {
    const events = await database.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.act, "framework.determine"));
    const [event] = events.filter(({ frameworkId }) => frameworkId === chain.frameworkIds[1]);
    expect(JSON.stringify(event?.detail)).toContain("The contract has ended");
  });
});

describe("the monitoring officer", () => {
  async function second(id: string, seed: number, until: CalendarDate | null = null) {
    const [at2018] = SIGNED_AT;
    const firstId = await storeNext(database, office, nextContent(id, seed, 0), undefined);
    const line = (await getContent(database.db, firstId)).budget.lines[0]?.id ?? 0;
    const answers = until
      ? answersWith({
          details: { ...PUBLISHED, publish: false, written: GROUND_OF_THEN, withheldUntil: until },
        })
      : answersWith({
          details: { ...PUBLISHED, items: [{ kind: "line", id: line }], written: GROUND_OF_THEN },
        });
    await signOne(database, office, firstId, at2018, answers);
    return { firstId, secondId: await storeNext(database, office, nextContent(id, seed, 1), firstId) };
  }
  const at2019 = SIGNED_AT[1];

  it("releases nothing without a reason", async () => {
    const { secondId } = await second("noreason", 91);
    const content = await getContent(database.db, secondId);
    const released = [`previous_line:${content.previous?.lines[0]?.id}`];
    const attempt = determineOne(
      database,
      office,
      secondId,
      at2019,
      answersWith({ details: { ...PUBLISHED, released, releaseReason: "  " } }),
    );
    expect(await refusalOf(attempt)).toMatchObject({
      kind: "invalid",
      errors: { details_releaseReason: expect.stringContaining("say why it is published") as string },
    });
  });

  it("releases nothing that is not withheld", async () => {
    const { secondId } = await second("notwithheld", 92);
    const line = (await getContent(database.db, secondId)).budget.lines[1]?.id;
    const details = { ...PUBLISHED, released: [`line:${line}`], releaseReason: "It is public" };
    const attempt = determineOne(database, office, secondId, at2019, answersWith({ details }));
    expect(await refusalOf(attempt)).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("has changed since this page was shown") as string,
    });
  });

  it("may not publish a text that was carried over, unless it is released", async () => {
    const { firstId } = await second("carried", 93, UNTIL.afterTheThird);
    const { aim } = await getContent(database.db, firstId);
    const carriedOver = { ...nextContent("carried2", 94, 1), aim };
    const thirdId = await storeNext(database, office, carriedOver, firstId);
    const attempt = determineOne(database, office, thirdId, at2019, answersWith());
    expect(await refusalOf(attempt)).toMatchObject({
      kind: "invalid",
      errors: { details_released: expect.stringContaining("The aim of what is decided") as string },
    });
  });

  it("is asked again where the decision before withholds something else by the signature", async () => {
    const { secondId } = await second("askedagain", 95);
    await determineOne(database, office, secondId, at2019, answersWith());
    // As if nothing had been inherited when it was determined: so it is with what was determined by an earlier version.
    const digest = await digestOf(database, secondId);
    await database.db.update(determination).set({ inherited: [] }).where(eq(determination.digest, digest));
    const sign = async () =>
      signDecision(at(database, office.decider, at2019), await signature(database, secondId));
    expect(await refusalOf(sign())).toMatchObject({
      kind: "blocked",
      blockers: [
        {
          rule: "determinations",
          by: "decision_maker",
          message: expect.stringMatching(
            /^What the previous decision withholds is not what .*Return it/u,
          ) as string,
        },
      ],
    });
  });

  it("is not asked again where what was withheld until a day is published on it, as was determined", async () => {
    const { secondId } = await second("dayhascome", 96, UNTIL.beforeTheThird);
    await determineOne(database, office, secondId, at2019, answersWith());
    const later = new Date("2019-06-03T11:00:00Z");
    const key = (await signDecision(at(database, office.decider, later), await signature(database, secondId)))
      .referenceKey;
    const secrets = secretsOf({ id: "dayhascome", what: "line", until: null }, 96);
    expect(found(secrets, await publicBytes(key, calendarDate("2019-06-03")))).toEqual(secrets);
  });
});

describe("what was published before this was noticed", () => {
  it("is listed by kind and place, and nothing that is as it should be", async () => {
    expect(await checkPublished(database.db, AFTER_THE_THIRD)).toEqual([]);
    const chain = await signChain(database, office, { id: "noticed", what: "line", until: null }, 97);
    const [, second = ""] = chain.keys;
    // As an earlier release published it: all of the details.
    await asOwner(
      database,
      "alter table published_part disable trigger user",
      `update published_part set body = (select snapshot -> 'details' from signed_record where reference_key = '${second}')
       where reference_key = '${second}' and part = 'details'`,
      "alter table published_part enable trigger user",
    );
    const all = ["line:1", "previous_line:1", "change:1", "totals:1"];
    expect(await checkPublished(database.db, AFTER_THE_THIRD)).toEqual([
      { reference: second.replace("-", "/"), referenceKey: second, withheldThen: all, withheldToday: all },
    ]);
  });
});

describe("a baseline whose lines are withheld", () => {
  const FOI = "Freedom of Information Act 2000 s.41";
  const nothing = {
    ...{ version: 0, chosen: null, written: FOI, isQualified: false, publicInterest: "" },
    ...{ withheldUntil: null, releaseReason: "" },
  };

  it("is said by the monitoring officer alone, on a ground, and takes a reason to undo", async () => {
    const { frameworkId, previousId } = await storeContent(database, office.author);
    const baseline = await getBudget(database.db, previousId ?? 0);
    const [line] = baseline.lines;
    const input = { ...nothing, frameworkId: previousId ?? 0, lineIds: [line?.id ?? 0] };
    const by = (actor: Office["author"], given = input) => withholdBaselineLines(at(database, actor), given);
    for (const actor of [office.author, office.senior, office.decider]) {
      expect(await refusalOf(by(actor))).toMatchObject({ kind: "forbidden" });
    }
    expect(await refusalOf(by(office.monitoring, { ...input, frameworkId }))).toMatchObject({
      kind: "conflict",
    });
    expect(await refusalOf(by(office.monitoring, { ...input, written: "OFFICIAL" }))).toMatchObject({
      kind: "invalid",
      errors: { written: expect.stringContaining("Name the Act and the section") as string },
    });
    await by(office.monitoring);
    expect(await refusalOf(by(office.monitoring))).toMatchObject({ kind: "stale" });

    const inherited = await inheritedOf(
      database.db,
      frameworkId,
      await getContent(database.db, frameworkId),
      calendarDate("2018-03-09"),
    );
    expect(inherited).toMatchObject([
      { kind: "previous_line", id: line?.id, legalGround: FOI, withheldUntil: null },
      { kind: "line", name: "Budget line: Victim support", legalGround: FOI },
    ]);

    const none = { ...input, version: 1, lineIds: [] };
    expect(await refusalOf(by(office.monitoring, none))).toMatchObject({
      kind: "invalid",
      errors: { releaseReason: "Say why lines that were withheld are withheld no more" },
    });
    await by(office.monitoring, { ...none, releaseReason: "The contract has ended" });
    const events = await database.db.select().from(auditEvent).where(eq(auditEvent.act, "baseline.withhold"));
    expect(events.map(({ capacity }) => capacity)).toEqual([
      "Solicitor to the office",
      "Solicitor to the office",
    ]);
  });
});

it("keeps what was determined about each thing with the record", async () => {
  const [row] = await database.db.select().from(signedRecord).limit(1);
  expect(row?.snapshot.determinations.map(({ part }) => part)).toEqual([...RECORD_PARTS]);
});
