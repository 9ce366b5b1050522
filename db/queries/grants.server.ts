import { and, asc, desc, eq, getTableColumns, gte, inArray, isNull, sql } from "drizzle-orm";
import type { GrantApplication } from "../../app/domain/grants/application";
import type { Fund, GrantAward } from "../../app/domain/grants/award";
import type { MadePayment } from "../../app/domain/grants/payment";
import { roundPhaseOf, type GrantRound } from "../../app/domain/grants/round";
import type { Declaration, GivenScores } from "../../app/domain/grants/scoring";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { OwnQuestion } from "../../app/domain/templates/template";
import type { Db } from "../client.server";
import {
  budgetLine,
  budgetLineAmount,
  changeNewLine,
  eiaEntry,
  framework,
  grantApplication,
  grantDecision,
  grantInterest,
  grantPayment,
  grantRound,
  grantScore,
  person,
  templateVersion,
} from "../schema";

const roundColumns = {
  ...getTableColumns(grantRound),
  questions: sql<
    OwnQuestion[]
  >`coalesce((select ${templateVersion.questions} from ${templateVersion} where ${templateVersion.id} = ${grantRound.templateVersionId}), '[]'::jsonb)`,
};

/** Those of a framework, the newest first. */
export function listRoundsOf(db: Db, frameworkId: number): Promise<GrantRound[]> {
  return db
    .select(roundColumns)
    .from(grantRound)
    .where(eq(grantRound.frameworkId, frameworkId))
    .orderBy(desc(grantRound.id));
}

/** One of a framework's; null where it has no such one. */
export async function findRound(db: Db, frameworkId: number, roundId: number): Promise<GrantRound | null> {
  const [found] = await db
    .select(roundColumns)
    .from(grantRound)
    .where(and(eq(grantRound.frameworkId, frameworkId), eq(grantRound.id, roundId)));
  return found ?? null;
}

export async function lockRound(tx: Db, roundId: number): Promise<void> {
  await tx.select({ id: grantRound.id }).from(grantRound).where(eq(grantRound.id, roundId)).for("update");
}

/** For the public, by the end of its address: held shared, so that a step waits for what is being sent. Null where it takes nothing. */
export async function holdOpenRound(
  tx: Db,
  slug: string,
  today: CalendarDate,
): Promise<Pick<GrantRound, "id" | "maximumPence" | "questions"> | null> {
  const [round] = await tx
    .select(roundColumns)
    .from(grantRound)
    .where(eq(grantRound.slug, slug))
    .for("share");
  return round && roundPhaseOf(round, today) === "open" ? round : null;
}

/** How many applications came from one place since a moment. */
export async function countApplicationsFrom(
  db: Db,
  slug: string,
  { originMark, since }: { originMark: string; since: Date },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(grantApplication)
    .innerJoin(grantRound, eq(grantRound.id, grantApplication.roundId))
    .where(
      and(
        eq(grantRound.slug, slug),
        eq(grantApplication.originMark, originMark),
        gte(grantApplication.receivedAt, since),
      ),
    );
  return row?.count ?? 0;
}

const {
  receiptHash: _receipt,
  originMark: _origin,
  ...applicationColumns
} = getTableColumns(grantApplication);

/** With what was decided of each, as they came. */
export async function listApplications(
  db: Db,
  roundId: number,
): Promise<(GrantApplication & { award: GrantAward | null })[]> {
  const rows = await db
    .select({ application: applicationColumns, award: grantDecision })
    .from(grantApplication)
    .leftJoin(grantDecision, eq(grantDecision.applicationId, grantApplication.id))
    .where(eq(grantApplication.roundId, roundId))
    .orderBy(asc(grantApplication.id));
  return rows.map(({ application, award }) => ({ ...application, award }));
}

/** One of a round's with what was decided of it; null where there is no such one. */
export async function findApplication(
  db: Db,
  roundId: number,
  applicationId: number,
): Promise<(GrantApplication & { award: GrantAward | null }) | null> {
  const [found] = await db
    .select({ application: applicationColumns, award: grantDecision })
    .from(grantApplication)
    .leftJoin(grantDecision, eq(grantDecision.applicationId, grantApplication.id))
    .where(and(eq(grantApplication.roundId, roundId), eq(grantApplication.id, applicationId)));
  return found ? { ...found.application, award: found.award } : null;
}

