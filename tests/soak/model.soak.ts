import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { anOffice } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { EVERY_TRANSITION, runModel } from "../support/workflow-model";

/** The full form of `tests/services/sign-off-order.test.ts`. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 2_000);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it("the services answer as the table of transitions says", async () => {
  const { transitions, answers } = await runModel(database, await anOffice(database), {
    sequences: SEQUENCES,
    seed,
  });
  const answered = JSON.stringify(Object.fromEntries(answers));
  process.stdout.write(`Seed ${seed}: ${SEQUENCES} sequences, answers ${answered}\n`);
  expect([...transitions].sort(), `seed ${seed}`).toEqual(EVERY_TRANSITION);
}, 3_000_000);
