import { eq, lt } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { findPersonByEmail, holdPassword } from "~db/queries/people.server";
import { session } from "~db/schema";
import { startSession } from "~/auth/session.server";
import { verifyPassword } from "~/auth/password.server";
import { inLog, transactionWithEvents } from "./audit-log.server";
import { Refusal } from "./refusal";
import { beginAttempt, forgetSignInFailures } from "./sign-in-failures.server";

const TOO_MANY =
  "Too many sign-ins from your network have failed. Wait 15 minutes and try again, or use another connection";

export interface SignInInput {
  database: Database;
  now: () => Date;
  isSecure: boolean;
  email: string;
  password: string;
  /** Where it comes from; null where that is not known. */
  address: string | null;
  /** The session the browser came with, which ends: signing in always begins a new one. */
  previousTokenHash: string | null;
}

/**
 * @returns the cookie of a new session, or null where the address and password do not go together.
 * An unknown address takes as long as a known one. Guessing gets slower and locks nobody out.
 * @throws Refusal invalid at the field `email` where too many failed from where this comes from
 */
export async function signIn(input: SignInInput): Promise<string | null> {
  const { database, now, email, password, address } = input;
  const attempt = { email, address };
  const { isRefused } = await beginAttempt(database.db, attempt, now());
  if (isRefused) {
    throw new Refusal({ kind: "invalid", errors: { email: TOO_MANY } });
  }
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
    await forgetSignInFailures(tx, attempt, now());
    events.push({ ...event, subject: person.name, ...inLog({ act: "session.start" }) });
    return startSession(tx, person.id, now(), input.isSecure);
  });
}