/** What people declared and gave, of each of these applications. */
export async function readScoring(
  db: Db,
  applicationIds: readonly number[],
): Promise<Map<number, { declarations: (Declaration & { personName: string })[]; given: GivenScores[] }>> {
  const of = new Map<number, Scoring>(applicationIds.map((id) => [id, { declarations: [], given: [] }]));
  if (applicationIds.length === 0) return of;
  const [declared, scored] = await Promise.all([
    db
      .select({ ...getTableColumns(grantInterest), personName: person.name })
      .from(grantInterest)
      .innerJoin(person, eq(person.id, grantInterest.personId))
      .where(inArray(grantInterest.applicationId, [...applicationIds]))
      .orderBy(asc(grantInterest.personId)),
    db
      .select({ ...getTableColumns(grantScore), personName: person.name })
      .from(grantScore)
      .innerJoin(person, eq(person.id, grantScore.personId))
      .where(inArray(grantScore.applicationId, [...applicationIds]))
      .orderBy(asc(grantScore.personId)),
  ]);
  for (const { applicationId, personId, personName, hasInterest, interest } of declared) {
    of.get(applicationId)?.declarations.push({ personId, personName, hasInterest, interest });
  }
  for (const { applicationId, ...scores } of scored) of.get(applicationId)?.given.push(scores);
  return of;
}
interface Scoring {
  declarations: (Declaration & { personName: string })[];
  given: GivenScores[];
}

/** What was paid of an award, in the order in which it was recorded. */
export function listPayments(db: Db, decisionId: number): Promise<MadePayment[]> {
  const { id, paidOn, pence, reference, note, recordedAt } = grantPayment;
  return db
    .select({ id, paidOn, pence, reference, note, recordedAt, recordedByName: person.name })
    .from(grantPayment)
    .innerJoin(person, eq(person.id, grantPayment.recordedBy))
    .where(eq(grantPayment.decisionId, decisionId))
    .orderBy(asc(grantPayment.id));
}

/** The rounds in whose applications something personal stands. */
export async function listRoundsWithWords(db: Db): Promise<GrantRound[]> {
  return db
    .select(roundColumns)
    .from(grantRound)
    .where(
      sql`exists (select 1 from ${grantApplication} where ${grantApplication.roundId} = ${grantRound.id} and ${grantApplication.personalDeletedAt} is null)`,
    )
    .orderBy(asc(grantRound.id));
}

/** Those of a round in which something personal stands. */
export function listApplicationsWithWords(db: Db, roundId: number): Promise<GrantApplication[]> {
  return db
    .select(applicationColumns)
    .from(grantApplication)
    .where(and(eq(grantApplication.roundId, roundId), isNull(grantApplication.personalDeletedAt)))
    .orderBy(asc(grantApplication.id));
}

/** What was awarded of a line in all rounds, with whom each reaches. */
export async function listAwardsOf(
  db: Db,
  lineId: number,
): Promise<(Pick<GrantApplication, "reaches" | "assessment"> & Pick<GrantAward, "pence">)[]> {
  return db
    .select({
      reaches: grantApplication.reaches,
      assessment: grantApplication.assessment,
      pence: grantDecision.pence,
    })
    .from(grantDecision)
    .innerJoin(grantApplication, eq(grantApplication.id, grantDecision.applicationId))
    .innerJoin(grantRound, eq(grantRound.id, grantApplication.roundId))
    .where(and(eq(grantRound.lineId, lineId), eq(grantDecision.outcome, "awarded")));
}

/** The budget line that a round is paid from; null where it is no more. */
export async function readFund(
  db: Db,
  lineId: number,
): Promise<(Omit<Fund, "allocatedPence"> & { service: string }) | null> {
  const [line] = await db
    .select({
      service: budgetLine.service,
      years: framework.years,
      isAssessedWhenAllocated: sql<boolean>`exists (select 1 from ${changeNewLine} join ${eiaEntry} on ${eiaEntry.changeId} = ${changeNewLine.changeId} where ${changeNewLine.lineId} = ${budgetLine.id} and ${eiaEntry.kind} = 'when_allocated')`,
      amounts: sql<
        Record<string, number>
      >`coalesce((select jsonb_object_agg(${budgetLineAmount.year}, ${budgetLineAmount.pence}) from ${budgetLineAmount} where ${budgetLineAmount.lineId} = ${budgetLine.id}), '{}'::jsonb)`,
    })
    .from(budgetLine)
    .innerJoin(framework, eq(framework.id, budgetLine.frameworkId))
    .where(eq(budgetLine.id, lineId));
  return line ?? null;
}

/** The lines from which a round can be paid. */
export function listLineNames(db: Db, frameworkId: number): Promise<{ id: number; service: string }[]> {
  return db
    .select({ id: budgetLine.id, service: budgetLine.service })
    .from(budgetLine)
    .where(eq(budgetLine.frameworkId, frameworkId))
    .orderBy(asc(budgetLine.position), asc(budgetLine.id));
}
