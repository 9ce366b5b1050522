import { createHmac } from "node:crypto";
import { consultationSavedAnswer } from "~db/schema";
import { hashToken } from "~/auth/session.server";
import { originMarkOf, type PublicDoor } from "~/services/public-door.server";
import { Refusal } from "~/services/refusal";
import { holdOpen } from "./internal/hold-open.server";
import { isSavedBy, requireRoomToSave, sealAnswer, type SavedAnswer } from "./internal/saved-answer.server";
import { transactionUnlessBusy } from "~/services/internal/transaction.server";

export interface SaveAnswerInput {
  slug: string;
  /** The key of the page on which it was written: the same saved twice has one link. */
  formKey: string;
  /** Of the link by which it was come back to; undefined where it is saved for the first time. */
  token: string | undefined;
  saved: SavedAnswer;
}

/**
 * Keeps what somebody has written so far, to be come back to by a private link, until it is sent or the consultation closes. It is
 * no answer: nobody reads or counts it.
 * @returns what the link ends in, which is kept nowhere
 * @throws Refusal busy; not-found; conflict where it is closed, where too many are saved already, or where what was saved was sent already
 */
export async function saveAnswer(
  { database, now, secret, address }: PublicDoor,
  { slug, formKey, token, saved }: SaveAnswerInput,
): Promise<{ token: string }> {
  const at = now();
  const link = token ?? createHmac("sha256", secret).update(`saved ${slug} ${formKey}`).digest("base64url");
  await transactionUnlessBusy(database, async (tx) => {
    const { id: consultationId } = await holdOpen(tx, slug, at);
    const values = { sealed: sealAnswer(link, consultationId, saved), savedAt: at };
    const again = await tx
      .update(consultationSavedAnswer)
      .set(values)
      .where(isSavedBy(link, consultationId))
      .returning({ id: consultationSavedAnswer.id });
    if (again.length > 0) return;
    if (token === undefined) {
      const originMark = originMarkOf({ secret, address });
      await requireRoomToSave(tx, consultationId, originMark);
      await tx
        .insert(consultationSavedAnswer)
        .values({ ...values, consultationId, originMark, tokenHash: hashToken(link) })
        .onConflictDoUpdate({ target: consultationSavedAnswer.tokenHash, set: values });
    } else {
      throw new Refusal({
        kind: "conflict",
        message: "What you had saved was sent already, or was deleted, so nothing was saved now.",
      });
    }
  });
  return { token: link };
}
