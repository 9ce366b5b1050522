import { afterAll, beforeAll, expect, it } from "vitest";
import { formatMoney } from "~/domain/shared/money";
import { comment, commentAnswer, signedRecord, submission } from "../../db/schema";
import { anOffice } from "../support/action-plan";
import { crawl, isOfTheSample, type Answers } from "../support/crawl";
import { givePassword } from "../support/sign-off";
import { startTestSite, type TestSite } from "../support/site";
import { EVERY_WITHHOLDING, saidInComments, secretsOf, signChain } from "../support/withheld-chain";

/** Each document of each record is made and read: on a machine that is busy that takes minutes. */
const CRAWL_MS = 900_000;

/** Three decisions of three years running, for each kind of withholding in the first; all are signed. */
const AFTER_THE_THIRD = new Date("2020-05-31T12:00:00Z");

let site: TestSite;
let answers: Answers;
/** What the first withholds still, by its words and amounts; and what of it is public by now. */
const withheld: string[] = [];
const published: string[] = [];
/** What was said in comments, which is never published. */
const said: string[] = [];
const keys: string[] = [];

beforeAll(async () => {
  site = await startTestSite({ now: AFTER_THE_THIRD });
  const office = await anOffice(site.database);
  await givePassword(site.database, office.decider);
  for (const [index, first] of EVERY_WITHHOLDING.entries()) {
    keys.push(...(await signChain(site.database, office, first, index + 1)).keys);
    said.push(...saidInComments(first.id));
    const isStill = first.until === null || first.until > "2020-05-31";
    (isStill ? withheld : published).push(...secretsOf(first, index + 1));
  }
  answers = await crawl(site, await site.as(null), isOfTheSample);
}, CRAWL_MS);
afterAll(() => site.stop());

it("reaches every record of every chain, as a page and as data", () => {
  for (const key of keys) {
    for (const rest of ["", ".data", "/record.json"])
      expect([...answers.keys()]).toContain(`/decisions/${key}${rest}`);
  }
});

it("finds no word and no amount that the first decision withholds, in none of the three", () => {
  const everything = [...answers.values()].map(({ whole }) => whole).join("\n");
  const amounts = withheld.filter((secret) => /^\d+$/u.test(secret));
  const asMoney = amounts.map((pence) => formatMoney(Number(pence), { pence: true }));
  expect(amounts.length).toBeGreaterThan(8);
  expect(withheld.length).toBeGreaterThan(60);
  expect([...withheld, ...asMoney].filter((secret) => everything.includes(secret))).toEqual([]);
  expect(published.filter((secret) => !everything.includes(secret))).toEqual([]);
});

it("finds no word of a comment, nor of what followed it, whatever is published", async () => {
  const everything = [...answers.values()].map(({ whole }) => whole).join("\n");
  const stored = JSON.stringify([
    await site.database.db.select().from(comment),
    await site.database.db.select().from(commentAnswer),
  ]);
  expect(said.length).toBeGreaterThan(200);
  expect(said.filter((word) => !stored.includes(word))).toEqual([]);
  expect(said.filter((word) => everything.includes(word))).toEqual([]);
  // Nor is it in what is sealed, of which a part may be published later.
  const sealed = JSON.stringify([
    await site.database.db.select({ snapshot: signedRecord.snapshot }).from(signedRecord),
    await site.database.db.select({ leaves: submission.leaves }).from(submission),
  ]);
  expect(said.filter((word) => sealed.includes(word))).toEqual([]);
});
