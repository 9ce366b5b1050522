import { findPerson, holdPassword, type Actor } from "~db/queries/people.server";
import { verifyPassword } from "~/auth/password.server";
import { renewSessions } from "~/auth/session.server";
import { inLog, transactionWithEvents } from "./audit-log.server";
import type { FrameworkWrite, ServiceContext } from "./context.server";
import { Refusal } from "./refusal";
import {
  beginAttempt,
  forgetSignInFailures,
  SIGNED_IN,
  takeBackSignInFailure,
  type Attempt,
} from "./sign-in-failures.server";

class WrongPassword extends Refusal {
  constructor() {
    super({ kind: "invalid", errors: { password: "This is not your password" } });
  }
}

const attemptOf = ({ email }: Pick<Actor, "email">): Attempt => ({ email, address: SIGNED_IN });

/**
 * Nobody sets another password until the transaction ends. The person's sessions get another cookie with their next page.
 * @returns whether this very password is confirmed. The actor of the transaction was read before and may have had
 * another one then, so an act that needs a confirmation asks its permission again with this.
 * @throws Refusal invalid, at the field `password`, where it is not the actor's own.
 */
export async function requirePassword(
  { tx, actor, now }: Pick<FrameworkWrite, "tx" | "actor" | "now">,
  password: string,
): Promise<{ isConfirmed: boolean }> {
  const passwordHash = (await findPerson(tx, actor.personId))?.passwordHash ?? null;
  const isRight = await verifyPassword(passwordHash, password);
  const held = isRight && passwordHash !== null && (await holdPassword(tx, actor.personId, passwordHash));
  if (!held) throw new WrongPassword();
  await renewSessions(tx, actor.personId);
  await forgetSignInFailures(tx, attemptOf(actor), now);
  return held;
}

/**
 * Runs what asks for the password again. It counts as a failed sign-in from before the transaction, so that it stays
 * counted where a wrong password rolls that back: a session that somebody left open is no place to guess from. What was
 * refused for another reason was no guess.
 */
export async function countingWrongPasswords<T>(
  { database, actor, now }: ServiceContext,
  work: () => Promise<T>,
): Promise<T> {
  const { failureId } = await beginAttempt(database.db, attemptOf(actor), now());
  try {
    return await work();
  } catch (error) {
    if (error instanceof WrongPassword) {
      await transactionWithEvents(database, (_tx, events) => {
        events.push({
          at: now(),
          personId: actor.personId,
          personName: actor.name,
          subject: actor.name,
          ...inLog({ act: "password.refused" }),
        });
        return Promise.resolve();
      });
    } else if (error instanceof Refusal) {
      await takeBackSignInFailure(database.db, failureId);
    }
    throw error;
  }
}
