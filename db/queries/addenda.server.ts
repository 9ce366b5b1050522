import { asc, eq, sql } from "drizzle-orm";
import type { RecordPart } from "../../app/domain/publication/record-parts";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { recordAddendum, signedRecord } from "../schema";
import { publishedPartNow } from "../schema/public-decision";

export type StoredAddendum = typeof recordAddendum.$inferSelect;

/** All that happened to a signed record since, in its order, for those inside the office. */
export function listAddenda(db: Db, referenceKey: string): Promise<StoredAddendum[]> {
  return db
    .select()
    .from(recordAddendum)
    .where(eq(recordAddendum.referenceKey, referenceKey))
    .orderBy(asc(recordAddendum.number));
}

/** A framework's record as it was signed; null where it is not signed. */
export async function findSignedRecord(db: Db, frameworkId: number) {
  const [row] = await db.select().from(signedRecord).where(eq(signedRecord.frameworkId, frameworkId));
  return row ?? null;
}
export type SignedRow = NonNullable<Awaited<ReturnType<typeof findSignedRecord>>>;

export interface PublishedPartNow {
  part: RecordPart;
  publishedFrom: CalendarDate | null;
  /** As it is and as it will be on later days; nothing where it is not published. */
  bodies: readonly Record<string, unknown>[];
  /** Addenda of which what they say of the part is not public. */
  hiddenAddenda: readonly number[];
}

/** What is published of each part now, or will be on a later day. */
export async function listPublishedNow(db: Db, referenceKey: string): Promise<PublishedPartNow[]> {
  const rows = await db
    .select({
      part: publishedPartNow.part,
      publishedFrom: publishedPartNow.publishedFrom,
      body: publishedPartNow.body,
      later: publishedPartNow.later,
      hiddenAddenda: sql<number[]>`to_json(hidden_addenda)`,
    })
    .from(publishedPartNow)
    .where(eq(publishedPartNow.referenceKey, referenceKey));
  return rows.map(({ body, later, ...part }) => ({
    ...part,
    bodies: [...(body ? [body] : []), ...later.map((stage) => stage.body)],
  }));
}
