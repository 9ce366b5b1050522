import { eq } from "drizzle-orm";
import { listQuestions } from "~db/queries/public-consultations.server";
import { consultationQuestion } from "~db/schema";
import { mayWriteConsultation } from "~/auth/permissions";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import {
  draftAgain,
  questionInWords,
  withConsultation,
  type ConsultationPlace,
} from "./internal/consultation-write.server";

/** @throws Refusal not-found; stale; conflict where another question is asked on its answer */
export async function removeQuestion(
  context: ServiceContext,
  { questionId, version, ...place }: ConsultationPlace & { questionId: number; version: number },
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const { tx, actor, consultation, standing } = write;
    const role = allow(mayWriteConsultation(actor, consultation, standing));
    const questions = await listQuestions(tx, consultation.id);
    const before = questions.find(({ id }) => id === questionId);
    if (!before) throw new Refusal({ kind: "not-found" });
    requireVersion(before, version, questionInWords(before));
    const hanging = questions.find(({ condition }) => condition?.questionId === before.id);
    if (hanging) {
      throw new Refusal({
        kind: "conflict",
        message: `“${hanging.text}” is asked only where this question is answered “${hanging.condition?.answer}”. Change that one first.`,
      });
    }
    await tx.delete(consultationQuestion).where(eq(consultationQuestion.id, before.id));
    await draftAgain(write);
    recordEvent(write, {
      act: "question.remove",
      role,
      subject: consultation.title,
      before,
      detail: { consultationId: consultation.id },
    });
  });
}
