import { eq } from "drizzle-orm";
import { findScrutinyReport } from "~db/queries/scrutiny-reports.server";
import { scrutinyReport } from "~db/schema";
import { REPORT_SECTIONS, type ReportTexts, type ScrutinyReport } from "~/domain/scrutiny/scrutiny-report";
import { formatDate } from "~/domain/shared/calendar-date";
import { withFramework, type FrameworkWrite, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

export interface ReportPlace {
  frameworkId: number;
  reportId: number;
}

export interface ReportWrite extends FrameworkWrite {
  report: ScrutinyReport;
}

/** The framework's row is locked, then the report's. @throws Refusal not-found */
export function withReport<T>(
  context: ServiceContext,
  { frameworkId, reportId }: ReportPlace,
  work: (write: ReportWrite) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    await write.tx
      .select({ id: scrutinyReport.id })
      .from(scrutinyReport)
      .where(eq(scrutinyReport.id, reportId))
      .for("update");
    const report = await findScrutinyReport(write.tx, frameworkId, reportId);
    if (!report) throw new Refusal({ kind: "not-found" });
    return work({ ...write, report });
  });
}

/** For whoever edited an earlier version, and for the audit log: what a person wrote, and what was drafted. */
export function reportInWords({
  body,
  meetingOn,
  meetingAt,
  reportOf,
  author,
  drafted,
  written,
}: Pick<
  ScrutinyReport,
  "body" | "meetingOn" | "meetingAt" | "reportOf" | "author" | "drafted" | "written"
>): Record<string, string> {
  const texts = REPORT_SECTIONS.map((section) => [section, written[section] ?? drafted[section]]);
  return {
    ...{ body, meetingAt, reportOf, author },
    meetingOn: meetingOn === null ? "" : formatDate(meetingOn),
    ...(Object.fromEntries(texts) as ReportTexts),
  };
}
