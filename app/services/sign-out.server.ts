import { eq } from "drizzle-orm";
import type { Database } from "~db/client.server";
import type { Actor } from "~db/queries/people.server";
import { session } from "~db/schema";
import { endSession } from "~/auth/session.server";
import { inLog, transactionWithEvents } from "./audit-log.server";

export interface SignOutInput {
  database: Database;
  now: () => Date;
  isSecure: boolean;
  /** Null for a browser that is not signed in, or no longer: there is only its cookie to forget. */
  actor: Actor | null;
  tokenHash: string | null;
  /** In every browser, not in this one only. */
  everywhere: boolean;
}

/** @returns the Set-Cookie header that forgets the session */
export async function signOut(input: SignOutInput): Promise<string> {
  const { database, now, isSecure, actor, tokenHash, everywhere } = input;
  return transactionWithEvents(database, async (tx, events) => {
    if (actor) {
      if (everywhere) await tx.delete(session).where(eq(session.personId, actor.personId));
      events.push({
        at: now(),
        personId: actor.personId,
        personName: actor.name,
        subject: actor.name,
        ...inLog({ act: everywhere ? "session.end-all" : "session.end" }),
      });
    }
    return endSession(tx, tokenHash, isSecure);
  });
}
