import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../client.server";
import { answerImport, consultationAnswer, deletedSurveyRow } from "../schema";

export type AnswerImport = typeof answerImport.$inferSelect;

/** What somebody is importing into a consultation; null where there is nothing. */
export async function findAnswerImport(
  db: Db,
  consultationId: number,
  personId: number,
): Promise<AnswerImport | null> {
  const [found] = await db
    .select()
    .from(answerImport)
    .where(and(eq(answerImport.consultationId, consultationId), eq(answerImport.personId, personId)));
  return found ?? null;
}

/** Which of these rows are answers already: they came with an earlier file. */
export async function listKnownRows(db: Db, digests: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ known: consultationAnswer.receiptHash })
    .from(consultationAnswer)
    .where(inArray(consultationAnswer.receiptHash, [...digests]));
  return new Set(rows.map(({ known }) => known));
}

/** The marks of all rows of a consultation that were deleted on request: few, as each was asked for by somebody. */
export async function listDeletedRows(db: Db, consultationId: number): Promise<Set<string>> {
  const rows = await db
    .select({ mark: deletedSurveyRow.mark })
    .from(deletedSurveyRow)
    .where(eq(deletedSurveyRow.consultationId, consultationId));
  return new Set(rows.map(({ mark }) => mark));
}
