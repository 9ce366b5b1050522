import {
  lastPosition,
  listEarlierConsultations,
  listQuestions,
} from "~db/queries/public-consultations.server";
import { consultationQuestion } from "~db/schema";
import { mayWriteConsultation } from "~/auth/permissions";
import { allow, recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { draftAgain, withConsultation, type ConsultationPlace } from "./internal/consultation-write.server";

/**
 * Takes the questions of an earlier consultation, at the end of those that are there. Only of one that the public has seen, whose
 * questions stay as they are: each copy says of which one it is, so that answers can be compared from year to year.
 * @throws Refusal not-found; invalid at `from` for one that cannot be taken
 */
export async function copyQuestions(
  context: ServiceContext,
  { from, ...place }: ConsultationPlace & { from: number },
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const { tx, actor, consultation, standing } = write;
    const role = allow(mayWriteConsultation(actor, consultation, standing));
    const earlier = (await listEarlierConsultations(tx, consultation.id)).find(({ id }) => id === from);
    if (!earlier) {
      throw new Refusal({
        kind: "invalid",
        errors: { from: "Choose a consultation that people have been asked in" },
      });
    }
    const copies = new Map<number, number>();
    let position = await lastPosition(tx, consultation.id);
    for (const { id, version: _v, condition, copiedFromId: _c, ...words } of await listQuestions(tx, from)) {
      const namedCopy = condition && copies.get(condition.questionId);
      const [copy] = await tx
        .insert(consultationQuestion)
        .values({
          ...words,
          options: [...words.options],
          consultationId: consultation.id,
          position: (position += 1),
          onlyIfQuestionId: namedCopy ?? null,
          onlyIfAnswer: namedCopy ? condition.answer : null,
          copiedFromId: id,
        })
        .returning({ id: consultationQuestion.id });
      if (copy) copies.set(id, copy.id);
    }
    await draftAgain(write);
    recordEvent(write, {
      act: "question.copy",
      role,
      subject: consultation.title,
      after: { from: earlier.title, questions: copies.size },
      detail: { consultationId: consultation.id, from },
    });
  });
}
