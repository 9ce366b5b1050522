import type { ImportAnswers } from "~/domain/budget/imported-budget";
import type { ServiceContext } from "./context.server";
import { changeDraft } from "./import-draft.server";
import { allQuestions, understandImport } from "./import-at-hand.server";
import { Refusal } from "./refusal";

/**
 * Says what stands in cells that cannot be read with certainty.
 * @param input.answers pence by question; null leaves out a stated total. Those of other questions stay.
 * @param input.version of the import under way
 * @throws Refusal conflict, also for what was not asked
 */
export async function answerImportQuestions(
  context: ServiceContext,
  input: { frameworkId: number; version: number; answers: ImportAnswers },
): Promise<void> {
  await changeDraft(context, input, async (draft) => {
    const understood = understandImport(draft);
    const asked = new Map((understood ? allQuestions(understood) : []).map((one) => [one.key, one]));
    for (const [key, pence] of Object.entries(input.answers)) {
      const question = asked.get(key);
      if (!question || (pence === null && !question.isTotal)) {
        throw new Refusal({
          kind: "conflict",
          message: "The sheet is read in another way now, so the questions are others. Answer these.",
        });
      }
    }
    return Promise.resolve({ answers: { ...draft.answers, ...input.answers } });
  });
}
