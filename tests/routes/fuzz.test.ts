import { afterAll, beforeAll, expect, it } from "vitest";
import { fuzz, otherFrameworks } from "../support/fuzz";
import { startWholeOffice, type WholeOffice } from "../support/whole-office";

const REQUESTS = 120;

let office: WholeOffice;
beforeAll(async () => {
  office = await startWholeOffice();
});
afterAll(() => office.site.stop());

it("no request, however odd, breaks a page or changes what its sender has no right to", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { faults } = await fuzz(office, await otherFrameworks(office), {
    seed,
    requests: REQUESTS,
  });
  expect(faults, `seed ${seed}`).toEqual([]);
}, 300_000);
