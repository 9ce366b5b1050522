import { asc } from "drizzle-orm";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { isOfferedOn } from "../../app/domain/publication/listed-grounds";
import type { Db } from "../client.server";
import { exemption } from "../schema";

/** Every ground of the list, in its order, with all that is kept of it. */
export function listGroundSettings(db: Db) {
  return db.select().from(exemption).orderBy(asc(exemption.id));
}

/** The same as a determination needs it: also those that may not be chosen on the day, so that a written one is known again. */
export async function listGrounds(db: Db, today: CalendarDate) {
  const { id, act, section, subject, isQualified, demand, offeredFrom, offeredUntil } = exemption;
  const rows = await db
    .select({ id, act, section, subject, isQualified, demand, offeredFrom, offeredUntil })
    .from(exemption)
    .orderBy(asc(exemption.id));
  return rows.map(({ offeredFrom: from, offeredUntil: until, ...ground }) => ({
    ...ground,
    isOffered: isOfferedOn({ offeredFrom: from, offeredUntil: until }, today),
  }));
}
