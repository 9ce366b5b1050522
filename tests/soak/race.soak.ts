import { afterAll, beforeAll, expect, it } from "vitest";
import { startRace, type Race } from "../support/race";

/** The full form of `tests/routes/sign-off-race.test.ts`. */
const ROUNDS = Number(process.env.RACES ?? 10_000);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
let race: Race;
beforeAll(async () => {
  race = await startRace();
});
afterAll(() => race.site.stop());

it("no race signs what blocks", async () => {
  const { rounds, signed, lost, violations } = await race.run({ rounds: ROUNDS, seed });
  const won = JSON.stringify({ signed: Object.fromEntries(signed), lost: Object.fromEntries(lost) });
  process.stdout.write(`Seed ${seed}: ${rounds} races, ${violations.length} violations, ${won}\n`);
  expect(rounds).toBe(ROUNDS);
  expect(violations, `seed ${seed}`).toEqual([]);
}, 3_000_000);
