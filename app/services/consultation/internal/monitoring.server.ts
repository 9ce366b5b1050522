import { createHmac, randomBytes } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { findMonitoring } from "~db/queries/consultation-monitoring.server";
import { consultationMonitoring, monitoringAnswer, monitoringCount } from "~db/schema";
import { countedOf, PEOPLE, type SaidOfThemselves } from "~/domain/consultation/monitoring";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { numberAsSent } from "~/services/internal/receipt.server";

/** With the opening of a consultation that asks people about themselves. */
export async function beginMonitoring(tx: Db, consultationId: number): Promise<void> {
  await tx
    .insert(consultationMonitoring)
    .values({ consultationId, key: randomBytes(32).toString("base64url") })
    .onConflictDoNothing();
}

/** Of one question alone, so that nothing says which rows are of one person. */
function codeOf(key: string, number: string, question: string): string {
  return createHmac("sha256", key)
    .update(`${numberAsSent(number)} ${question}`)
    .digest("base64url");
}

/**
 * Keeps what somebody said of themselves. The consultation's row is locked, shared at least.
 * @param number on their receipt: with it what they said can be taken back. Null of what came on paper, which is counted at once,
 *   as is what comes in while the key is being destroyed
 * @returns false where it is counted already, so that nothing of it was kept
 */
export async function keepMonitoring(
  tx: Db,
  { consultationId, number, said }: { consultationId: number; number: string | null; said: SaidOfThemselves },
): Promise<boolean> {
  const counted = countedOf(said);
  if (counted.length === 0) return true;
  const monitoring = await findMonitoring(tx, consultationId);
  if (monitoring?.countedOn !== null) return false;
  const { key } = monitoring;
  if (key === null || number === null) {
    await addToCounts(
      tx,
      counted.map((one) => ({ ...one, consultationId, people: 1 })),
    );
  } else {
    await tx
      .insert(monitoringAnswer)
      .values(counted.map((one) => ({ ...one, consultationId, code: codeOf(key, number, one.question) })))
      .onConflictDoNothing();
  }
  return true;
}

/**
 * Takes back what somebody said of themselves with the answer that has this number. The consultation's row is locked, shared at least.
 * @param monitored the keys of the questions that are asked
 * @returns false where the key is destroyed, so that nobody can tell any more which was theirs
 */
export async function takeBackMonitoring(
  tx: Db,
  {
    consultationId,
    number,
    monitored,
  }: { consultationId: number; number: string; monitored: readonly string[] },
): Promise<boolean> {
  const monitoring = await findMonitoring(tx, consultationId);
  if (!monitoring) return true;
  const { key } = monitoring;
  if (key === null) return false;
  const codes = [...monitored, PEOPLE].map((question) => codeOf(key, number, question));
  await tx.delete(monitoringAnswer).where(inArray(monitoringAnswer.code, codes));
  return true;
}

/**
 * Destroys the key, and makes counts of the rows: nothing is left of which it could be worked out who said what. The consultation's
 * row is locked for this.
 * @returns whether there was a key
 */
export async function destroyMonitoringKey(tx: Db, consultationId: number): Promise<boolean> {
  const monitoring = await findMonitoring(tx, consultationId);
  if (monitoring?.key == null) return false;
  const { question, answer } = monitoringAnswer;
  await addToCounts(
    tx,
    await tx
      .select({ question, answer, people: sql<number>`count(*)::int` })
      .from(monitoringAnswer)
      .where(eq(monitoringAnswer.consultationId, consultationId))
      .groupBy(question, answer)
      .then((rows) => rows.map((row) => ({ ...row, consultationId }))),
  );
  await tx.delete(monitoringAnswer).where(eq(monitoringAnswer.consultationId, consultationId));
  await tx
    .update(consultationMonitoring)
    .set({ key: null })
    .where(eq(consultationMonitoring.consultationId, consultationId));
  return true;
}

/** From now on nothing more is counted, and the counts may be shown. The key is destroyed. */
export async function settleMonitoring(tx: Db, consultationId: number, today: CalendarDate): Promise<void> {
  await tx
    .update(consultationMonitoring)
    .set({ countedOn: today })
    .where(eq(consultationMonitoring.consultationId, consultationId));
}

type Counted = typeof monitoringCount.$inferInsert;

/** In one order, so that of two at once one waits and neither is ended. */
async function addToCounts(tx: Db, counts: readonly Counted[]): Promise<void> {
  if (counts.length === 0) return;
  const place = ({ question, answer }: Counted) => `${question} ${answer}`;
  await tx
    .insert(monitoringCount)
    .values(counts.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)))
    .onConflictDoUpdate({
      target: [monitoringCount.consultationId, monitoringCount.question, monitoringCount.answer],
      set: { people: sql`${monitoringCount.people} + excluded.people` },
    });
}
