import { DELETED_WORDS } from "../consultation/retention";
import type { GivenAnswer, OwnQuestion } from "../templates/template";
import type { ApplicationState, ApplicationWords } from "./application";

/** One that waits for a decision is kept until there is one, whatever its day: it is decided on what it says. */
export const waitsForDecision = (state: ApplicationState): boolean => state === "received";

/**
 * An application without how its applicant is reached and without what was said in words, which may name people. Which organisation
 * it is, what it applied for and whom it reaches stay: grants are accounted for by them. What was awarded stands in the decision.
 */
export function withoutPersonal(
  { whom, ownAnswers }: Pick<ApplicationWords, "whom" | "ownAnswers">,
  questions: readonly Pick<OwnQuestion, "key" | "kind">[],
): Pick<ApplicationWords, "contact" | "purpose" | "whom"> & { ownAnswers: GivenAnswer[] } {
  // Of a question that is not known nobody can say that it was chosen.
  const isInWords = (key: number) => (questions.find((one) => one.key === key)?.kind ?? "text") === "text";
  return {
    contact: DELETED_WORDS,
    purpose: DELETED_WORDS,
    whom: whom === "" ? "" : DELETED_WORDS,
    ownAnswers: ownAnswers.map(({ key, answer }) => ({
      key,
      answer: isInWords(key) ? DELETED_WORDS : answer,
    })),
  };
}
