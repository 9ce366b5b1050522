import { askedWhetherSame, sameServiceKey } from "~/domain/budget/same-service";
import type { BudgetChange } from "~/domain/budget/changes";
import { answersTo } from "~/domain/eia/answer-state";
import { NOT_SCREENED } from "~/domain/eia/eia";
import { changesOf } from "~/domain/framework/content";
import { requireVersion, type ServiceContext } from "~/services/context.server";
import { writeEia } from "~/services/eia/internal/entry-writing.server";
import { storeAnswer, type AnswerToStore } from "~/services/eia/internal/store-answer.server";
import { Refusal } from "~/services/refusal";
import { storeSameService } from "./internal/store-same-service.server";

export interface SameServices {
  frameworkId: number;
  /** The framework's version: another linking since the page was shown is noticed. */
  version: number;
  /** Keys of changes, which name them in the versions that were shown, and whether each is the same; null where that is left open. */
  answers: readonly { key: string; isSame: boolean | null }[];
}

/**
 * An author's word, of several services, whether each is the same, spelt differently (rule 17): each by an answer of its own, and
 * all that are given or none. Of one that is not the same, an entry is begun: it is assessed. Whoever says yes where the provider
 * reads differently says that it is the same organisation.
 * @throws Refusal stale; conflict where one is no longer asked about as it was shown
 */
export async function answerSameServices(context: ServiceContext, input: SameServices): Promise<void> {
  return writeEia(context, input.frameworkId, async (write) => {
    const { framework, content } = write;
    requireVersion(framework, input.version, {});
    const byKey = new Map<string, BudgetChange>(
      askedWhetherSame(answersTo(changesOf(content), content.entries)).map(({ change }) => [
        sameServiceKey(change),
        change,
      ]),
    );
    const answered = new Map(input.answers.map(({ key, isSame }) => [key, isSame]));
    const chosen = [...answered].map(([key, isSame]) => {
      const change = byKey.get(key);
      if (!change) throw new Refusal({ kind: "conflict", message: SERVICES_MOVED });
      return { change, isSame };
    });
    for (const { change, isSame } of chosen) {
      if (isSame) await storeSameService(write, change);
      if (isSame === false) await storeAnswer({ ...write, change, entry: undefined }, TO_BE_ASSESSED);
    }
  });
}

/** What is not the same is a change: the rest of its entry is asked on its own page. */
const TO_BE_ASSESSED: AnswerToStore = {
  kind: "assessed",
  ...NOT_SCREENED,
  screeningReason: "",
  separateReference: "",
  separateDate: null,
  separateCopy: null,
  allocation: { nothingFixed: "", decidedBy: "", decidedOn: null },
  noImpactReason: "",
  othersReason: "",
  combinedNote: "",
  contradictedReason: "",
  nobodyConsultedReason: "",
  ownAnswers: [],
};

const SERVICES_MOVED =
  "One of these services was edited, confirmed or assessed while you had this page open. Nothing was saved. Look at the list again, then answer.";
