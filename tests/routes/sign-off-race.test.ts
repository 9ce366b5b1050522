import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startRace, withoutRowLocks, type Race } from "../support/race";

/**
 * The signature against all that would unmake it, at the same moment. The full
 * form is `tests/soak/race.soak.ts`. The embedded database does one transaction at a time, so fewer rounds say all there.
 */
const isPostgres = inject("databaseTemplate").kind === "postgresql";
const seed = 2018;

describe("with the guard", () => {
  let race: Race;
  beforeAll(async () => {
    race = await startRace();
  });
  afterAll(() => race.site.stop());

  it("nothing is signed that blocks, and nothing is done twice or not at all", async () => {
    const report = await race.run({ rounds: isPostgres ? 35 : 14, seed });
    expect(report.violations, `seed ${seed}`).toEqual([]);
    // A run in which one side always wins would prove nothing.
    expect(report.signed.size).toBeGreaterThan(1);
    expect(report.lost.size).toBeGreaterThan(1);
  });
});

describe.runIf(isPostgres)("with the guard taken out", () => {
  let race: Race;
  beforeAll(async () => {
    race = await startRace(withoutRowLocks);
  });
  afterAll(() => race.site.stop());

  it("the same rounds find what must not happen, so they would see it", async () => {
    const report = await race.run({ rounds: 100, seed, untilViolation: true });
    expect(report.violations, `seed ${seed}`).not.toEqual([]);
  });
});
