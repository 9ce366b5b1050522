import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listLapsedAssents } from "../../db/queries/sign-off.server";
import { recallSubmission } from "../../app/services/sign-off/recall-submission.server";
import { returnSubmission } from "../../app/services/sign-off/return-submission.server";
import { withdrawFramework } from "../../app/services/sign-off/withdraw-framework.server";
import { anOffice, type Office } from "../support/action-plan";
import { aSmallFramework } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { at, bringTo, digestOf, givePassword, SIGN_OFF_NOW } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

/** Rule 8: who gave an approval or a determination is told that it counts no more, until they give it anew. */
let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());

const aFramework = async () => (await storeContent(database, office.author, aSmallFramework())).frameworkId;
const told = async (who: keyof Office, frameworkId: number) =>
  (await listLapsedAssents(database.db, office[who].personId)).filter(
    (lapsed) => lapsed.frameworkId === frameworkId,
  );
const sendBack = async (act: typeof recallSubmission, who: keyof Office, frameworkId: number) =>
  act(at(database, office[who]), {
    frameworkId,
    digest: await digestOf(database, frameworkId),
    reason: "A figure was wrong",
  });

it("nobody is told of what still counts", async () => {
  const frameworkId = await aFramework();
  await bringTo(database, office, frameworkId, "determined");
  expect([...(await told("senior", frameworkId)), ...(await told("monitoring", frameworkId))]).toEqual([]);
});

it("a recall tells the senior and the monitoring officer: by whom, when and why", async () => {
  const frameworkId = await aFramework();
  await bringTo(database, office, frameworkId, "determined");
  await sendBack(recallSubmission, "author", frameworkId);
  const why = {
    ended: "recalled",
    endedByName: "Author",
    endedAt: SIGN_OFF_NOW,
    endedReason: "A figure was wrong",
    givenAt: SIGN_OFF_NOW,
  };
  expect(await told("senior", frameworkId)).toMatchObject([{ act: "approve", ...why }]);
  expect(await told("monitoring", frameworkId)).toMatchObject([{ act: "determine", ...why }]);
  expect(await told("decider", frameworkId)).toEqual([]);
  expect(await told("author", frameworkId)).toEqual([]);
});

it("it stands there once, through another submission, until it is given anew", async () => {
  const frameworkId = await aFramework();
  const again = async () => {
    await bringTo(database, office, frameworkId, "determined");
    await sendBack(returnSubmission, "decider", frameworkId);
  };
  await again();
  await again();
  expect(await told("senior", frameworkId)).toMatchObject([{ ended: "returned", endedByName: "Decider" }]);
  await bringTo(database, office, frameworkId, "submitted");
  expect(await told("senior", frameworkId)).toHaveLength(1);
  await sendBack(recallSubmission, "author", frameworkId);
  await bringTo(database, office, frameworkId, "approved");
  expect(await told("senior", frameworkId)).toEqual([]);
  expect(await told("monitoring", frameworkId)).toHaveLength(1);
});

it("nobody is told any more once it is withdrawn", async () => {
  const frameworkId = await aFramework();
  await bringTo(database, office, frameworkId, "approved");
  await sendBack(recallSubmission, "author", frameworkId);
  await withdrawFramework(at(database, office.author), {
    frameworkId,
    version: 4,
    reason: "No longer needed",
  });
  expect(await told("senior", frameworkId)).toEqual([]);
});
