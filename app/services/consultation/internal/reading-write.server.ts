import { and, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "~db/client.server";
import {
  answerQuotation,
  consultationAnswer,
  consultationReading,
  consultationThemeAnswer,
} from "~db/schema";
import type { ReadingState } from "~/domain/consultation/answer";

/** How an answer is read: in which state it is, the themes that it is counted to, and what of it may be quoted. */
export interface ReadAs {
  reading: ReadingState;
  themeIds: readonly number[];
  /** Empty for nothing. */
  quotation: string;
}

/** Writes how an answer is read, in place of how it was. @returns the version that it has now */
export async function writeReading(
  tx: Db,
  { id, version }: { id: number; version: number },
  { reading, themeIds, quotation }: ReadAs,
): Promise<number> {
  const next = version + 1;
  await tx.update(consultationAnswer).set({ reading, version: next }).where(eq(consultationAnswer.id, id));
  await tx.delete(consultationThemeAnswer).where(eq(consultationThemeAnswer.answerId, id));
  if (themeIds.length > 0) {
    await tx.insert(consultationThemeAnswer).values(themeIds.map((themeId) => ({ themeId, answerId: id })));
  }
  await tx.delete(answerQuotation).where(eq(answerQuotation.answerId, id));
  if (quotation !== "") await tx.insert(answerQuotation).values({ answerId: id, words: quotation });
  return next;
}

/**
 * Forgets what was marked to be quoted in these answers, now and before their last reading. Their words are deleted already: the guard
 * in the database lets nothing of a reported consultation go before that.
 */
export async function forgetQuotations(tx: Db, answerIds: readonly number[]): Promise<void> {
  const ids = [...answerIds];
  await tx.delete(answerQuotation).where(inArray(answerQuotation.answerId, ids));
  await tx
    .update(consultationReading)
    .set({ quotationBefore: "" })
    .where(and(inArray(consultationReading.answerId, ids), ne(consultationReading.quotationBefore, "")));
}
