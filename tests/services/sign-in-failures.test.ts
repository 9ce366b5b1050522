import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  beginAttempt,
  forgetSignInFailures,
  MOST_FROM_ADDRESS,
  MOST_FROM_DEVICE,
  recordSignInFailure,
  SIGNED_IN,
  waitBefore,
  type Attempt,
} from "../../app/services/account/internal/sign-in-failures.server";
import type { Database } from "../../db/client.server";
import { signInFailure } from "../../db/schema";
import { createTestDatabase } from "../support/database";
import { NOW } from "../support/office";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(signInFailure));

const HOLDER = "officer@opcc.example";
const HERE = "203.0.113.7";
const ELSEWHERE = "198.51.100.1";

async function failures(times: number, attempt: (index: number) => Attempt): Promise<void> {
  for (let index = 0; index < times; index += 1) await recordSignInFailure(database.db, attempt(index), NOW);
}
const wait = (attempt: Attempt, now = NOW) => waitBefore(database.db, attempt, now);

describe("how long a sign-in waits", () => {
  it.each([
    [3, 0],
    [4, 1_000],
    [19, 4_750],
    [25, 5_000],
  ])("after %i failures at one account from one address: %i ms", async (times, ms) => {
    await failures(times, () => ({ email: HOLDER, address: HERE }));
    expect(await wait({ email: ` ${HOLDER.toUpperCase()} `, address: HERE })).toBe(ms);
  });

  it("is short for the holder of an account at which somebody else guesses, and never for ever", async () => {
    await failures(20, () => ({ email: HOLDER, address: ELSEWHERE }));
    expect(await wait({ email: HOLDER, address: HERE })).toBe(0);
    await failures(300, (index) => ({ email: HOLDER, address: `198.51.100.${index % 250}` }));
    expect(await wait({ email: HOLDER, address: HERE })).toBe(2_000);
    expect(await beginAttempt(database.db, { email: HOLDER, address: HERE }, NOW)).toMatchObject({
      isRefused: false,
    });
  });

  it("does not grow for a signature by what others guess", async () => {
    await failures(25, () => ({ email: HOLDER, address: ELSEWHERE }));
    expect(await wait({ email: HOLDER, address: SIGNED_IN })).toBe(0);
  });

  it("grows by address where few passwords are tried on many accounts, until none is taken", async () => {
    const spraying = (index: number) => ({ email: `person${index}@opcc.example`, address: ELSEWHERE });
    await failures(31, spraying);
    expect(await wait({ email: HOLDER, address: ELSEWHERE })).toBe(5_000);
    expect(await wait({ email: HOLDER, address: HERE })).toBe(0);
    await failures(MOST_FROM_ADDRESS - 30, spraying);
    expect(await wait({ email: HOLDER, address: ELSEWHERE })).toBe("refused");
    expect(await beginAttempt(database.db, { email: HOLDER, address: ELSEWHERE }, NOW)).toMatchObject({
      isRefused: true,
    });
    expect(await wait({ email: HOLDER, address: HERE })).toBe(0);
  });

  it("does not grow in a browser that is known for the account by what is tried elsewhere, also from its address", async () => {
    await failures(MOST_FROM_ADDRESS + 1, () => ({ email: HOLDER, address: HERE }));
    expect(await wait({ email: HOLDER, address: HERE, deviceId: 1 })).toBe(0);
    expect(await wait({ email: HOLDER, address: HERE, deviceId: null })).toBe("refused");
  });

  it("grows in a known browser by what fails there, and after too much it is one like any other", async () => {
    const here = { email: HOLDER, address: HERE, deviceId: 1 };
    await failures(MOST_FROM_DEVICE, () => here);
    expect(await wait(here)).toBe(5_000);
    expect(await wait({ ...here, deviceId: 2 })).toBe(0);
    await failures(1, () => here);
    expect(await beginAttempt(database.db, here, NOW)).toMatchObject({
      isRefused: false,
      attempt: { email: HOLDER, address: HERE, deviceId: null },
    });
    // It is counted once, as from its address.
    expect(await database.db.$count(signInFailure)).toBe(MOST_FROM_DEVICE + 2);
  });

  it("is by account alone where addresses are not known", async () => {
    await failures(MOST_FROM_ADDRESS + 1, (index) => ({
      email: `person${index}@opcc.example`,
      address: null,
    }));
    expect(await wait({ email: HOLDER, address: null })).toBe(0);
  });

  it("is over after 15 minutes, and at once for whoever gets in from there", async () => {
    await failures(10, () => ({ email: HOLDER, address: HERE }));
    await failures(5, () => ({ email: HOLDER, address: ELSEWHERE }));
    expect(await wait({ email: HOLDER, address: HERE }, new Date(NOW.getTime() + 15 * 60 * 1000))).toBe(0);
    await forgetSignInFailures(database.db, { email: HOLDER, address: HERE }, NOW);
    expect(await wait({ email: HOLDER, address: HERE })).toBe(0);
    expect(await wait({ email: HOLDER, address: ELSEWHERE })).toBe(1_250);
  });

  it("is counted without keeping what was typed", async () => {
    await failures(1, () => ({ email: "a password, perhaps", address: HERE }));
    const kept = JSON.stringify(await database.db.select().from(signInFailure));
    expect(kept).not.toContain("perhaps");
    expect(kept).not.toContain(HERE);
  });
});
