import { eq, sql } from "drizzle-orm";
import type { Database, Db } from "~db/client.server";
import {
  deleteMarksOfDone,
  deleteSavedAnswersOfClosed,
  listConsultationsWithWords,
  listQuestions,
  listWordsOfPeople,
  lockConsultation,
} from "~db/queries/public-consultations.server";
import { answerImport } from "~db/schema";
import { lastDayKept, withoutWords } from "~/domain/consultation/retention";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { inLog, transactionWithEvents } from "~/services/internal/audit-log.server";
import { forgetQuotations } from "./internal/reading-write.server";

/** So many answers in one statement. */
const AT_ONCE = 500;

/**
 * Deletes what is not kept any longer: what people said in words, once its day has passed, and what was saved and never sent,
 * once the consultation has closed; with the words go those that were marked to be quoted, and imports that nobody
 * confirmed; and the marks of rows that were deleted, once nothing is imported any more. What was chosen, the themes and what organisations said stay. It is done by the installation
 * itself, on the audit log, and once, however many servers do it.
 * @returns how many answers it was
 */
export async function deleteWhatIsDue(database: Database, now: Date): Promise<number> {
  const today = dateInLondon(now);
  await deleteSavedAnswersOfClosed(database.db, today);
  await deleteMarksOfDone(database.db);
  let deleted = 0;
  for (const consultation of await listConsultationsWithWords(database.db, today)) {
    const last = lastDayKept(consultation);
    if (last !== null && last < today) deleted += await deleteWordsOf(database, consultation, now);
  }
  return deleted;
}

async function deleteWordsOf(
  database: Database,
  { id, title, frameworkId }: { id: number; title: string; frameworkId: number },
  now: Date,
): Promise<number> {
  return transactionWithEvents(database, async (tx, events) => {
    // Another server that does the same waits, and then finds nothing.
    await lockConsultation(tx, id);
    // Words of people that were read from a file and never became answers.
    await tx.delete(answerImport).where(eq(answerImport.consultationId, id));
    const questions = await listQuestions(tx, id);
    let answers = 0;
    for (;;) {
      const some = await listWordsOfPeople(tx, id, AT_ONCE);
      if (some.length === 0) break;
      await store(
        tx,
        some.map((answer) => ({ id: answer.id, given: withoutWords(questions, answer.given) })),
        now,
      );
      // What was published of them stands in the report.
      await forgetQuotations(
        tx,
        some.map((answer) => answer.id),
      );
      answers += some.length;
    }
    if (answers > 0) {
      events.push({
        ...{ at: now, personId: null, personName: "", frameworkId, subject: title },
        ...inLog({ act: "answers.delete", before: { answers }, detail: { consultationId: id } }),
      });
    }
    return answers;
  });
}

async function store(tx: Db, left: readonly { id: number; given: unknown }[], now: Date): Promise<void> {
  await tx.execute(sql`
    update consultation_answer as answer
    set given = left_over.given, receipt_hash = 'deleted ' || answer.id, origin_mark = '',
      words_deleted_at = ${now.toISOString()}::timestamptz, version = answer.version + 1
    from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as left_over(id integer, given jsonb)
    where answer.id = left_over.id`);
}
