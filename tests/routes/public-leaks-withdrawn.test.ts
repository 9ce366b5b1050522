import { afterAll, beforeAll, expect, it } from "vitest";
import { formatMoney } from "~/domain/shared/money";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import { anOffice } from "../support/action-plan";
import { crawl, isOfTheSample, type Answers } from "../support/crawl";
import { answersWith, givePassword } from "../support/sign-off";
import { startTestSite, type TestSite } from "../support/site";
import { secretsTakenBack, takeBack, targetOf, type Withdrawal } from "../support/taken-back";
import { nextContent, SIGNED_AT, signOne, storeNext } from "../support/withheld-chain";

/** Each document of each record is made and read: on a machine that is busy that takes minutes. */
const CRAWL_MS = 900_000;

/** Decisions of which everything is published; then each is narrowed, in every way there is. */
const DAY = new Date("2018-09-03T12:00:00Z");
const WITHDRAWN: readonly (readonly Withdrawal[])[] = [
  ...Array.from({ length: 15 }, (_, bits) =>
    RECORD_PARTS.filter((_part, index) => (bits + 1) & (1 << index)),
  ),
  ["line"],
  ["entry"],
  ["action"],
  ["passage"],
  ["line", "entry", "action", "passage", "report"],
];

let site: TestSite;
let before: Answers;
let after: Answers;
const secrets: string[] = [];
const keys: string[] = [];

beforeAll(async () => {
  site = await startTestSite({ now: DAY });
  const office = await anOffice(site.database);
  await givePassword(site.database, office.decider);
  const targets: { frameworkId: number; id: string; all: readonly Withdrawal[] }[] = [];
  for (const [index, all] of WITHDRAWN.entries()) {
    const id = `narrowed${index}`;
    const seed = 400 + index;
    const frameworkId = await storeNext(site.database, office, nextContent(id, seed, 0), undefined);
    const conditions = `canary-${id}-conditions1-end`;
    keys.push(await signOne(site.database, office, frameworkId, SIGNED_AT[0], answersWith(), conditions));
    targets.push({ frameworkId, id, all });
    secrets.push(...all.flatMap((what) => secretsTakenBack(id, what, seed)));
  }
  before = await crawl(site, await site.as(null), isOfTheSample);
  for (const { frameworkId, id, all } of targets) {
    // With the record gone nothing else is public, so that it goes last.
    for (const what of all.toReversed()) {
      await takeBack(
        site.database,
        office,
        frameworkId,
        await targetOf(site.database, frameworkId, what, id),
        DAY,
      );
    }
  }
  after = await crawl(site, await site.as(null), isOfTheSample);
}, CRAWL_MS);
afterAll(() => site.stop());

const wholeOf = (answers: Answers) => [...answers.values()].map(({ whole }) => whole).join("\n");

it("reaches every record before and after, as a page and as data", () => {
  for (const answers of [before, after]) {
    for (const key of keys) {
      for (const rest of ["", ".data", "/record.json"])
        expect([...answers.keys()]).toContain(`/decisions/${key}${rest}`);
    }
  }
});

it("finds each word and each amount before it is taken back, and none of them afterwards", () => {
  const asMoney = secrets
    .filter((secret) => /^\d+$/u.test(secret))
    .map((pence) => formatMoney(Number(pence), { pence: true }));
  expect(secrets.length).toBeGreaterThan(200);
  const [everythingBefore, everythingAfter] = [wholeOf(before), wholeOf(after)];
  expect(secrets.filter((secret) => !everythingBefore.includes(secret))).toEqual([]);
  expect([...secrets, ...asMoney].filter((secret) => everythingAfter.includes(secret))).toEqual([]);
});

it("says of each that something was withdrawn, and when, and still proves the rest", () => {
  for (const key of keys) {
    expect(after.get(`/decisions/${key}`)?.whole, key).toMatch(/withdrawn on 3 September 2018/iu);
    expect(after.get(`/verify?record=${key}`)?.whole, key).toContain("Verified: this is decision");
  }
});
