import type { Db } from "~db/client.server";
import { consultationSavedAnswer } from "~db/schema";
import { isSavedBy, unsealAnswer, type SavedAnswer } from "./internal/saved-answer.server";

export type { SavedAnswer };

/** What was saved under a private link; null where nothing is, or not any more. */
export async function openSavedAnswer(
  db: Db,
  consultationId: number,
  token: string,
): Promise<SavedAnswer | null> {
  const [found] = await db
    .select({ sealed: consultationSavedAnswer.sealed })
    .from(consultationSavedAnswer)
    .where(isSavedBy(token, consultationId));
  return found ? unsealAnswer(token, consultationId, found.sealed) : null;
}
