import { eq } from "drizzle-orm";
import { scrutinyReport } from "~db/schema";
import { mayWriteScrutiny } from "~/auth/permissions";
import { draftedTexts } from "~/documents/scrutiny-report.view";
import { writtenOf, type ReportTexts, type ScrutinySubject } from "~/domain/scrutiny/scrutiny-report";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import {
  allow,
  recordEvent,
  requireVersion,
  withFramework,
  type ServiceContext,
} from "~/services/context.server";
import { reportInWords, withReport, type ReportPlace } from "./internal/scrutiny-write.server";
import { scrutinySource } from "./scrutiny-source.server";

const NOT_SAID = { meetingAt: "", reportOf: "", author: "" };

type RecordHref = (referenceKey: string) => string;

export interface ReportHead {
  subject: ScrutinySubject;
  body: string;
  meetingOn: CalendarDate | null;
  /** As `13:00`; left out, as the next two, where nobody said. */
  meetingAt?: string;
  reportOf?: string;
  author?: string;
}

/** Begins a report: every text is drafted from what is recorded. @returns its id @throws Refusal not-found; forbidden; conflict */
export async function beginReport(
  context: ServiceContext,
  { frameworkId, recordHref, ...head }: ReportHead & { frameworkId: number; recordHref: RecordHref },
): Promise<number> {
  return withFramework(context, frameworkId, async (write) => {
    const { tx, actor, framework, standing, settings, today, now } = write;
    const role = allow(mayWriteScrutiny(actor, null, standing));
    const drafted = draftedTexts(await scrutinySource(tx, framework, { settings, today, recordHref }), head);
    const [begun] = await tx
      .insert(scrutinyReport)
      .values({ ...head, frameworkId, drafted, draftedAt: now, writtenBy: actor.personId })
      .returning({ id: scrutinyReport.id });
    if (!begun) throw new Error("A report was begun");
    recordEvent(write, {
      act: "scrutiny.save",
      role,
      subject: head.body,
      before: null,
      after: reportInWords({ ...NOT_SAID, ...head, drafted, written: {} }),
      detail: { reportId: begun.id, drafted: true },
    });
    return begun.id;
  });
}

/**
 * Saves what a person wrote. What equals the draft stays drafted.
 * @throws Refusal not-found; forbidden; conflict once it was presented; stale
 */
export async function saveReport(
  context: ServiceContext,
  { version, texts, ...input }: ReportPlace & ReportHead & { version: number; texts: ReportTexts },
): Promise<void> {
  const { frameworkId, reportId, ...head } = input;
  await withReport(context, { frameworkId, reportId }, async (write) => {
    const { tx, actor, report, standing } = write;
    const role = allow(mayWriteScrutiny(actor, report, standing));
    requireVersion(report, version, reportInWords(report));
    const written = writtenOf(texts, report.drafted);
    await tx
      .update(scrutinyReport)
      .set({ ...head, written, writtenBy: actor.personId, version: report.version + 1 })
      .where(eq(scrutinyReport.id, report.id));
    recordEvent(write, {
      act: "scrutiny.save",
      role,
      subject: head.body,
      before: reportInWords(report),
      after: reportInWords({ ...report, ...head, written }),
      detail: { reportId: report.id, written: Object.keys(written) },
    });
  });
}

/**
 * Drafts it anew from what is recorded now. What a person wrote stays as it is.
 * @throws Refusal as `saveReport`
 */
export async function redraftReport(
  context: ServiceContext,
  { version, recordHref, ...place }: ReportPlace & { version: number; recordHref: RecordHref },
): Promise<void> {
  await withReport(context, place, async (write) => {
    const { tx, actor, report, framework, standing, settings, today, now } = write;
    const role = allow(mayWriteScrutiny(actor, report, standing));
    requireVersion(report, version, reportInWords(report));
    const drafted = draftedTexts(
      await scrutinySource(tx, framework, { settings, today, recordHref }),
      report,
    );
    await tx
      .update(scrutinyReport)
      .set({ drafted, draftedAt: now, version: report.version + 1 })
      .where(eq(scrutinyReport.id, report.id));
    recordEvent(write, {
      act: "scrutiny.save",
      role,
      subject: report.body,
      before: reportInWords(report),
      after: reportInWords({ ...report, drafted }),
      detail: { reportId: report.id, drafted: true },
    });
  });
}
