import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { action } from "../../db/schema";
import { reopenAction } from "../../app/services/actions/reopen-action.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { anOffice, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { at, bringTo, givePassword, signature, stateOf } from "../support/sign-off";
import { storeContent } from "../support/stored-content";
import { EVERY_TRANSITION, runModel } from "../support/workflow-model";

/**
 * Services called in any order, by anybody, with whatever digest they last saw: no order of acts reaches a signature
 * while an action is open, or on content other than what was approved. The full form is `tests/soak/model.soak.ts`.
 */
let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());

it("the services answer as the table of transitions says, and every transition is taken", async () => {
  const seed = 2018;
  const { transitions, answers } = await runModel(database, office, { sequences: 40, seed });
  expect([...transitions].sort(), `seed ${seed}`).toEqual(EVERY_TRANSITION);
  expect([...answers.keys()].sort()).toEqual(["blocked", "conflict", "done", "forbidden"]);
}, 120_000);

it("of a signature and the opening of an action at the same moment, one is refused", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { frameworkId } = await storeContent(database, office.author);
    await bringTo(database, office, frameworkId, "determined");
    const actions = () =>
      database.db.select().from(action).where(eq(action.frameworkId, frameworkId)).orderBy(asc(action.id));
    const [first] = await actions();
    await Promise.allSettled([
      signDecision(at(database, office.decider), await signature(database, frameworkId)),
      reopenAction(at(database, office.author), {
        frameworkId,
        actionId: first?.id ?? 0,
        version: first?.version ?? 0,
        reason: "Not done after all",
      }),
    ]);
    expect(await stateOf(database, frameworkId)).toBe("signed");
    expect((await actions()).filter(({ state }) => state === "open")).toEqual([]);
  }
});
