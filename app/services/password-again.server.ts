import type { Db } from "~db/client.server";
import { findPerson } from "~db/queries/people.server";
import { verifyPassword } from "~/auth/password.server";
import { renewSessions } from "~/auth/session.server";
import { inLog, transactionWithEvents } from "./audit-log.server";
import type { ServiceContext } from "./context.server";
import { Refusal } from "./refusal";
import { recordSignInFailure, SIGNED_IN, slowDown } from "./sign-in-failures.server";

class WrongPassword extends Refusal {
  constructor() {
    super({ kind: "invalid", errors: { password: "This is not your password" } });
  }
}

/**
 * The person's sessions get another cookie with their next page.
 * @throws Refusal invalid, at the field `password`, where it is not the actor's own.
 */
export async function requirePassword(tx: Db, personId: number, password: string): Promise<void> {
  const person = await findPerson(tx, personId);
  if (!(await verifyPassword(person?.passwordHash ?? null, password))) throw new WrongPassword();
  await renewSessions(tx, personId);
}

/**
 * Runs what asks for the password again. A wrong one counts as a failed sign-in, which is written after the transaction
 * that it ended was rolled back: a session that somebody left open is no place to guess from.
 */
export async function countingWrongPasswords<T>(
  { database, actor, now }: ServiceContext,
  work: () => Promise<T>,
): Promise<T> {
  const attempt = { email: actor.email, address: SIGNED_IN };
  await slowDown(database.db, attempt, now());
  try {
    return await work();
  } catch (error) {
    if (error instanceof WrongPassword) {
      await recordSignInFailure(database.db, attempt, now());
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
    }
    throw error;
  }
}
