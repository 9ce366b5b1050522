import { eq } from "drizzle-orm";
import { insertMany } from "~db/queries/many-rows.server";
import { answerImport, consultationAnswer } from "~db/schema";
import type { ValueAnswers } from "~/domain/consultation/imported-answers";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withAnswerImport, type ImportPlace } from "./internal/answer-import.server";
import { understoodAnswers } from "./understood-answers.server";

/**
 * Takes the answers of the person's import, each once: rows that came with an earlier file are not taken again, nor those that
 * were deleted on request. They are unread, and
 * marked as another survey's.
 * @param secret as of `understoodAnswers` @param said what each value that is none of a question's answers stands for; empty to leave it out
 * @throws Refusal conflict where a value is not said, or no answer is left
 */
export async function confirmAnswerImport(
  { secret, ...context }: ServiceContext & { secret: Uint8Array },
  { said, ...place }: ImportPlace & { said: ValueAnswers },
): Promise<void> {
  await withAnswerImport(context, place, async (write, draft, role) => {
    const { tx, actor, consultation, now } = write;
    const { fresh, refused, unknown, known, deleted } = await understoodAnswers(
      tx,
      consultation,
      draft,
      secret,
      said,
    );
    if (unknown.length > 0) {
      throw new Refusal({
        kind: "conflict",
        message: "Say first what each value that is not known here means.",
      });
    }
    if (fresh.length === 0) {
      throw new Refusal({
        kind: "conflict",
        message: "There is no answer in this import that is not here yet.",
      });
    }
    await insertMany(
      tx,
      consultationAnswer,
      fresh.map(({ digest, body, given }) => ({
        consultationId: consultation.id,
        receiptHash: digest,
        channel: "survey" as const,
        body,
        given,
        reading: "unread" as const,
        enteredBy: actor.personId,
        receivedAt: now,
      })),
    );
    await tx.delete(answerImport).where(eq(answerImport.id, draft.id));
    recordEvent(write, {
      act: "answers.import",
      role,
      subject: consultation.title,
      after: {
        tool: draft.sheet.tool,
        answers: fresh.length,
        refusedRows: refused.length,
        knownRows: known,
        ...(deleted > 0 && { deletedRows: deleted }),
      },
      detail: { consultationId: consultation.id },
    });
  });
}
