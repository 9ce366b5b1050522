import { countApplicationsFrom, holdOpenRound } from "~db/queries/grants.server";
import { grantApplication } from "~db/schema";
import { applicationFaults, type ApplicationWords } from "~/domain/grants/application";
import { dateInLondon } from "~/domain/shared/calendar-date";
import type { PersonQuestion } from "~/domain/shared/person-question";
import { receiptHash, receiptNumber } from "~/services/internal/receipt.server";
import {
  countedFrom,
  isBelieved,
  isFlood,
  originMarkOf,
  personQuestionOf,
  type PublicDoor,
} from "~/services/public-door.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { unansweredFaults, understoodAnswers } from "~/services/templates/internal/own-answers.server";
import { asStored } from "./enter-application.server";
import { transactionUnlessBusy } from "~/services/internal/transaction.server";

export interface SentApplication extends ApplicationWords {
  slug: string;
  /** The key of the page on which it was written: the very same sent twice has one receipt. */
  formKey: string;
  /** The answer to the question for a person; left out where none was asked. */
  personAnswer?: string | undefined;
}

/** Where many applications came from one place already, a question for a person; null where there is no flood. */
export async function personQuestionForApplication(
  door: PublicDoor,
  sent: SentApplication,
): Promise<PersonQuestion | null> {
  const before = await countApplicationsFrom(door.database.db, sent.slug, {
    originMark: originMarkOf(door),
    since: countedFrom(door.now()),
  });
  return isFlood(before) ? personQuestionOf(door.secret, inOneText(sent)) : null;
}

/**
 * Keeps what an organisation applies for, once, however often the button was pressed. What comes in a flood from one place is kept
 * too, held back until somebody has looked at it.
 * @returns the number on the receipt
 * @throws Refusal busy; not-found; conflict where the round takes none; invalid, by field
 */
export async function receiveApplication(
  door: PublicDoor,
  sent: SentApplication,
): Promise<{ number: string }> {
  const { database, now, secret } = door;
  const { slug, formKey: _key, personAnswer, ...words } = sent;
  const at = now();
  const number = receiptNumber(secret, inOneText(sent));
  const originMark = originMarkOf(door);
  await transactionUnlessBusy(database, async (tx) => {
    const round = await holdOpenRound(tx, slug, dateInLondon(at));
    if (!round) {
      throw new Refusal({
        kind: "conflict",
        message:
          "This round takes no applications now, so yours was not taken. What you wrote is still below.",
      });
    }
    const ownAnswers = understoodAnswers(round.questions, words.ownAnswers);
    refuseFaults({
      ...applicationFaults(words, round.maximumPence),
      ...unansweredFaults(round.questions, ownAnswers),
    });
    const before = await countApplicationsFrom(tx, slug, { originMark, since: countedFrom(at) });
    const isTaken = isBelieved(secret, { before, sent: inOneText(sent), personAnswer });
    await tx
      .insert(grantApplication)
      .values({
        ...asStored({ ...words, ownAnswers }),
        roundId: round.id,
        receiptHash: receiptHash(number),
        state: isTaken ? "received" : "held_back",
        channel: "online",
        originMark,
        receivedAt: at,
      })
      .onConflictDoNothing();
  });
  return { number };
}

const inOneText = ({ personAnswer: _answer, ...sent }: SentApplication) =>
  JSON.stringify(Object.entries(sent).toSorted(([one], [other]) => (one < other ? -1 : 1)));
