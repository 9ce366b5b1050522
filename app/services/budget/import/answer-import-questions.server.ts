import type { ImportAnswers } from "~/domain/budget/imported-budget";
import type { ServiceContext } from "~/services/context.server";
import { changeDraft } from "./internal/import-draft.server";
import { allQuestions, understandImport } from "./understood-import.server";
import { Refusal } from "~/services/refusal";

/**
 * Says what stands in cells that cannot be read with certainty, and what becomes of fractions of a penny.
 * @param input.answers pence by question; null where the amount is not stated, which leaves out a total. Those of other questions stay.
 * @param input.roundsFractions undefined where it was not asked
 * @param input.version of the import under way
 * @throws Refusal conflict, also for what was not asked
 */
export async function answerImportQuestions(
  context: ServiceContext,
  input: {
    frameworkId: number;
    version: number;
    answers: ImportAnswers;
    roundsFractions?: boolean | undefined;
  },
): Promise<void> {
  await changeDraft(context, input, async (draft) => {
    const understood = understandImport(draft);
    const asked = new Set((understood ? allQuestions(understood) : []).map(({ key }) => key));
    for (const key of Object.keys(input.answers)) {
      if (!asked.has(key)) {
        throw new Refusal({
          kind: "conflict",
          message: "The sheet is read in another way now, so the questions are others. Answer these.",
        });
      }
    }
    const { roundsFractions = draft.choices.roundsFractions } = input;
    return Promise.resolve({
      answers: { ...draft.answers, ...input.answers },
      choices: { ...draft.choices, ...(roundsFractions === undefined ? {} : { roundsFractions }) },
    });
  });
}
