import { lt, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { unknownSignIn } from "~db/schema";
import { inLog, type EventsToCome } from "~/services/internal/audit-log.server";

const MINUTE_MS = 60_000;

const minuteOf = (now: Date) => new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);

/** A sign-in with an address that no account in use has. The address is kept nowhere: it may be a password. */
export async function countUnknownSignIn(tx: Db, now: Date): Promise<void> {
  await tx
    .insert(unknownSignIn)
    .values({ minute: minuteOf(now), attempts: 1 })
    .onConflictDoUpdate({
      target: unknownSignIn.minute,
      set: { attempts: sql`${unknownSignIn.attempts} + 1` },
    });
}

/** Of minutes that are over: one row of the log for each, however many tried, in place of the count. */
export async function logUnknownSignIns(tx: Db, events: EventsToCome, now: Date): Promise<void> {
  const over = await tx
    .delete(unknownSignIn)
    .where(lt(unknownSignIn.minute, minuteOf(now)))
    .returning();
  for (const { minute, attempts } of over.toSorted((a, b) => a.minute.getTime() - b.minute.getTime())) {
    events.push({
      ...{ at: now, personId: null, personName: "" },
      subject: "Addresses that no account in use has",
      ...inLog({ act: "session.refused", detail: { minute: minute.toISOString(), attempts } }),
    });
  }
}
