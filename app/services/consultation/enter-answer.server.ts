import { randomBytes } from "node:crypto";
import { listQuestions } from "~db/queries/public-consultations.server";
import { consultationAnswer } from "~db/schema";
import { mayConsiderAnswers } from "~/auth/permissions";
import type { Channel, Given } from "~/domain/consultation/answer";
import { onlyAsked } from "~/domain/consultation/condition";
import type { SaidOfThemselves } from "~/domain/consultation/monitoring";
import { allow, recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withConsultation, type ConsultationPlace } from "./internal/consultation-write.server";
import { keepMonitoring } from "./internal/monitoring.server";
import { receiptHash } from "~/services/internal/receipt.server";

export interface EnterAnswerInput extends ConsultationPlace {
  channel: Exclude<Channel, "online">;
  /** The body that answers as one; empty for a person. */
  body: string;
  given: Given;
  /** What a person says of themselves on the sheet that came with it; of a body nothing is kept. */
  said?: SaidOfThemselves;
}

/**
 * Enters what came on paper or was said at a meeting, marked as such. Neither its words nor what its giver said of themselves are on
 * the audit log.
 * @throws Refusal not-found; conflict where what people said of themselves is counted already
 */
export async function enterAnswer(
  context: ServiceContext,
  { channel, body, given, said = {}, ...place }: EnterAnswerInput,
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const { tx, actor, consultation, phase, standing, now } = write;
    const role = allow(mayConsiderAnswers(actor, phase, standing));
    const [entered] = await tx
      .insert(consultationAnswer)
      .values({
        consultationId: consultation.id,
        receiptHash: receiptHash(randomBytes(16).toString("hex")),
        channel,
        body,
        given: onlyAsked(await listQuestions(tx, consultation.id), given),
        reading: "unread",
        enteredBy: actor.personId,
        receivedAt: now,
      })
      .returning({ id: consultationAnswer.id });
    const isCounted =
      body === "" && !(await keepMonitoring(tx, { consultationId: consultation.id, number: null, said }));
    if (isCounted) {
      throw new Refusal({
        kind: "conflict",
        message:
          "What people said about themselves was counted meanwhile, so nothing was saved. Save it again without these answers.",
      });
    }
    recordEvent(write, {
      act: "answer.enter",
      role,
      subject: consultation.title,
      after: { channel, isOfABody: body !== "" },
      detail: { consultationId: consultation.id, answerId: entered?.id },
    });
  });
}
