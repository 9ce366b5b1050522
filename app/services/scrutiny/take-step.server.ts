import { eq } from "drizzle-orm";
import { listRecommendations } from "~db/queries/scrutiny-reports.server";
import { scrutinyReport } from "~db/schema";
import { mayTakeScrutinyStep } from "~/auth/permissions";
import { draftedReport } from "~/documents/scrutiny-report.view";
import { answeringGaps, replied } from "~/domain/scrutiny/recommendation";
import {
  presentingGaps,
  SCRUTINY_STEPS,
  type PresentedReport,
  type ScrutinyAct,
} from "~/domain/scrutiny/scrutiny-report";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, requireReason } from "~/services/refusal";
import {
  reportInWords,
  withReport,
  type ReportPlace,
  type ReportWrite,
} from "./internal/scrutiny-write.server";
import { scrutinySource } from "./scrutiny-source.server";

export interface ScrutinyStepInput extends ReportPlace {
  act: ScrutinyAct;
  version: number;
  /** Why it is taken back; of no matter to the other steps. */
  reason: string;
  recordHref: (referenceKey: string) => string;
}

/**
 * Presents a report, which publishes it as it is then; publishes its answer; takes it back, so that nobody reads it any more.
 * @throws Refusal not-found; forbidden; conflict where something is missing; stale
 */
export async function takeScrutinyStep(
  context: ServiceContext,
  { act, version, reason, recordHref, ...place }: ScrutinyStepInput,
): Promise<void> {
  await withReport(context, place, async (write) => {
    const { tx, actor, report, standing } = write;
    const role = allow(mayTakeScrutinyStep(actor, act, report, standing));
    requireVersion(report, version, reportInWords(report));
    const takenBack = act === "take_back" ? { reason: requireReason(reason) } : {};
    const presented = await presentedBy(write, act, recordHref);
    const { to: state } = SCRUTINY_STEPS[act];
    await tx
      .update(scrutinyReport)
      .set({
        state,
        presented,
        version: report.version + 1,
        // What is withdrawn once this is out is withdrawn later: the row that both lock is held by now.
        ...(act === "present" && { presentedAt: context.now() }),
        ...(act === "take_back" && { presentedAt: null }),
      })
      .where(eq(scrutinyReport.id, report.id));
    recordEvent(write, {
      act: `scrutiny.${act}`,
      role,
      subject: report.body,
      before: { state: report.state, presented: report.presented },
      after: { state, presented, ...takenBack },
      detail: { reportId: report.id },
    });
  });
}

/** What everybody may read after the step. */
async function presentedBy(
  write: ReportWrite,
  act: ScrutinyAct,
  recordHref: (referenceKey: string) => string,
): Promise<PresentedReport | null> {
  const { tx, report, framework, settings, today } = write;
  if (act === "take_back") return null;
  if (act === "answer") {
    if (!report.presented) throw new Error("What is answered was presented");
    const recommendations = await listRecommendations(tx, report.id);
    refuseGaps(answeringGaps(recommendations));
    return { ...report.presented, reply: { answeredOn: today, recommendations: replied(recommendations) } };
  }
  refuseGaps(presentingGaps(report));
  const { meetingOn } = report;
  if (meetingOn === null) throw new Error("A gap says that there is no day of the meeting");
  const source = await scrutinySource(tx, framework, { settings, today, recordHref });
  return { ...draftedReport(report, source), meetingOn, presentedOn: today };
}

function refuseGaps(gaps: readonly string[]): void {
  if (gaps.length > 0) throw new Refusal({ kind: "conflict", message: gaps.join(" ") });
}
