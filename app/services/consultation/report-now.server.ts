import type { Db } from "~db/client.server";
import { findWhoAnswered } from "~db/queries/consultation-monitoring.server";
import { listQuotations } from "~db/queries/consultation-readings.server";
import {
  countReadings,
  listCountedAnswers,
  listQuestions,
  listThemes,
} from "~db/queries/public-consultations.server";
import { reportedConsultation } from "~/domain/consultation/consultation-report";
import type { PublicConsultation } from "~/domain/consultation/public-consultation";
import type { ReportedConsultation } from "~/domain/consultation/reported";
import type { CalendarDate } from "~/domain/shared/calendar-date";

/** The report of a consultation as it would be published on the day; null before people were asked. */
export async function reportNow(
  db: Db,
  consultation: PublicConsultation,
  today: CalendarDate,
): Promise<ReportedConsultation | null> {
  return reportedConsultation(
    {
      consultation,
      questions: await listQuestions(db, consultation.id),
      answers: await listCountedAnswers(db, consultation.id),
      readings: await countReadings(db, consultation.id),
      themes: await listThemes(db, consultation.id),
      quotations: await listQuotations(db, consultation.id),
      who: await findWhoAnswered(db, consultation),
    },
    today,
  );
}
