import { eq } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { countFrom, findPublicConsultation, listQuestions } from "~db/queries/public-consultations.server";
import { consultationAnswer } from "~db/schema";
import { isEmpty, type Given } from "~/domain/consultation/answer";
import { onlyAsked } from "~/domain/consultation/condition";
import type { PersonQuestion } from "~/domain/shared/person-question";
import type { SaidOfThemselves } from "~/domain/consultation/monitoring";
import { dateInLondon } from "~/domain/shared/calendar-date";
import {
  countedFrom,
  isBelieved as isBelievedHere,
  isFlood,
  originMarkOf,
  personQuestionOf,
  type PublicDoor,
} from "~/services/public-door.server";
import { Refusal } from "~/services/refusal";
import { holdOpen } from "./internal/hold-open.server";
import { keepMonitoring } from "./internal/monitoring.server";
import { endSavedAnswer } from "./internal/saved-answer.server";
import { receiptHash, receiptNumber } from "~/services/internal/receipt.server";
import { transactionUnlessBusy } from "~/services/internal/transaction.server";

export interface SentAnswer {
  slug: string;
  /** The key of the page on which it was written. */
  formKey: string;
  body: string;
  given: Given;
  /** What a person says of themselves, where they are asked; of a body nothing is kept. */
  said?: SaidOfThemselves;
  /** Of the private link by which it was come back to. */
  savedToken?: string | undefined;
  /** The answer to the question for a person; left out where none was asked. */
  personAnswer?: string | undefined;
}

/**
 * Where many answers came from one place already, a question for a person, made of the answer that is sent: nothing is kept of
 * it, every server asks the same, and an answer to it is of no use for any other.
 * @returns null where there is no flood
 */
export async function questionInAFlood(
  { database, now, secret, address }: PublicDoor,
  sent: SentAnswer,
): Promise<PersonQuestion | null> {
  const at = now();
  const consultation = await findPublicConsultation(database.db, sent.slug, dateInLondon(at));
  if (!consultation) return null;
  const before = await countInAnHour(database.db, consultation.id, originMarkOf({ secret, address }), at);
  return isFlood(before) ? personQuestionOf(secret, inOneText(sent)) : null;
}

/**
 * Keeps what somebody answered, once, however often the button was pressed. What comes in a flood from one place is kept too, held
 * back until somebody has looked at it: nothing is lost, and nobody is kept out. Answers to questions that were not asked are dropped.
 * @returns the number on the receipt
 * @throws Refusal busy; not-found; conflict where it is closed, where nothing was answered, or where what was come back to was sent already
 */
export async function receiveAnswer(
  { database, now, secret, address }: PublicDoor,
  sent: SentAnswer,
): Promise<{ number: string }> {
  const { slug, body, given, said = {}, savedToken } = sent;
  refuseEmpty(given);
  const at = now();
  const number = receiptNumber(secret, inOneText(sent));
  const originMark = originMarkOf({ secret, address });
  await transactionUnlessBusy(database, async (tx) => {
    const consultation = await holdOpen(tx, slug, at);
    if (savedToken !== undefined && !(await endSavedAnswer(tx, consultation.id, savedToken))) {
      if (await isReceived(tx, number)) return;
      throw new Refusal({
        kind: "conflict",
        message: "What you had saved was sent already, or was deleted, so nothing was sent now.",
      });
    }
    const asked = onlyAsked(await listQuestions(tx, consultation.id), given);
    refuseEmpty(asked);
    const before = await countInAnHour(tx, consultation.id, originMark, at);
    const { personAnswer } = sent;
    const isBelieved = isBelievedHere(secret, { before, sent: inOneText(sent), personAnswer });
    const kept = await tx
      .insert(consultationAnswer)
      .values({
        consultationId: consultation.id,
        receiptHash: receiptHash(number),
        channel: "online",
        body,
        given: asked,
        reading: isBelieved ? "unread" : "held_back",
        originMark,
        receivedAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: consultationAnswer.id });
    // Whether a flood was one is found out when nobody can tell any more what came with it.
    if (kept.length > 0 && body === "" && isBelieved) {
      await keepMonitoring(tx, { consultationId: consultation.id, number, said });
    }
  });
  return { number };
}

function refuseEmpty(given: Given): void {
  if (!isEmpty(given)) return;
  throw new Refusal({
    kind: "conflict",
    message: "You have not answered any question yet, so nothing was sent.",
  });
}

const inOneText = ({ slug, formKey, body, given }: SentAnswer) =>
  JSON.stringify([slug, formKey, body, given]);

const countInAnHour = (db: Db, consultationId: number, originMark: string, at: Date) =>
  countFrom(db, consultationId, { originMark, since: countedFrom(at) });

async function isReceived(tx: Db, number: string): Promise<boolean> {
  const found = await tx
    .select({ id: consultationAnswer.id })
    .from(consultationAnswer)
    .where(eq(consultationAnswer.receiptHash, receiptHash(number)));
  return found.length > 0;
}
