import { and, eq, isNotNull, lt, or, inArray } from "drizzle-orm";
import {
  monitoredBy,
  monitoringQuestions,
  whoAnswered,
  type MonitoringQuestion,
  type WhoAnswered,
} from "../../app/domain/consultation/monitoring";
import type { PublicConsultation } from "../../app/domain/consultation/public-consultation";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { consultationMonitoring, monitoringCount, publicConsultation } from "../schema";
import { listDimensions } from "./dated-settings.server";

/** What a consultation asks people about themselves, in its order; nothing where it asks for none. */
export async function listMonitoringQuestions(
  db: Db,
  { monitored }: Pick<PublicConsultation, "monitored">,
): Promise<MonitoringQuestion[]> {
  if (monitored.length === 0) return [];
  return monitoredBy(monitored, monitoringQuestions(await listDimensions(db)));
}

/** Where the monitoring of a consultation stands; null where it asks for none, or was never opened. */
export async function findMonitoring(
  db: Db,
  consultationId: number,
): Promise<{ key: string | null; countedOn: CalendarDate | null } | null> {
  const [found] = await db
    .select({ key: consultationMonitoring.key, countedOn: consultationMonitoring.countedOn })
    .from(consultationMonitoring)
    .where(eq(consultationMonitoring.consultationId, consultationId));
  return found ?? null;
}

/** Those that take no answers any more and have a key still. @param today in the United Kingdom */
export function listKeysToDestroy(
  db: Db,
  today: CalendarDate,
): Promise<{ consultationId: number; frameworkId: number; title: string }[]> {
  return db
    .select({
      consultationId: consultationMonitoring.consultationId,
      frameworkId: publicConsultation.frameworkId,
      title: publicConsultation.title,
    })
    .from(consultationMonitoring)
    .innerJoin(publicConsultation, eq(publicConsultation.id, consultationMonitoring.consultationId))
    .where(
      and(
        isNotNull(consultationMonitoring.key),
        or(
          inArray(publicConsultation.state, ["reported", "withdrawn"]),
          lt(publicConsultation.closesOn, today),
        ),
      ),
    )
    .orderBy(consultationMonitoring.consultationId);
}

/**
 * Who answered, in counts that may be shown to anybody: null until they are counted, and where nothing was asked. It is the only
 * query that reads what people said of themselves.
 */
export async function findWhoAnswered(
  db: Db,
  consultation: Pick<PublicConsultation, "id" | "monitored">,
): Promise<WhoAnswered | null> {
  const monitoring = await findMonitoring(db, consultation.id);
  if (monitoring?.countedOn == null) return null;
  const counts = await db
    .select({
      question: monitoringCount.question,
      answer: monitoringCount.answer,
      people: monitoringCount.people,
    })
    .from(monitoringCount)
    .where(eq(monitoringCount.consultationId, consultation.id));
  return whoAnswered(await listMonitoringQuestions(db, consultation), counts);
}
