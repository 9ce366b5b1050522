import { and, eq } from "drizzle-orm";
import type { Db } from "~db/client.server";
import { consultationSavedAnswer } from "~db/schema";
import { openText, sealText, type SealedWith } from "~/auth/sealed-text.server";
import { hashToken } from "~/auth/session.server";
import type { Given } from "~/domain/consultation/answer";
import type { AnswerWay } from "~/domain/consultation/answer-pages";
import { Refusal } from "~/services/refusal";

/** What somebody has written so far, and where they were. */
export interface SavedAnswer {
  given: Given;
  body: string;
  way: AnswerWay;
  /** The page that they were on. */
  at: number;
}

const sealedWith = (token: string, consultationId: number): SealedWith => ({
  token,
  purpose: "saved answer",
  boundTo: String(consultationId),
});

export const sealAnswer = (token: string, consultationId: number, saved: SavedAnswer): string =>
  sealText(sealedWith(token, consultationId), JSON.stringify(saved));

export const unsealAnswer = (token: string, consultationId: number, sealed: string): SavedAnswer =>
  JSON.parse(openText(sealedWith(token, consultationId), sealed)) as SavedAnswer;

/** That which the link opens, and no other. */
export const isSavedBy = (token: string, consultationId: number) =>
  and(
    eq(consultationSavedAnswer.consultationId, consultationId),
    eq(consultationSavedAnswer.tokenHash, hashToken(token)),
  );

/** An office, a library or a school has one address for all who come back to what they saved. */
const MOST_FROM_ONE = 100;
/** Of one consultation: as many as a large one has answers. */
const MOST_IN_ALL = 20_000;

/**
 * Whether one more is kept. Several that are saved in the same moment may pass together: it keeps the disk from being filled, and is no
 * promise of a number.
 * @throws Refusal conflict where as many are saved already, from one address or in all
 */
export async function requireRoomToSave(tx: Db, consultationId: number, originMark: string): Promise<void> {
  const ofConsultation = eq(consultationSavedAnswer.consultationId, consultationId);
  const [here, all] = [
    await tx.$count(
      consultationSavedAnswer,
      and(ofConsultation, eq(consultationSavedAnswer.originMark, originMark)),
    ),
    await tx.$count(consultationSavedAnswer, ofConsultation),
  ];
  if (here < MOST_FROM_ONE && all < MOST_IN_ALL) return;
  throw new Refusal({
    kind: "conflict",
    message:
      here < MOST_FROM_ONE
        ? "So many answers are saved to be come back to that no more are kept at the moment, so nothing was saved. What you wrote is still below: you can send it now."
        : "So many answers are saved from where you are that no more are kept, so nothing was saved. What you wrote is still below: you can send it now.",
  });
}

/** Deletes it, since it is being sent. Whoever sends the same at that moment waits. @returns whether it was there */
export async function endSavedAnswer(tx: Db, consultationId: number, token: string): Promise<boolean> {
  const ended = await tx
    .delete(consultationSavedAnswer)
    .where(isSavedBy(token, consultationId))
    .returning({ id: consultationSavedAnswer.id });
  return ended.length > 0;
}
