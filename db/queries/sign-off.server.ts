import { and, asc, desc, eq, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import type { RecordedAct } from "../../app/domain/decision/record-bodies";
import { WORKFLOW_ACTS, type WorkflowAct } from "../../app/domain/framework/lifecycle";
import type { Db } from "../client.server";
import {
  approval,
  auditEvent,
  determination,
  framework,
  recordAddendum,
  referenceCounter,
  signedRecord,
  submission,
} from "../schema";

import { given, oneStatement, rowsOf } from "./one-statement.server";
import { keptQuery } from "./kept-query.server";

/** The next number of a year; its counter stays locked until the transaction ends, and a number is never given twice. */
export async function takeReferenceNumber(tx: Db, year: number): Promise<number> {
  const [row] = await tx
    .insert(referenceCounter)
    .values({ year, nextNumber: 2 })
    .onConflictDoUpdate({
      target: referenceCounter.year,
      set: { nextNumber: sql`${referenceCounter.nextNumber} + 1` },
    })
    .returning({ nextNumber: referenceCounter.nextNumber });
  if (!row) throw new Error(`No reference number was given for ${year}`);
  return row.nextNumber - 1;
}

export async function isReferenceKeyTaken(db: Db, referenceKey: string): Promise<boolean> {
  const rows = await db
    .select({ id: framework.id })
    .from(framework)
    .where(eq(framework.referenceKey, referenceKey));
  return rows.length > 0;
}

/** The head of a framework's signed record, for those inside the office. */
export async function findSignature(db: Db, frameworkId: number) {
  const [row] = await db
    .select({
      reference: signedRecord.reference,
      referenceKey: signedRecord.referenceKey,
      digest: signedRecord.digest,
      outcome: signedRecord.outcome,
      signature: sql<RecordedAct>`${signedRecord.snapshot} -> 'record' -> 'signature'`,
    })
    .from(signedRecord)
    .where(eq(signedRecord.frameworkId, frameworkId));
  return row ?? null;
}

/** The names of the keys with which records and their addenda are sealed. */
export async function listSealKeyIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ keyId: signedRecord.sealKeyId })
    .from(signedRecord)
    .where(ne(signedRecord.sealKeyId, ""))
    .union(db.selectDistinct({ keyId: recordAddendum.sealKeyId }).from(recordAddendum));
  return rows.map(({ keyId }) => keyId);
}

/** Every framework that is signed and every signed record; null where a framework has none. */
export function listSignedFrameworks(db: Db): Promise<{ title: string; recordId: number | null }[]> {
  return db
    .select({ title: framework.title, recordId: signedRecord.id })
    .from(framework)
    .leftJoin(signedRecord, eq(signedRecord.frameworkId, framework.id))
    .where(or(eq(framework.state, "signed"), isNotNull(signedRecord.id)))
    .orderBy(asc(framework.id));
}

export interface WorkflowEvent {
  id: number;
  at: Date;
  act: WorkflowAct;
  personName: string;
  capacity: string;
  reason: string | null;
  /** What lapsed with it. */
  lapsedApprovalBy: string | null;
  lapsedDeterminations: number | null;
  /** Where changes were asked for when it was sent back. */
  requests: { commentId: number; placeName: string }[] | null;
}

const WORKFLOW_EVENTS = new Map(WORKFLOW_ACTS.map((act) => [`framework.${act}`, act]));

const workflowEvents = keptQuery((db) =>
  db
    .select({
      id: auditEvent.number,
      at: auditEvent.at,
      act: auditEvent.act,
      personName: auditEvent.personName,
      capacity: auditEvent.capacity,
      reason: sql<string | null>`${auditEvent.detail} ->> 'reason'`,
      lapsedApprovalBy: sql<string | null>`${auditEvent.detail} #>> '{lapsed,approval,by}'`,
      lapsedDeterminations: sql<
        number | null
      >`jsonb_array_length(${auditEvent.detail} #> '{lapsed,determinations}')`,
      requests: sql<WorkflowEvent["requests"]>`${auditEvent.detail} -> 'requests'`,
    })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.frameworkId, sql.placeholder("frameworkId")),
        inArray(auditEvent.act, [...WORKFLOW_EVENTS.keys()]),
      ),
    )
    .orderBy(desc(auditEvent.number))
    .prepare("steps of a framework"),
);

/** Every step that was taken and taken back, newest first: how the framework came to be where it is. */
export async function listWorkflowEvents(db: Db, frameworkId: number): Promise<WorkflowEvent[]> {
  const rows = await workflowEvents(db).execute({ frameworkId });
  return rows.flatMap(({ act, ...row }) => {
    const known = WORKFLOW_EVENTS.get(act);
    return known ? [{ ...row, act: known }] : [];
  });
}

/** An approval, or a determination, that somebody gave and that counts no more. */
export interface LapsedAssent {
  act: "approve" | "determine";
  frameworkId: number;
  title: string;
  givenAt: Date;
  ended: "recalled" | "returned";
  endedAt: Date;
  endedByName: string;
  endedReason: string;
}

/**
 * What a person gave that lapsed because it was recalled or returned, newest first: for each framework the last that
 * lapsed, until they give it anew, or the framework is signed or withdrawn.
 */
export async function listLapsedAssents(db: Db, personId: number): Promise<LapsedAssent[]> {
  const { approved, determined } = await readLapsed.one(db, { personId });
  const lapsed = [...lapsedOf("approve", approved), ...lapsedOf("determine", determined)];
  return lapsed.sort((a, b) => b.endedAt.getTime() - a.endedAt.getTime());
}

/** Of each framework the last submission that a person gave their assent to. */
const lastAssents = (assent: typeof approval | typeof determination) =>
  rowsOf(
    {
      frameworkId: submission.frameworkId,
      title: framework.title,
      givenAt: assent.at,
      ended: submission.ended,
      endedAt: submission.endedAt,
      endedByName: submission.endedByName,
      endedReason: submission.endedReason,
    },
    sql`from ${assent}
      join ${submission} on ${submission.id} = ${assent.submissionId}
      join ${framework} on ${framework.id} = ${submission.frameworkId}
      where ${assent.id} in (
        select distinct on (of.framework_id) theirs.id
        from ${assent} theirs
        join ${submission} of on of.id = theirs.submission_id
        join ${framework} unsettled on unsettled.id = of.framework_id
          and unsettled.state not in ('signed', 'withdrawn')
        where theirs.person_id = ${given("personId")}
        order by of.framework_id, of.id desc
      )`,
    [submission.frameworkId],
  );

const readLapsed = oneStatement(
  { personId: "int" },
  { approved: lastAssents(approval), determined: lastAssents(determination) },
);

function lapsedOf(
  act: LapsedAssent["act"],
  rows: Awaited<ReturnType<typeof readLapsed.one>>["approved"],
): LapsedAssent[] {
  return rows.flatMap(({ ended, endedAt, ...row }): LapsedAssent[] =>
    endedAt !== null && (ended === "recalled" || ended === "returned")
      ? [{ ...row, act, ended, endedAt }]
      : [],
  );
}
