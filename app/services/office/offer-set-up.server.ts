import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { hasAnyPerson } from "~db/queries/office.server";
import { oneTimeLink } from "~db/schema";
import { hashToken, newToken } from "~/auth/session.server";
import { inLog, transactionWithEvents } from "~/services/internal/audit-log.server";

const VALID_MS = 24 * 60 * 60 * 1000;

/**
 * Where nobody has an account yet: a new one-time code, with which the first administrator is created.
 * It takes the place of an earlier one that was not used.
 * @returns the code, or null where there is somebody
 */
export async function offerSetUp(database: Database, now: Date): Promise<string | null> {
  if (await hasAnyPerson(database.db)) return null;
  const code = newToken();
  await transactionWithEvents(database, async (tx, events) => {
    await tx.delete(oneTimeLink).where(and(eq(oneTimeLink.purpose, "set_up"), isNull(oneTimeLink.usedAt)));
    await tx.insert(oneTimeLink).values({
      tokenHash: hashToken(code),
      purpose: "set_up",
      createdAt: now,
      expiresAt: new Date(now.getTime() + VALID_MS),
    });
    events.push({ at: now, ...inLog({ act: "office.offer-set-up" }) });
  });
  return code;
}
