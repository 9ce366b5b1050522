import { eq } from "drizzle-orm";
import type { Database } from "~db/client.server";
import type { Actor } from "~db/queries/people.server";
import { auditEvent, session } from "~db/schema";
import { endSession } from "~/auth/session.server";

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
  return database.transaction(async (tx) => {
    if (actor) {
      if (everywhere) await tx.delete(session).where(eq(session.personId, actor.personId));
      await tx.insert(auditEvent).values({
        at: now(),
        personId: actor.personId,
        personName: actor.name,
        act: everywhere ? "session.end-all" : "session.end",
      });
    }
    return endSession(tx, tokenHash, isSecure);
  });
}
