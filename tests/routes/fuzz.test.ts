import { afterAll, beforeAll, expect, it } from "vitest";
import { fuzz, otherFrameworks } from "../support/fuzz";
import { startWholeOffice, type WholeOffice } from "../support/whole-office";

/** The short form always asks the same; tests/soak/fuzz.soak.ts asks anew each time. */
const REQUESTS = 120;
const SEED = 20181209;

let office: WholeOffice;
beforeAll(async () => {
  office = await startWholeOffice();
});
afterAll(() => office.site.stop());

it("no request, however odd, breaks a page or changes what its sender has no right to", async () => {
  const { faults } = await fuzz(office, await otherFrameworks(office), { seed: SEED, requests: REQUESTS });
  expect(faults, `seed ${SEED}`).toEqual([]);
}, 300_000);
