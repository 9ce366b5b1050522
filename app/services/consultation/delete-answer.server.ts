import { eq } from "drizzle-orm";
import { findAnswer, listQuestions } from "~db/queries/public-consultations.server";
import { consultationAnswer, deletedSurveyRow } from "~db/schema";
import { mayDeleteAnswer } from "~/auth/permissions";
import { DELETED_WORDS, withoutWords } from "~/domain/consultation/retention";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, requireReason } from "~/services/refusal";
import { withConsultation, type ConsultationPlace } from "./internal/consultation-write.server";
import { deletedRowMark } from "./internal/deleted-row.server";
import { forgetQuotations } from "./internal/reading-write.server";

export interface DeleteAnswerInput extends ConsultationPlace {
  answerId: number;
  version: number;
  /** Who asked for it, and why, without anything of the answer. */
  reason: string;
}

/**
 * Deletes an answer because somebody asked for it (UK GDPR Article 17). Until the report is published nothing of it is left;
 * afterwards what was said in words and the organisation's name are, and what was chosen stays in the counts that are published.
 * The audit log holds the reason and nothing of the answer; of a row of another survey's export a mark is kept, so that the same file
 * does not bring it back.
 * @param secret made of the office's key for the deleted rows of this consultation
 * @throws Refusal not-found; stale; invalid at `reason`; conflict where its words are deleted already
 */
export async function deleteAnswer(
  { secret, ...context }: ServiceContext & { secret: Uint8Array },
  { answerId, version, reason, ...place }: DeleteAnswerInput,
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const { tx, actor, consultation, phase, now } = write;
    const role = allow(mayDeleteAnswer(actor, phase));
    const before = await findAnswer(tx, consultation.id, answerId);
    if (!before) throw new Refusal({ kind: "not-found" });
    requireVersion(before, version, {});
    const given = requireReason(reason);
    if (consultation.state === "opened") {
      const [deleted] = await tx
        .delete(consultationAnswer)
        .where(eq(consultationAnswer.id, answerId))
        .returning({ digest: consultationAnswer.receiptHash });
      if (deleted && before.channel === "survey") {
        await tx
          .insert(deletedSurveyRow)
          .values({ consultationId: consultation.id, mark: deletedRowMark(secret, deleted.digest) })
          .onConflictDoNothing();
      }
    } else {
      if (before.wordsDeletedAt) {
        throw new Refusal({ kind: "conflict", message: "What was said in it is deleted already." });
      }
      await tx
        .update(consultationAnswer)
        .set({
          given: withoutWords(await listQuestions(tx, consultation.id), before.given),
          body: before.body === "" ? "" : DELETED_WORDS,
          receiptHash: `deleted ${answerId}`,
          originMark: "",
          wordsDeletedAt: now,
          version: before.version + 1,
        })
        .where(eq(consultationAnswer.id, answerId));
      await forgetQuotations(tx, [answerId]);
    }
    recordEvent(write, {
      act: "answer.delete",
      role,
      subject: consultation.title,
      before: { channel: before.channel, reading: before.reading, isOfABody: before.body !== "" },
      detail: { consultationId: consultation.id, answerId, reason: given },
    });
  });
}
