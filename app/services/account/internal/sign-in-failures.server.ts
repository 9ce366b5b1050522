import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { signInFailure } from "~db/schema";

/** Failures are counted for this long, in the database, so for all servers alike. */
const WINDOW_MS = 15 * 60 * 1000;
const SLOWER_BY_MS = 250;
/**
 * How many slips cost nothing, and how slow it gets after them. A browser that is known for the account, and whoever is
 * signed in, has a count of its own, so that nothing that others try slows it. Who guesses at one account from one address feels it at
 * once. Its holder, who comes from another address, waits two seconds at most, however many guess: nobody can keep them
 * out. Trying a few passwords on many accounts is slowed by its address, and beyond `MOST_FROM_ADDRESS` refused.
 */
const SLOWED = {
  pair: { free: 3, slowestMs: 5_000 },
  account: { free: 30, slowestMs: 2_000 },
  address: { free: 30, slowestMs: 5_000 },
} as const;
export const MOST_FROM_ADDRESS = 300;
/** A known browser in which so many failed is one like any other until they are forgotten. */
export const MOST_FROM_DEVICE = 20;

/** Who is tried, and from where. */
export interface Attempt {
  email: string;
  /** A client's address; null where it is not known; `SIGNED_IN` for a password that is asked for again. */
  address: string | null;
  /** Of a browser that is known for the account; null, or left out, where it is not. */
  deviceId?: number | null;
}
/** Somebody who is signed in is counted apart: what others guess from elsewhere does not slow their signature. */
export const SIGNED_IN = "signed in";

/**
 * Counts an attempt before it is known to fail, so that guesses made side by side slow each other down, and lets it wait.
 * @returns under which number and as what it is counted: as from any browser where too many failed in a known one;
 * `isRefused` where so many failed from this address that no more are taken from it for now
 */
export async function beginAttempt(
  db: Db,
  { deviceId = null, ...attempt }: Attempt,
  now: Date,
): Promise<{ isRefused: boolean; failureId: number; attempt: Attempt & { deviceId: number | null } }> {
  const counted = { ...attempt, deviceId };
  const failureId = await recordSignInFailure(db, counted, now);
  const ms = await waitBefore(db, counted, now);
  if (ms === "refused" && deviceId !== null) {
    await takeBackSignInFailure(db, failureId);
    return beginAttempt(db, attempt, now);
  }
  if (ms === "refused") return { isRefused: true, failureId, attempt: counted };
  if (ms > 0) await wait(ms);
  return { isRefused: false, failureId, attempt: counted };
}

/** @returns milliseconds */
export async function waitBefore(db: Db, attempt: Attempt, now: Date): Promise<number | "refused"> {
  const failures = await countFailures(db, hashed(attempt), now);
  const isKnown = typeof attempt.deviceId === "number";
  const isCountedApart = isKnown || attempt.address === SIGNED_IN;
  if (isCountedApart || attempt.address === null) failures.address = 0;
  if (isCountedApart) failures.account = 0;
  if (isKnown && failures.pair > MOST_FROM_DEVICE) return "refused";
  if (failures.address > MOST_FROM_ADDRESS) return "refused";
  const waits = (["pair", "account", "address"] as const).map((by) =>
    failures[by] > SLOWED[by].free ? Math.min(failures[by] * SLOWER_BY_MS, SLOWED[by].slowestMs) : 0,
  );
  return Math.max(...waits);
}

async function countFailures(
  db: Db,
  { emailHash, addressHash }: Hashed,
  now: Date,
): Promise<Record<keyof typeof SLOWED, number>> {
  const isAccount = eq(signInFailure.emailHash, emailHash);
  const isAddress = eq(signInFailure.addressHash, addressHash);
  const [row] = await db
    .select({
      pair: sql<number>`count(*) filter (where ${and(isAccount, isAddress)})`.mapWith(Number),
      account: sql<number>`count(*) filter (where ${isAccount})`.mapWith(Number),
      address: sql<number>`count(*) filter (where ${isAddress})`.mapWith(Number),
    })
    .from(signInFailure)
    .where(and(or(isAccount, isAddress), gt(signInFailure.at, new Date(now.getTime() - WINDOW_MS))));
  return row ?? { pair: 0, account: 0, address: 0 };
}

/** @returns its number */
export async function recordSignInFailure(db: Db, attempt: Attempt, now: Date): Promise<number> {
  await db.delete(signInFailure).where(lt(signInFailure.at, new Date(now.getTime() - WINDOW_MS)));
  const [recorded] = await db
    .insert(signInFailure)
    .values({ ...hashed(attempt), at: now })
    .returning({ id: signInFailure.id });
  if (!recorded) throw new Error("The attempt was not counted");
  return recorded.id;
}

/** Of an attempt at which nothing was guessed. */
export async function takeBackSignInFailure(db: Db, failureId: number): Promise<void> {
  await db.delete(signInFailure).where(eq(signInFailure.id, failureId));
}

/**
 * Whoever got in from here had only slipped. What others try from elsewhere still counts. What no longer counts is left
 * to the next attempt, which would else wait for the end of this transaction.
 */
export async function forgetSignInFailures(db: Db, attempt: Attempt, now: Date): Promise<void> {
  const { emailHash, addressHash } = hashed(attempt);
  await db
    .delete(signInFailure)
    .where(
      and(
        eq(signInFailure.emailHash, emailHash),
        eq(signInFailure.addressHash, addressHash),
        gt(signInFailure.at, new Date(now.getTime() - WINDOW_MS)),
      ),
    );
}

interface Hashed {
  emailHash: string;
  addressHash: string;
}

/** Kept as hashes: a mistyped email address may be a password. */
function hashed({ email, address, deviceId = null }: Attempt): Hashed {
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const origin = deviceId === null ? address : `known device ${deviceId}`;
  return {
    emailHash: hash(email.trim().toLowerCase()),
    addressHash: origin === null ? "" : hash(origin),
  };
}
