import { and, asc, eq, isNotNull, ne } from "drizzle-orm";
import type { RecordElsewhere } from "../../app/domain/publication/published-elsewhere";
import type { Db } from "../client.server";
import { publishedPart, signedRecord } from "../schema";

/** Every other signed record of which anything is published, or will be on a later day. */
export function listRecordsElsewhere(
  db: Db,
  frameworkId: number,
): Promise<{ frameworkId: number; reference: string; referenceKey: string }[]> {
  return db
    .select({
      frameworkId: signedRecord.frameworkId,
      reference: signedRecord.reference,
      referenceKey: signedRecord.referenceKey,
    })
    .from(signedRecord)
    .innerJoin(publishedPart, eq(publishedPart.referenceKey, signedRecord.referenceKey))
    .where(
      and(
        ne(signedRecord.frameworkId, frameworkId),
        eq(publishedPart.part, "record"),
        isNotNull(publishedPart.publishedFrom),
      ),
    )
    .orderBy(asc(signedRecord.id));
}

/** What is or will be published of a record: each part as it is on the last day on which more of it is published. */
export async function getBodiesElsewhere(db: Db, referenceKey: string): Promise<RecordElsewhere["bodies"]> {
  const rows = await db
    .select({ part: publishedPart.part, body: publishedPart.body, later: publishedPart.later })
    .from(publishedPart)
    .where(and(eq(publishedPart.referenceKey, referenceKey), isNotNull(publishedPart.publishedFrom)));
  return Object.fromEntries(rows.map(({ part, body, later }) => [part, later.at(-1)?.body ?? body]));
}
