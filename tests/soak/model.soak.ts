import { afterAll, beforeAll, expect, inject, it } from "vitest";
import type { Database } from "../../db/client.server";
import { anOffice } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { EVERY_TRANSITION, runModel } from "../support/workflow-model";
import { report, SEED, SEQUENCES, TAKES_HOURS } from "./settings";

/** The full form of `tests/services/sign-off-order.test.ts`. */
let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it(
  "the services answer as the table of transitions says",
  async () => {
    const began = performance.now();
    const { transitions, answers } = await runModel(database, await anOffice(database), {
      sequences: SEQUENCES,
      seed: SEED,
    });
    report("model", inject("databaseTemplate").kind, began, {
      sequences: SEQUENCES,
      transitions: transitions.size,
      answers: Object.fromEntries(answers),
    });
    expect([...transitions].sort(), `seed ${SEED}`).toEqual(EVERY_TRANSITION);
  },
  TAKES_HOURS,
);
