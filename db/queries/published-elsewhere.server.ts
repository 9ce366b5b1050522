import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { RecordElsewhere } from "../../app/domain/publication/published-elsewhere";
import type { FigureInText, FigureReach } from "../../app/domain/publication/telling-places";
import type { Db } from "../client.server";
import { figuresRead, publishedFigure, signedRecord } from "../schema";
import { publishedPartNow } from "../schema/public-decision";
import { jsonRows } from "./many-rows.server";

type Head = Omit<RecordElsewhere, "bodies">;

const HEAD = { reference: signedRecord.reference, referenceKey: signedRecord.referenceKey };

/** A signed record of which anything is published, or will be on a later day; null where there is none. */
export async function findRecordElsewhere(db: Db, frameworkId: number): Promise<RecordElsewhere | null> {
  const [head] = await db
    .select(HEAD)
    .from(signedRecord)
    .innerJoin(publishedPartNow, eq(publishedPartNow.referenceKey, signedRecord.referenceKey))
    .where(
      and(
        eq(signedRecord.frameworkId, frameworkId),
        eq(publishedPartNow.part, "record"),
        isNotNull(publishedPartNow.publishedFrom),
      ),
    );
  return head ? { ...head, bodies: await getBodiesElsewhere(db, head.referenceKey) } : null;
}

/** What is or will be published of a record: each part as it is on the last day on which more of it is published. */
export async function getBodiesElsewhere(db: Db, referenceKey: string): Promise<RecordElsewhere["bodies"]> {
  const rows = await db
    .select({ part: publishedPartNow.part, body: publishedPartNow.body, later: publishedPartNow.later })
    .from(publishedPartNow)
    .where(and(eq(publishedPartNow.referenceKey, referenceKey), isNotNull(publishedPartNow.publishedFrom)));
  const bodies = Object.fromEntries(rows.map(({ part, body, later }) => [part, later.at(-1)?.body ?? body]));
  // Rule 11: with the record withheld for good, so is every other part.
  return "record" in bodies ? bodies : {};
}

/** Signed records whose figures nobody has read yet, in the order of their signatures. */
export function listRecordsToRead(db: Db): Promise<Head[]> {
  return db
    .select(HEAD)
    .from(signedRecord)
    .leftJoin(figuresRead, eq(figuresRead.referenceKey, signedRecord.referenceKey))
    .where(isNull(figuresRead.referenceKey))
    .orderBy(asc(signedRecord.id));
}

/** The published figures whose value lies within one of these, by record and in the order of their texts. */
export async function listFiguresWithin(db: Db, reaches: readonly FigureReach[]): Promise<FigureInText[]> {
  const looked = sql`${jsonRows(reaches.map((reach) => ({ ...reach })))}
    as looked(kind text, value double precision, reach double precision)`;
  // With its offset it is asked once for each value, by the index, however few figures the planner takes there to be.
  const found = sql`(
    select near.id from ${looked} cross join lateral (
      select ${publishedFigure.id} from ${publishedFigure}
      where ${publishedFigure.kind} = looked.kind
        and ${publishedFigure.value} between looked.value - looked.reach and looked.value + looked.reach
        and (${publishedFigure.value} = looked.value or ${publishedFigure.unit} <= looked.reach)
      offset 0
    ) as near
  )`;
  const rows = await db
    .select({
      id: publishedFigure.textId,
      where: publishedFigure.place,
      year: publishedFigure.year,
      kind: publishedFigure.kind,
      value: publishedFigure.value,
      unit: publishedFigure.unit,
      before: publishedFigure.before,
      figure: publishedFigure.figure,
      after: publishedFigure.after,
      referenceKey: publishedFigure.referenceKey,
    })
    .from(publishedFigure)
    .innerJoin(signedRecord, eq(signedRecord.referenceKey, publishedFigure.referenceKey))
    .where(sql`${publishedFigure.id} in ${found}`)
    .orderBy(asc(signedRecord.id), asc(publishedFigure.id));
  return rows.map(({ referenceKey, year, ...figure }) => ({
    ...figure,
    at: { page: "decision", referenceKey },
    ...(year === null ? {} : { year }),
  }));
}
