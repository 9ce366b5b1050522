import { eq } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { lockPerson, type Actor } from "~db/queries/people.server";
import { session } from "~db/schema";
import { forgetDevices } from "~/auth/known-device.server";
import { endSession, forgetSession } from "~/auth/session.server";
import { inLog, transactionWithEvents } from "~/services/internal/audit-log.server";

export interface SignOutInput {
  database: Database;
  now: () => Date;
  isSecure: boolean;
  /** Null for a browser that is not signed in, or no longer: there is only its cookie to forget. */
  actor: Actor | null;
  sessionId: number | null;
  /** In every browser, none of which is known any longer; not in this one only. */
  everywhere: boolean;
}

/**
 * What is being saved in the session is saved first.
 * @returns the Set-Cookie header that forgets the session
 * @throws Refusal busy where that takes too long: the session goes on
 */
export async function signOut(input: SignOutInput): Promise<string> {
  const { database, now, isSecure, actor, sessionId, everywhere } = input;
  await transactionWithEvents(database, async (tx, events) => {
    if (!actor) return;
    if (everywhere) await lockPerson(tx, actor.personId);
    // It may have ended while this was being sent: then it ends nothing more.
    if (!(await endSession(tx, sessionId))) return;
    if (everywhere) {
      await tx.delete(session).where(eq(session.personId, actor.personId));
      await forgetDevices(tx, actor.personId);
    }
    events.push({
      at: now(),
      personId: actor.personId,
      personName: actor.name,
      subject: actor.name,
      ...inLog({ act: everywhere ? "session.end-all" : "session.end" }),
    });
  });
  return forgetSession(isSecure);
}
