import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { and, count, eq, gt, lt } from "drizzle-orm";
import type { Database, Db } from "~db/client.server";
import { findPersonByEmail, holdPassword } from "~db/queries/people.server";
import { session, signInFailure } from "~db/schema";
import { startSession } from "~/auth/session.server";
import { verifyPassword } from "~/auth/password.server";
import { inLog, transactionWithEvents } from "./audit-log.server";

/** So many slips cost nothing. */
const FREE_FAILURES = 3;
/** Failures are counted for this long. */
const WINDOW_MS = 15 * 60 * 1000;
const SLOWER_BY_MS = 250;
const SLOWEST_MS = 5_000;

export interface SignInInput {
  database: Database;
  now: () => Date;
  isSecure: boolean;
  email: string;
  password: string;
  /** The session the browser came with, which ends: signing in always begins a new one. */
  previousTokenHash: string | null;
}

/**
 * @returns the cookie of a new session, or null where the address and password do not go together.
 * An unknown address takes as long as a known one. Guessing gets slower and locks nobody out.
 */
export async function signIn(input: SignInInput): Promise<string | null> {
  const { database, now, email, password } = input;
  // Counted before it is known to be one, so that guesses made side by side slow each other down.
  await recordSignInFailure(database.db, email, now());
  await slowDown(database.db, email, now());
  const person = await findPersonByEmail(database.db, email);
  const passwordHash = person?.passwordHash ?? null;
  const isRight = await verifyPassword(passwordHash, password);
  return transactionWithEvents(database, async (tx, events) => {
    const event = { at: now(), personId: person?.id ?? null, personName: person?.name ?? "" };
    // A password that was replaced while it was being checked, perhaps because somebody else knew it, opens nothing.
    if (!isRight || !person || passwordHash === null || !(await holdPassword(tx, person.id, passwordHash))) {
      // The address of no account is not on the log: it may be a password.
      const subject = person ? person.name : "An address that no account in use has";
      events.push({ ...event, subject, ...inLog({ act: "session.refused" }) });
      return null;
    }
    await tx.delete(session).where(lt(session.expiresAt, now()));
    if (input.previousTokenHash)
      await tx.delete(session).where(eq(session.tokenHash, input.previousTokenHash));
    await tx.delete(signInFailure).where(eq(signInFailure.emailHash, emailHash(email)));
    events.push({ ...event, subject: person.name, ...inLog({ act: "session.start" }) });
    return startSession(tx, person.id, now(), input.isSecure);
  });
}

/** Waits longer after each failure of late: guessing gets slow, and nobody is locked out. */
export async function slowDown(db: Db, email: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const [row] = await db
    .select({ failures: count() })
    .from(signInFailure)
    .where(and(eq(signInFailure.emailHash, emailHash(email)), gt(signInFailure.at, since)));
  const failures = row?.failures ?? 0;
  if (failures > FREE_FAILURES) await wait(Math.min(failures * SLOWER_BY_MS, SLOWEST_MS));
}

/** Kept as a hash: a mistyped address may be a password. */
export async function recordSignInFailure(db: Db, email: string, now: Date): Promise<void> {
  await db.delete(signInFailure).where(lt(signInFailure.at, new Date(now.getTime() - WINDOW_MS)));
  await db.insert(signInFailure).values({ emailHash: emailHash(email), at: now });
}

function emailHash(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
}
