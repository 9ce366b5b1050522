import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { startRace, type Race } from "../support/race";
import { RACES, report, SEED, TAKES_HOURS } from "./settings";

/** The full form of `tests/routes/sign-off-race.test.ts`. */
let race: Race;
beforeAll(async () => {
  race = await startRace();
});
afterAll(() => race.site.stop());

it(
  "no race signs what blocks",
  async () => {
    const began = performance.now();
    const { rounds, signed, lost, violations } = await race.run({ rounds: RACES, seed: SEED });
    report("races", inject("databaseTemplate").kind, began, {
      rounds,
      violations: violations.length,
      signed: Object.fromEntries(signed),
      lost: Object.fromEntries(lost),
    });
    expect(rounds).toBe(RACES);
    expect(violations, `seed ${SEED}`).toEqual([]);
  },
  TAKES_HOURS,
);
