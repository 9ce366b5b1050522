import type { Database } from "../../db/client.server";
import { findScrutinyReport, listRecommendations } from "../../db/queries/scrutiny-reports.server";
import type { ScrutinyAct } from "../../app/domain/scrutiny/scrutiny-report";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { beginReport } from "../../app/services/scrutiny/save-report.server";
import { saveRecommendation } from "../../app/services/scrutiny/save-recommendation.server";
import { takeScrutinyStep } from "../../app/services/scrutiny/take-step.server";
import { NO_VERSION } from "../../app/services/context.server";
import type { Office } from "./action-plan";
import { at } from "./sign-off";

export const recordHref = (referenceKey: string) => `https://eia.example/decisions/${referenceKey}`;
export const MEETING = calendarDate("2018-06-12");

/** A report to the panel, drafted and nothing more. */
export function aReport(
  database: Database,
  { author }: Pick<Office, "author">,
  frameworkId: number,
  now: Date,
) {
  return beginReport(at(database, author, now), {
    ...{ frameworkId, recordHref },
    ...{ subject: "decision" as const, body: "Police and Crime Panel", meetingOn: MEETING },
  });
}

export async function takeStep(
  database: Database,
  { monitoring }: Pick<Office, "monitoring">,
  { frameworkId, reportId, act }: { frameworkId: number; reportId: number; act: ScrutinyAct },
  now: Date,
): Promise<void> {
  const { version = NO_VERSION } = (await findScrutinyReport(database.db, frameworkId, reportId)) ?? {};
  await takeScrutinyStep(at(database, monitoring, now), {
    ...{ frameworkId, reportId, act, version, recordHref },
    reason: "It is about last year",
  });
}

/** The same, presented, with a recommendation that is not answered yet. */
export async function aPresentedReport(database: Database, office: Office, frameworkId: number, now: Date) {
  const reportId = await aReport(database, office, frameworkId, now);
  await takeStep(database, office, { frameworkId, reportId, act: "present" }, now);
  await saveRecommendation(at(database, office.author, now), {
    ...{ frameworkId, reportId, recommendationId: "new" as const, version: NO_VERSION },
    ...{ recommendation: "Say in a year what came of it", answer: null, reason: "" },
  });
  const [recommendation] = await listRecommendations(database.db, reportId);
  return { reportId, recommendationId: recommendation?.id ?? 0 };
}
