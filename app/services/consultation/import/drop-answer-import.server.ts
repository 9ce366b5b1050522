import { eq } from "drizzle-orm";
import { answerImport } from "~db/schema";
import type { ServiceContext } from "~/services/context.server";
import { withAnswerImport, type ImportPlace } from "./internal/answer-import.server";

/** Forgets the person's import. Nothing of it is an answer. */
export async function dropAnswerImport(context: ServiceContext, place: ImportPlace): Promise<void> {
  await withAnswerImport(context, place, async ({ tx }, draft) => {
    await tx.delete(answerImport).where(eq(answerImport.id, draft.id));
  });
}
