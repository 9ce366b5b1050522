import { and, asc, between, eq, sql } from "drizzle-orm";
import type { PublicRecord } from "../../app/domain/publication/published-record";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { publicDecisionPart } from "../schema/public-decision";
import { findPublishedRecord } from "./register.server";

const { referenceKey, decidedOn, part, id } = publicDecisionPart;

/** The financial years in which decisions were signed, by the calendar year in which each starts, newest first. */
export async function listYearsOfDecisions(db: Db): Promise<number[]> {
  const year = sql<number>`extract(year from ${decidedOn} - interval '3 months')::int`;
  const rows = await db.selectDistinct({ year }).from(publicDecisionPart).where(eq(part, "record"));
  return rows.map((row) => row.year).sort((a, b) => b - a);
}

/** Every decision of a period, oldest first, as far as it is public on the day. One at a time: a record holds all that was signed. */
export async function listPublishedRecords(
  db: Db,
  { from, to }: { from: CalendarDate; to: CalendarDate },
  today: CalendarDate,
): Promise<PublicRecord[]> {
  const keys = await db
    .select({ key: referenceKey })
    .from(publicDecisionPart)
    .where(and(eq(part, "record"), between(decidedOn, from, to)))
    .orderBy(asc(decidedOn), asc(id));
  const records: PublicRecord[] = [];
  for (const { key } of keys) {
    const record = await findPublishedRecord(db, key, today);
    if (record) records.push(record);
  }
  return records;
}
