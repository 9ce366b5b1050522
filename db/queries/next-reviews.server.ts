import { sql, type SQL } from "drizzle-orm";
import { nextReviewDay, type PublishedReview } from "../../app/domain/eia/next-review";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { eia, framework, frameworkAuthor, recordAddendum, signedRecord } from "../schema";
import { given, oneStatement, rowsOf, type ReadOf } from "./one-statement.server";

/** The day that the last review names, as text: in ISO, days stand in the order of their texts. */
export const dayOfLastReview = sql.raw(`(last_review.note ->> 'nextReviewOn')`);

/** Signed assessments with the day that was signed, and the last review that was published beside the record. */
export const signedAssessments = (where: SQL) =>
  rowsOf(
    {
      frameworkId: framework.id,
      title: framework.title,
      planned: eia.nextReviewOn,
      lastReview: sql<PublishedReview | null>`last_review.note`,
    },
    sql`from ${framework}
      join ${eia} on ${eia.frameworkId} = ${framework.id}
      join ${signedRecord} on ${signedRecord.frameworkId} = ${framework.id}
      left join lateral (
        select ${recordAddendum.bodies} #> '{eia,note}' as note
        from ${recordAddendum}
        where ${recordAddendum.referenceKey} = ${signedRecord.referenceKey}
          and ${recordAddendum.kind} = 'noted' and ${recordAddendum.bodies} #>> '{head,what}' = 'review'
          and ${recordAddendum.bodies} #> '{eia,note}' is not null
        order by ${recordAddendum.number} desc limit 1
      ) last_review on true
      where ${where}`,
    [eia.nextReviewOn, framework.id],
  );

type SignedAssessments = ReadOf<{ rows: ReturnType<typeof signedAssessments> }>["rows"];

export interface NextReview {
  frameworkId: number;
  title: string;
  day: CalendarDate;
}

/** Those of which a day is planned. */
export function nextReviews(assessments: SignedAssessments): NextReview[] {
  return assessments.flatMap(({ frameworkId, title, planned, lastReview }) => {
    const day = nextReviewDay(planned, lastReview);
    return day === null ? [] : [{ frameworkId, title, day }];
  });
}

const readOfAuthor = oneStatement(
  { personId: "int" },
  {
    rows: signedAssessments(
      sql`(${eia.nextReviewOn} is not null or ${dayOfLastReview} is not null)
        and exists (select from ${frameworkAuthor} where ${frameworkAuthor.frameworkId} = ${framework.id} and ${frameworkAuthor.personId} = ${given("personId")})`,
    ),
  },
);

/** Of the signed assessments that this person wrote. */
export async function listNextReviewsOf(db: Db, personId: number): Promise<NextReview[]> {
  return nextReviews((await readOfAuthor.one(db, { personId })).rows);
}

const readOfFramework = oneStatement(
  { frameworkId: "int" },
  { rows: signedAssessments(sql`${framework.id} = ${given("frameworkId")}`) },
);

/** The day by which a signed assessment is reviewed next; null where none is planned. */
export async function findNextReview(db: Db, frameworkId: number): Promise<CalendarDate | null> {
  const [found] = nextReviews((await readOfFramework.one(db, { frameworkId })).rows);
  return found?.day ?? null;
}
