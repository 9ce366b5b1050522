import { findPerson, holdPassword } from "~db/queries/people.server";
import { verifyPassword } from "~/auth/password.server";
import { renewSessions } from "~/auth/session.server";
import { inLog, transactionWithEvents } from "./audit-log.server";
import type { FrameworkWrite, ServiceContext } from "./context.server";
import { Refusal } from "./refusal";
import { recordSignInFailure, SIGNED_IN, slowDown } from "./sign-in-failures.server";

class WrongPassword extends Refusal {
  constructor() {
    super({ kind: "invalid", errors: { password: "This is not your password" } });
  }
}

/**
 * Nobody sets another password until the transaction ends. The person's sessions get another cookie with their next page.
 * @returns whether this very password is confirmed. The actor of the transaction was read before and may have had
 * another one then, so an act that needs a confirmation asks its permission again with this.
 * @throws Refusal invalid, at the field `password`, where it is not the actor's own.
 */
export async function requirePassword(
  { tx, actor }: Pick<FrameworkWrite, "tx" | "actor">,
  password: string,
): Promise<{ isConfirmed: boolean }> {
  const passwordHash = (await findPerson(tx, actor.personId))?.passwordHash ?? null;
  const isRight = await verifyPassword(passwordHash, password);
  const held = isRight && passwordHash !== null && (await holdPassword(tx, actor.personId, passwordHash));
  if (!held) throw new WrongPassword();
  await renewSessions(tx, actor.personId);
  return held;
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
