import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listPublishedDecisions } from "../../db/queries/register.server";
import { auditEvent, determination, publishedPart } from "../../db/schema";
import { getContent } from "../../db/queries/content.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { Refusal } from "../../app/services/refusal";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice, type Office } from "../support/action-plan";
import { aCompleteFramework, aRecord, TODAY } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import {
  answersWith,
  at,
  bringTo,
  digestOf,
  givePassword,
  PUBLISHED,
  setTitles,
  signature,
} from "../support/sign-off";
import { aSignedSnapshot, numbered, storeSigned } from "../support/signed-snapshot-builder";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
let lineId: number;

/** The total of the example's lines for 2018/19 is £150,000. */
const TOTAL = "£150,000";

beforeEach(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
  await givePassword(database, office.decider);
  const content = aCompleteFramework({
    record: aRecord({ summary: `In all ${TOTAL} are spent`, resolved: "To approve it" }),
  });
  ({ frameworkId } = await storeContent(database, office.author, content));
  await bringTo(database, office, frameworkId, "approved");
  lineId = (await getContent(database.db, frameworkId)).budget.lines[0]?.id ?? 0;
});
afterEach(() => database.close());

async function determine(known: readonly string[] = []) {
  await determinePublication(at(database, office.monitoring), {
    frameworkId,
    digest: await digestOf(database, frameworkId),
    answers: answersWith({
      details: {
        ...PUBLISHED,
        items: [{ kind: "line", id: lineId }],
        written: "Freedom of Information Act 2000 s.41",
      },
    }),
    known,
  });
}

async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error("It was not refused", { cause: error });
  return error.detail;
}

async function placesFound() {
  const detail = await refusalOf(determine());
  if (detail.kind !== "telling") throw new Error(`Refused as ${detail.kind}`);
  return detail.places;
}

describe("determinations that withhold a line whose amount a text tells", () => {
  it("are not saved, and say where and what", async () => {
    expect(await placesFound()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          key: "record.summary=150,000",
          where: "Summary of the issue",
          before: "In all £",
          figure: "150,000",
          after: " are spent",
          at: { page: "record" },
        }),
      ]),
    );
    expect(await database.db.select().from(determination)).toEqual([]);
  });

  it("are saved once each place is known, and the audit log says what was known", async () => {
    const places = await placesFound();
    expect(await refusalOf(determine(places.slice(1).map(({ key }) => key)))).toMatchObject({
      kind: "telling",
    });
    await determine(places.map(({ key }) => key));
    const [event] = await database.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.act, "framework.determine"));
    expect(event?.detail).toMatchObject({
      knownToTell: places.map(({ where, figure }) => ({ where, figure })),
    });
  });

  it("are signed, and nothing of what was known is published, nor any sum of what is", async () => {
    const places = await placesFound();
    await determine(places.map(({ key }) => key));
    await signDecision(at(database, office.decider), await signature(database, frameworkId));
    const parts = await database.db.select().from(publishedPart);
    expect(parts).toHaveLength(4);
    expect(JSON.stringify(parts)).not.toMatch(/knownToTell|"known"/u);
    const { decisions } = await listPublishedDecisions(database.db, TODAY, { limit: 5 });
    expect(decisions[0]?.decision?.total).toBeNull();
  });

  it.each([
    ["reasons", { reasons: `It is worth the ${TOTAL}` }],
    ["resolved", { resolved: `To spend ${TOTAL}` }],
    ["questions_1", { questions: [`How much in all? ${TOTAL}`] }],
  ])("do not let pass a signature in which it is told: %s", async (field, words) => {
    await determine((await placesFound()).map(({ key }) => key));
    const input = await signature(database, frameworkId, words);
    expect(await refusalOf(signDecision(at(database, office.decider), input))).toMatchObject({
      kind: "invalid",
      errors: { [field]: expect.stringContaining("150,000") as string },
    });
  });

  it("do not let pass a signature whose conditions tell it, as long as they are ones", async () => {
    await determine((await placesFound()).map(({ key }) => key));
    const conditions = `No more than the ${TOTAL} is spent`;
    const onThem = await signature(database, frameworkId, {
      outcome: "supported_with_conditions",
      conditions,
    });
    expect(await refusalOf(signDecision(at(database, office.decider), onThem))).toEqual({
      kind: "invalid",
      errors: { conditions: expect.stringContaining("150,000") as string },
    });
    await signDecision(at(database, office.decider), { ...onThem, outcome: "supported" });
  });

  it("block the signature where another record has told it since", async () => {
    await determine((await placesFound()).map(({ key }) => key));
    const content = aCompleteFramework({ record: aRecord({ summary: `Last year ${TOTAL} were spent` }) });
    await storeSigned(database, aSignedSnapshot({ reference: numbered(90), content }));
    const detail = await refusalOf(
      signDecision(at(database, office.decider), await signature(database, frameworkId)),
    );
    expect(detail).toMatchObject({ kind: "blocked" });
    expect(JSON.stringify(detail)).toContain("Decision 090/2018");
  });

  it("name what the register published before, also as figures", async () => {
    await storeSigned(database, aSignedSnapshot({ reference: numbered(91) }));
    const wheres = (await placesFound()).map(({ where }) => where);
    expect(wheres).toContain("Decision 091/2018: total for 2018/19");
  });
});
