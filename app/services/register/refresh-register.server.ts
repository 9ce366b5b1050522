import { and, asc, eq, isNotNull, lte, sql } from "drizzle-orm";
import type { Database, Db } from "~db/client.server";
import { findPublishedRecord } from "~db/queries/register.server";
import { publishedPart, registerDocument } from "~db/schema";
import { registerEntry } from "~/documents/register-entry.view";
import type { CalendarDate } from "~/domain/shared/calendar-date";

/** While somebody waits for an answer; what is left is for the next one who asks. */
const MOST = 200;

/**
 * Makes anew what can be searched of each decision whose publication has changed, or changes on a day that has come: of the very
 * record that its public pages are drawn from on that day.
 * @returns whether nothing is left to be made anew
 */
export async function refreshRegister(database: Database, today: CalendarDate): Promise<boolean> {
  for (let made = 0; made < MOST; made += 1) {
    if (await isFresh(database.db, today)) return true;
    // One at a time: each counts its facets in their order, and two at once in the order of both.
    await database.transaction(async (tx) => {
      const [due] = await tx
        .select({ referenceKey: registerDocument.referenceKey })
        .from(registerDocument)
        .where(isDue(today))
        .orderBy(asc(registerDocument.referenceKey))
        .limit(1)
        .for("update", { skipLocked: true });
      if (due) await makeAnew(tx, due.referenceKey, today);
    });
  }
  return isFresh(database.db, today);
}

const isDue = (today: CalendarDate) =>
  and(isNotNull(registerDocument.dueOn), lte(registerDocument.dueOn, today));

async function isFresh(db: Db, today: CalendarDate): Promise<boolean> {
  const due = await db
    .select({ referenceKey: registerDocument.referenceKey })
    .from(registerDocument)
    .where(isDue(today))
    .limit(1);
  return due.length === 0;
}

async function makeAnew(tx: Db, referenceKey: string, today: CalendarDate): Promise<void> {
  const found = await findPublishedRecord(tx, referenceKey, today);
  if (!found) throw new Error(`There is no record of ${referenceKey}`);
  const { names, services, passages, facets } = registerEntry(found);
  await tx
    .update(registerDocument)
    .set({
      facets,
      passages,
      document: sql`setweight(to_tsvector('english', ${names}::text), 'A')
        || setweight(to_tsvector('english', ${services}::text), 'B')
        || to_tsvector('english', ${passages}::text)`,
      // What a day has published after all has changed on that day.
      changedAt: sql`greatest(${registerDocument.changedAt}, ${registerDocument.dueOn}::timestamp at time zone 'Europe/London')`,
      dueOn: sql`(${nextChange(referenceKey, today)})`,
    })
    .where(eq(registerDocument.referenceKey, referenceKey));
}

/** The next day on which something more of it is published. */
const nextChange = (referenceKey: string, today: CalendarDate) => sql`
  select min(day) from (
    select ${publishedPart.publishedFrom} as day from ${publishedPart} where ${eq(publishedPart.referenceKey, referenceKey)}
    union all
    select (stage ->> 'from')::date from ${publishedPart}, jsonb_array_elements(${publishedPart.later}) as stage
    where ${eq(publishedPart.referenceKey, referenceKey)}
  ) as days where day > ${today}`;
