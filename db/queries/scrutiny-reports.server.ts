import { and, asc, desc, eq } from "drizzle-orm";
import type { Recommendation } from "../../app/domain/scrutiny/recommendation";
import type { PresentedReport, ScrutinyReport } from "../../app/domain/scrutiny/scrutiny-report";
import type { Db } from "../client.server";
import { scrutinyRecommendation, scrutinyReport } from "../schema";
import { publicScrutinyReport } from "../schema/public-decision";

/** Those of a framework, the newest first. */
export function listScrutinyReportsOf(db: Db, frameworkId: number): Promise<ScrutinyReport[]> {
  return db
    .select()
    .from(scrutinyReport)
    .where(eq(scrutinyReport.frameworkId, frameworkId))
    .orderBy(desc(scrutinyReport.id));
}

/** One of a framework's; null where it has no such one. */
export async function findScrutinyReport(
  db: Db,
  frameworkId: number,
  reportId: number,
): Promise<ScrutinyReport | null> {
  const [found] = await db
    .select()
    .from(scrutinyReport)
    .where(and(eq(scrutinyReport.frameworkId, frameworkId), eq(scrutinyReport.id, reportId)));
  return found ?? null;
}

/** In the order in which they were made. */
export async function listRecommendations(db: Db, reportId: number): Promise<Recommendation[]> {
  const rows = await db
    .select()
    .from(scrutinyRecommendation)
    .where(eq(scrutinyRecommendation.reportId, reportId))
    .orderBy(asc(scrutinyRecommendation.id));
  return rows.map(({ reportId: _report, ...recommendation }) => recommendation);
}

export interface PublicReport {
  id: number;
  presentedAt: Date;
  presented: PresentedReport;
}

/** What everybody may read, the newest first. */
export function listPublicReports(db: Db, limit = 100): Promise<PublicReport[]> {
  return db
    .select()
    .from(publicScrutinyReport)
    .orderBy(desc(publicScrutinyReport.presentedAt), desc(publicScrutinyReport.id))
    .limit(limit);
}

/** Null where nobody may read it. */
export async function findPublicReport(db: Db, reportId: number): Promise<PublicReport | null> {
  const [found] = await db.select().from(publicScrutinyReport).where(eq(publicScrutinyReport.id, reportId));
  return found ?? null;
}
