import { and, eq, lte, sql } from "drizzle-orm";
import type { DetailsBody, EiaBody, RecordBody, ReportBody } from "../../app/domain/decision/record-bodies";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { WithheldItem } from "../../app/domain/decision/record-bodies";
import type { Db } from "../client.server";
import { baselineWithholding, framework, publishedPart, signedRecord } from "../schema";

export type BaselineWithholding = typeof baselineWithholding.$inferSelect;

export async function findBaselineWithholding(
  db: Db,
  frameworkId: number,
): Promise<BaselineWithholding | null> {
  if (!(await hasBaselineWithholding(db))) return null;
  const [row] = await db
    .select()
    .from(baselineWithholding)
    .where(eq(baselineWithholding.frameworkId, frameworkId));
  return row ?? null;
}

/** A database of an earlier release, which is only read, lacks the table. */
async function hasBaselineWithholding(db: Db): Promise<boolean> {
  const [row] = await db
    .select({ isThere: sql<boolean>`to_regclass('public.baseline_withholding') is not null` })
    .from(sql`(select 1) as one`);
  return row?.isThere ?? false;
}

/** The whole of a signed framework's record, and what is public of it from when; null where it is not signed. */
export async function findSignedPublication(db: Db, frameworkId: number) {
  const [signed] = await db
    .select({ referenceKey: signedRecord.referenceKey, snapshot: signedRecord.snapshot })
    .from(signedRecord)
    .where(eq(signedRecord.frameworkId, frameworkId));
  if (!signed) return null;
  const parts = await db
    .select({
      part: publishedPart.part,
      publishedFrom: publishedPart.publishedFrom,
      legalGround: publishedPart.legalGround,
      withheld: sql<WithheldItem[]>`coalesce(${publishedPart.body} -> 'withheld', '[]'::jsonb)`,
    })
    .from(publishedPart)
    .where(eq(publishedPart.referenceKey, signed.referenceKey));
  return { snapshot: signed.snapshot, parts };
}

/** Signed frameworks that are compared with another one, in the order of their signatures. */
export function listSignedSuccessors(db: Db) {
  return db
    .select({
      frameworkId: framework.id,
      previousId: sql<number>`${framework.previousId}`,
      reference: signedRecord.reference,
      referenceKey: signedRecord.referenceKey,
    })
    .from(signedRecord)
    .innerJoin(framework, eq(framework.id, signedRecord.frameworkId))
    .where(sql`${framework.previousId} is not null`)
    .orderBy(signedRecord.id);
}

/**
 * What a signed record publishes of each part on a day; a part that is not public is not there. The later stages of a part
 * are looked for as data, so that a database of an earlier release, which has none, can be read.
 */
export async function listPublicBodies(db: Db, referenceKey: string, day: CalendarDate) {
  const rows = await db
    .select({
      part: publishedPart.part,
      body: sql<unknown>`coalesce((
        select stage -> 'body'
        from jsonb_array_elements(coalesce(to_jsonb(${publishedPart}) -> 'later', '[]'::jsonb)) as stage
        where stage ->> 'from' <= ${day} order by stage ->> 'from' desc limit 1
      ), ${publishedPart.body})`,
    })
    .from(publishedPart)
    .where(and(eq(publishedPart.referenceKey, referenceKey), lte(publishedPart.publishedFrom, day)));
  const bodyOf = (name: string) => rows.find(({ part }) => part === name)?.body ?? null;
  const record = bodyOf("record") as RecordBody | null;
  return {
    record,
    // Rule 11: with the record withheld there are no other parts.
    report: record && (bodyOf("report") as ReportBody | null),
    details: record && (bodyOf("details") as DetailsBody | null),
    eia: record && (bodyOf("eia") as EiaBody | null),
  };
}
