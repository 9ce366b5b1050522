import { afterAll, beforeAll, expect, it } from "vitest";
import { fuzz, otherFrameworks } from "../support/fuzz";
import { startWholeOffice, type WholeOffice } from "../support/whole-office";

/** The full form of `tests/routes/fuzz.test.ts`. */
const REQUESTS = Number(process.env.SOAK_FUZZ_REQUESTS ?? 100_000);
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 2_147_483_647);
let office: WholeOffice;
beforeAll(async () => {
  office = await startWholeOffice();
});
afterAll(() => office.site.stop());

it("no request, however odd, breaks a page or changes what its sender has no right to", async () => {
  const report = await fuzz(office, await otherFrameworks(office), { seed, requests: REQUESTS });
  console.log(`fuzz: seed ${seed}, ${report.requests} requests`, report.byStatus);
  expect(report.faults, `seed ${seed}`).toEqual([]);
});
