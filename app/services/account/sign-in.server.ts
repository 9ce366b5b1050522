import type { Database } from "~db/client.server";
import { findPersonByEmail, holdPassword } from "~db/queries/people.server";
import { findKnownDevice, rememberDevice, type Device } from "~/auth/known-device.server";
import { endSession, forgetOldSessions, startSession } from "~/auth/session.server";
import { verifyPassword } from "~/auth/password.server";
import { inLog, transactionWithEvents } from "~/services/internal/audit-log.server";
import { inItsTurn } from "./internal/hashing.server";
import { Refusal } from "~/services/refusal";
import {
  beginAttempt,
  forgetSignInFailures,
  takeBackSignInFailure,
} from "./internal/sign-in-failures.server";
import { countUnknownSignIn, logUnknownSignIns } from "./internal/unknown-sign-ins.server";

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
  /** The browser, which is known for the account once it is signed in. */
  device: Device;
  /** The session the browser came with, which ends: signing in always begins a new one. */
  previousSessionId: number | null;
}

/**
 * @returns the cookie of a new session, or null where the address and password do not go together.
 * An unknown address takes as long as a known one. Guessing gets slower and locks nobody out.
 * @throws Refusal invalid at the field `email` where too many failed from where this comes from; busy
 */
export async function signIn(input: SignInInput): Promise<string | null> {
  const { database, now, email, password, address, device } = input;
  const person = await findPersonByEmail(database.db, email);
  const deviceId =
    person && device.tokenHash !== null
      ? await findKnownDevice(database.db, { tokenHash: device.tokenHash, personId: person.id }, now())
      : null;
  const { isRefused, failureId, attempt } = await beginAttempt(
    database.db,
    { email, address, deviceId },
    now(),
  );
  if (isRefused) {
    throw new Refusal({ kind: "invalid", errors: { email: TOO_MANY } });
  }
  const passwordHash = person?.passwordHash ?? null;
  const isConfirmed = person !== null && person.confirmedPasswordVersion === person.passwordVersion;
  const turn = attempt.deviceId !== null && isConfirmed ? "known" : "anybody";
  const isRight = await checked(database, failureId, verifyPassword(passwordHash, password, turn));
  return transactionWithEvents(database, async (tx, events) => {
    const event = { at: now(), personId: person?.id ?? null, personName: person?.name ?? "" };
    await logUnknownSignIns(tx, events, now());
    if (!person) {
      await countUnknownSignIn(tx, now());
      return null;
    }
    // A password that was replaced while it was being checked, perhaps because somebody else knew it, opens nothing.
    if (!isRight || passwordHash === null || !(await holdPassword(tx, person.id, passwordHash))) {
      events.push({ ...event, subject: person.name, ...inLog({ act: "session.refused" }) });
      return null;
    }
    await endSession(tx, input.previousSessionId);
    await forgetOldSessions(tx, now());
    await forgetSignInFailures(tx, attempt, now());
    await rememberDevice(tx, person.id, device, now());
    events.push({ ...event, subject: person.name, ...inLog({ act: "session.start" }) });
    return startSession(tx, person.id, now(), input.isSecure);
  });
}

/** A password that was not looked at was no guess. */
async function checked(database: Database, failureId: number, verifying: Promise<boolean>): Promise<boolean> {
  try {
    return await inItsTurn(verifying);
  } catch (error) {
    await takeBackSignInFailure(database.db, failureId);
    throw error;
  }
}
