import { and, eq, lte, sql } from "drizzle-orm";
import { inForce } from "../../app/domain/decision/addendum";
import type { WithdrawnText } from "../../app/domain/publication/withheld-before";
import type { DetailsBody, EiaBody, RecordBody, ReportBody } from "../../app/domain/decision/record-bodies";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { WithheldItem } from "../../app/domain/decision/record-bodies";
import type { Db } from "../client.server";
import { baselineWithholding, framework, recordAddendum, signedRecord } from "../schema";
import { publishedPartBefore, publishedPartNow } from "../schema/public-decision";

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
const hasBaselineWithholding = (db: Db) => isThere(db, "baseline_withholding");

async function isThere(db: Db, relation: string): Promise<boolean> {
  const [row] = await db
    .select({ isThere: sql<boolean>`to_regclass(${`public.${relation}`}) is not null` })
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
  const now = await partsNow(db);
  const parts = await db
    .select({
      part: now.part,
      publishedFrom: now.publishedFrom,
      legalGround: now.legalGround,
      withheld: sql<WithheldItem[]>`coalesce(${now.body} -> 'withheld', '[]'::jsonb)`,
    })
    .from(now)
    .where(eq(now.referenceKey, signed.referenceKey));
  const withdrawn = await listWithdrawnPassages(db, signed.referenceKey);
  return { snapshot: signed.snapshot, parts, withdrawn };
}

/** A database of an earlier release, which is only read, has each part as it was signed. */
async function partsNow(db: Db): Promise<typeof publishedPartNow> {
  return (await isThere(db, "published_part_now")) ? publishedPartNow : publishedPartBefore;
}

/** The passages that are withdrawn still, with the ground of each. */
async function listWithdrawnPassages(db: Db, referenceKey: string): Promise<WithdrawnText[]> {
  if (!(await isThere(db, "record_addendum"))) return [];
  const addenda = await db
    .select({ number: recordAddendum.number, bodies: recordAddendum.bodies, passage: recordAddendum.passage })
    .from(recordAddendum)
    .where(eq(recordAddendum.referenceKey, referenceKey));
  const { numbers } = inForce(addenda);
  return addenda.flatMap(({ number, bodies: { head }, passage }) =>
    numbers.has(number) && passage !== "" && head.kind === "withdrawn"
      ? [{ text: passage, on: head.on, legalGround: head.legalGround }]
      : [],
  );
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
  const now = await partsNow(db);
  const rows = await db
    .select({
      part: now.part,
      body: sql<unknown>`coalesce((
        select stage -> 'body'
        from jsonb_array_elements(coalesce(to_jsonb(${now}) -> 'later', '[]'::jsonb)) as stage
        where stage ->> 'from' <= ${day} order by stage ->> 'from' desc limit 1
      ), ${now.body})`,
    })
    .from(now)
    .where(and(eq(now.referenceKey, referenceKey), lte(now.publishedFrom, day)));
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
