import { asc, eq } from "drizzle-orm";
import type { Reading } from "../../app/domain/consultation/agreement";
import type { Db } from "../client.server";
import { answerQuotation, consultationAnswer, consultationReading, person } from "../schema";

const READING = {
  answerId: consultationReading.answerId,
  personId: consultationReading.personId,
  name: person.name,
  themeIds: consultationReading.themeIds,
};

/** How each person read each answer of a consultation last. */
export function listReadings(db: Db, consultationId: number): Promise<Reading[]> {
  return db
    .select(READING)
    .from(consultationReading)
    .innerJoin(consultationAnswer, eq(consultationAnswer.id, consultationReading.answerId))
    .innerJoin(person, eq(person.id, consultationReading.personId))
    .where(eq(consultationAnswer.consultationId, consultationId))
    .orderBy(asc(consultationReading.answerId), asc(consultationReading.personId));
}

/** The same of one answer. */
export function listReadingsOf(db: Db, answerId: number): Promise<Reading[]> {
  return db
    .select(READING)
    .from(consultationReading)
    .innerJoin(person, eq(person.id, consultationReading.personId))
    .where(eq(consultationReading.answerId, answerId))
    .orderBy(asc(consultationReading.personId));
}

/** The words of an answer that may be published; empty where none are marked. */
export async function findQuotation(db: Db, answerId: number): Promise<string> {
  const [found] = await db
    .select({ words: answerQuotation.words })
    .from(answerQuotation)
    .where(eq(answerQuotation.answerId, answerId));
  return found?.words ?? "";
}

/** Of every answer of a consultation that has one, in the order in which they came. */
export function listQuotations(
  db: Db,
  consultationId: number,
): Promise<{ answerId: number; words: string }[]> {
  return db
    .select({ answerId: answerQuotation.answerId, words: answerQuotation.words })
    .from(answerQuotation)
    .innerJoin(consultationAnswer, eq(consultationAnswer.id, answerQuotation.answerId))
    .where(eq(consultationAnswer.consultationId, consultationId))
    .orderBy(asc(answerQuotation.answerId));
}
