import { eq, sql } from "drizzle-orm";
import { listQuestions } from "~db/queries/public-consultations.server";
import { consultationQuestion } from "~db/schema";
import { mayWriteConsultation } from "~/auth/permissions";
import { conditionFault, leftWithoutAnswer } from "~/domain/consultation/condition";
import {
  optionsFault,
  type Condition,
  type Question,
  type QuestionWords,
} from "~/domain/consultation/question";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import {
  draftAgain,
  questionInWords,
  withConsultation,
  type ConsultationPlace,
} from "./internal/consultation-write.server";

export interface SaveQuestionInput extends ConsultationPlace, QuestionWords {
  questionId: number | "new";
  /** Null, or left out, where everybody is asked. */
  condition?: Condition | null;
  version: number;
}

/**
 * Writes a question, at the end where it is a new one. A consultation that was approved is a draft again by it.
 * @throws Refusal not-found; stale; invalid at `options`, `condition`
 */
export async function saveQuestion(
  context: ServiceContext,
  { frameworkId, consultationId, questionId, version, condition = null, ...words }: SaveQuestionInput,
): Promise<void> {
  await withConsultation(context, { frameworkId, consultationId }, async (write) => {
    const { tx, actor, consultation, standing } = write;
    const role = allow(mayWriteConsultation(actor, consultation, standing));
    const questions = await listQuestions(tx, consultationId);
    const before = questionId === "new" ? null : questions.find(({ id }) => id === questionId);
    if (before === undefined) throw new Refusal({ kind: "not-found" });
    if (before) requireVersion(before, version, questionInWords(before));
    refuseFaults(faultsOf({ before, words, condition }, questions));
    const values = {
      ...words,
      options: [...words.options],
      onlyIfQuestionId: condition?.questionId ?? null,
      onlyIfAnswer: condition?.answer ?? null,
    };
    if (before) {
      await tx
        .update(consultationQuestion)
        .set({ ...values, version: before.version + 1 })
        .where(eq(consultationQuestion.id, before.id));
    } else {
      await tx.insert(consultationQuestion).values({
        ...values,
        consultationId,
        position: sql`(select coalesce(max(position), 0) + 1 from consultation_question where consultation_id = ${consultationId})`,
      });
    }
    await draftAgain(write);
    recordEvent(write, {
      act: "question.save",
      role,
      subject: consultation.title,
      before: before ?? null,
      after: { ...words, condition },
      detail: { consultationId },
    });
  });
}

interface Written {
  before: Question | null;
  words: QuestionWords;
  condition: Condition | null;
}

function faultsOf(
  { before, words, condition }: Written,
  questions: readonly Question[],
): Record<string, string> {
  const earlier = before ? questions.slice(0, questions.indexOf(before)) : questions;
  const left = before && leftWithoutAnswer({ ...before, ...words }, questions);
  const ofOptions =
    optionsFault(words) ??
    (left ? `“${left.text}” is asked only on “${left.condition?.answer}”, so this answer must stay` : null);
  const ofCondition = conditionFault(condition, earlier);
  return {
    ...(ofOptions !== null && { options: ofOptions }),
    ...(ofCondition !== null && { condition: ofCondition }),
  };
}
