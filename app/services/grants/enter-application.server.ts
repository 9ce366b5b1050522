import { randomBytes } from "node:crypto";
import { grantApplication } from "~db/schema";
import { mayEnterApplication } from "~/auth/permissions";
import { applicationFaults, numberAsWritten, type ApplicationWords } from "~/domain/grants/application";
import { inOrderOfTheAct } from "~/domain/eia/characteristics";
import { allow, recordEvent, type ServiceContext } from "~/services/context.server";
import { receiptHash } from "~/services/internal/receipt.server";
import { refuseFaults } from "~/services/refusal";
import { unansweredFaults, understoodAnswers } from "~/services/templates/internal/own-answers.server";
import { withRound, type RoundPlace } from "./internal/grant-write.server";

/** Enters an application that came on paper or by email. @returns its id @throws Refusal not-found; forbidden; conflict; invalid */
export async function enterApplication(
  context: ServiceContext,
  { frameworkId, roundId, ...words }: RoundPlace & ApplicationWords,
): Promise<number> {
  return withRound(context, { frameworkId, roundId }, async (write) => {
    const { tx, actor, round, phase, now } = write;
    const role = allow(mayEnterApplication(actor, phase));
    const ownAnswers = understoodAnswers(round.questions, words.ownAnswers);
    refuseFaults({
      ...applicationFaults(words, round.maximumPence),
      ...unansweredFaults(round.questions, ownAnswers),
    });
    const [entered] = await tx
      .insert(grantApplication)
      .values({
        ...asStored({ ...words, ownAnswers }),
        roundId,
        receiptHash: receiptHash(randomBytes(16).toString("hex")),
        state: "received",
        channel: "staff",
        enteredBy: actor.personId,
        receivedAt: now,
      })
      .returning({ id: grantApplication.id });
    if (!entered) throw new Error("The application was not inserted");
    // What names people is not kept on the log, which nothing is deleted from.
    const { organisation, register, registerNumber, pence, reaches } = words;
    recordEvent(write, {
      act: "grant.enter",
      role,
      subject: organisation,
      after: { organisation, register, registerNumber, pence, reaches },
      detail: { roundId, applicationId: entered.id },
    });
    return entered.id;
  });
}

/** As the row holds it. */
export function asStored({ reaches, register, registerNumber, ownAnswers, ...words }: ApplicationWords) {
  return {
    ...words,
    ownAnswers: [...ownAnswers],
    register,
    reaches: inOrderOfTheAct(reaches),
    registerNumber: register === "none" ? "" : numberAsWritten(registerNumber),
  };
}
