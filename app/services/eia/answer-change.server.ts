import { requireVersion, type ServiceContext } from "~/services/context.server";
import { requireLinesSeen, writeForChange } from "./internal/entry-writing.server";
import { answerInWords, storeAnswer, type AnswerToStore } from "./internal/store-answer.server";

export interface AnswerChangeInput extends AnswerToStore {
  frameworkId: number;
  changeId: number;
  /** The entry's version on the form; 0 where there was no entry. */
  version: number;
  /** See `linesSeen`; undefined in an import. */
  linesSeen?: string | undefined;
}

/**
 * Says how a change is answered for: assessed, screened out, by a separate EIA, or when it is allocated. It is a revision: the
 * entry is about the change's lines as they are now (rule 5). Texts that its kind does not use are kept. Any change may be
 * answered for, also one that is the same in both budgets (rule 17).
 * @returns the entry's id
 * @throws Refusal invalid at `noImpactReason`, `nobodyConsultedReason`, `separateDate` or `separateCopy`
 */
export async function answerChange(context: ServiceContext, input: AnswerChangeInput): Promise<number> {
  return writeForChange(context, input, async (write) => {
    requireVersion(
      { version: write.entry?.version ?? 0 },
      input.version,
      answerInWords(write.entry, write.content.ownQuestions),
    );
    requireLinesSeen(write.change, input.linesSeen);
    return storeAnswer(write, input);
  });
}
