import { eq } from "drizzle-orm";
import { answerImport } from "~db/schema";
import type { SurveyMapping } from "~/domain/consultation/imported-answers";
import type { ServiceContext } from "~/services/context.server";
import { withAnswerImport, type ImportPlace } from "./internal/answer-import.server";

/** Says what each column of the person's import holds. Nothing of it is an answer yet. */
export async function mapAnswerImport(
  context: ServiceContext,
  { mapping, ...place }: ImportPlace & { mapping: SurveyMapping },
): Promise<void> {
  await withAnswerImport(context, place, async ({ tx }, draft) => {
    await tx
      .update(answerImport)
      .set({ mapping, version: draft.version + 1 })
      .where(eq(answerImport.id, draft.id));
  });
}
