import { expect, inject, it } from "vitest";
import { fuzz, otherFrameworks, type FuzzReport } from "../support/fuzz";
import { startWholeOffice } from "../support/whole-office";
import { report, REQUESTS, SEED, TAKES_HOURS } from "./settings";

/**
 * The full form of `tests/routes/fuzz.test.ts`. After so many requests comes a new office: in the one before it most has
 * been removed, withdrawn or signed by then, so that less and less is found out.
 */
const LOT = 2_000;

it(
  "no request, however odd, breaks a page or changes what its sender has no right to",
  async () => {
    const began = performance.now();
    const all: FuzzReport = { requests: 0, byStatus: {}, faults: [] };
    for (let seed = SEED; all.requests < REQUESTS; seed += 1) {
      const lot = await fuzzOneOffice(seed, Math.min(LOT, REQUESTS - all.requests));
      all.requests += lot.requests;
      all.faults.push(...lot.faults);
      for (const [status, count] of Object.entries(lot.byStatus)) {
        all.byStatus[status] = (all.byStatus[status] ?? 0) + count;
      }
    }
    const { requests, byStatus, faults } = all;
    report("fuzz", inject("databaseTemplate").kind, began, { requests, faults: faults.length, byStatus });
    // Each says the seed of its lot: SOAK_SEED set to it begins with that lot.
    expect(faults, `seed ${SEED}`).toEqual([]);
  },
  TAKES_HOURS,
);

async function fuzzOneOffice(seed: number, requests: number): Promise<FuzzReport> {
  const office = await startWholeOffice();
  try {
    return await fuzz(office, await otherFrameworks(office), { seed, requests });
  } finally {
    await office.site.stop();
  }
}
