import { listDeletedRows, listKnownRows, type AnswerImport } from "~db/queries/answer-imports.server";
import { listQuestions } from "~db/queries/public-consultations.server";
import type { Db } from "~db/client.server";
import { isEmpty } from "~/domain/consultation/answer";
import { onlyAsked } from "~/domain/consultation/condition";
import type {
  ImportedAnswer,
  ReadAnswers,
  SurveyField,
  ValueAnswers,
} from "~/domain/consultation/imported-answers";
import type { PublicConsultation } from "~/domain/consultation/public-consultation";
import type { Question } from "~/domain/consultation/question";
import { readAnswers, surveyFields } from "~/imports/survey-answers.parse";
import { deletedRowMark } from "../internal/deleted-row.server";

/** An answer with the digest by which its row is known when it comes again. */
export type FreshAnswer = ImportedAnswer & { digest: string };

export interface UnderstoodAnswers extends Omit<ReadAnswers, "answers"> {
  questions: Question[];
  /** All that a column may hold. */
  fields: SurveyField[];
  /** Those that would be taken. */
  fresh: FreshAnswer[];
  /** Rows that came with an earlier file. */
  known: number;
  /** Rows of an earlier file whose answer was deleted because somebody asked for it. */
  deleted: number;
}

/**
 * What an import says as it stands, and what of it is here already. Answers to questions that are not asked of whoever answered so are
 * dropped, as they are of any other answer.
 * @param secret made of the office's key for the deleted rows of this consultation
 */
export async function understoodAnswers(
  db: Db,
  consultation: Pick<PublicConsultation, "id" | "proposal">,
  { sheet, mapping, digests }: Pick<AnswerImport, "sheet" | "mapping" | "digests">,
  secret: Uint8Array,
  said: ValueAnswers = {},
): Promise<UnderstoodAnswers> {
  const questions = await listQuestions(db, consultation.id);
  const fields = surveyFields(questions, consultation.proposal?.changes ?? []);
  const { answers: read, refused, unknown } = readAnswers(sheet, mapping, fields, said);
  const asked = read.map((answer) => ({ ...answer, given: onlyAsked(questions, answer.given) }));
  const answers = asked.filter(({ given }) => !isEmpty(given));
  const unasked = asked.filter(({ given }) => isEmpty(given));
  const digestOf = new Map(sheet.rows.map(({ number }, place) => [number, digests[place] ?? ""]));
  const known = await listKnownRows(db, digests);
  const marks = await listDeletedRows(db, consultation.id);
  const identified = answers.map((answer) => ({ ...answer, digest: digestOf.get(answer.row) ?? "" }));
  const notHere = identified.filter(({ digest }) => !known.has(digest));
  const fresh = notHere.filter(
    ({ digest }) => marks.size === 0 || !marks.has(deletedRowMark(secret, digest)),
  );
  return {
    ...{ unknown, questions, fields, fresh },
    refused: [
      ...refused,
      ...unasked.map(({ row }) => ({ row, why: "No question that is asked of them is answered" })),
    ].toSorted((a, b) => a.row - b.row),
    known: answers.length - notHere.length,
    deleted: notHere.length - fresh.length,
  };
}
