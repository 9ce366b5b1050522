import { findPerson, type Actor } from "~db/queries/people.server";
import { verifyPassword } from "~/auth/password.server";
import { renewSessions } from "~/auth/session.server";
import { inLog, transactionWithEvents } from "~/services/internal/audit-log.server";
import type { FrameworkWrite, ServiceContext } from "~/services/context.server";
import { inItsTurn } from "./hashing.server";
import { Refusal } from "~/services/refusal";
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
 * @throws Refusal invalid, at the field `password`, where the one that was given is not the actor's own.
 */
export async function requirePassword({
  tx,
  actor,
  now,
  hasGivenPassword,
}: Pick<FrameworkWrite, "tx" | "actor" | "now" | "hasGivenPassword">): Promise<void> {
  if (!hasGivenPassword) throw new WrongPassword();
  await renewSessions(tx, actor.personId);
  await forgetSignInFailures(tx, attemptOf(actor), now);
}

/**
 * Runs what asks for the password again. It is checked before the transaction, which so keeps nobody waiting for a hash;
 * the transaction holds the account where it was right. It counts as a failed sign-in from before that, so that it stays
 * counted where a wrong password rolls the transaction back: a session that somebody left open is no place to guess from.
 * What was refused for another reason was no guess.
 */
export async function askingPassword<T>(
  context: ServiceContext,
  password: string,
  work: (context: ServiceContext) => Promise<T>,
): Promise<T> {
  const { database, actor, now } = context;
  const { failureId } = await beginAttempt(database.db, attemptOf(actor), now());
  try {
    const passwordHash = (await findPerson(database.db, actor.personId))?.passwordHash ?? null;
    const isRight = await inItsTurn(verifyPassword(passwordHash, password, "known"));
    return await work({ ...context, passwordHash: isRight ? passwordHash : null });
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
