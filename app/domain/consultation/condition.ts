import { fieldOf, isFieldOf, SCALE, type Condition, type Question } from "./question";
import type { Given } from "./answer";

type Conditioned = Pick<Question, "id" | "condition">;
type Named = Pick<Question, "id" | "kind" | "text" | "options">;

/** What a question may be asked on: the answers that can be told from one another. None of any other kind. */
export function answersToName({ kind, options }: Pick<Question, "kind" | "options">): readonly string[] {
  switch (kind) {
    case "choice":
    case "many":
      return options;
    case "scale":
      return SCALE;
    default:
      return [];
  }
}

/**
 * A condition names an answer of an earlier question. So there are no circles, and whoever answers from the first question to
 * the last has always answered what decides.
 * @param earlier the questions that stand before it, in their order
 * @returns what is wrong with it; null where nothing is
 */
export function conditionFault(condition: Condition | null, earlier: readonly Named[]): string | null {
  if (condition === null) return null;
  const named = earlier.find(({ id }) => id === condition.questionId);
  if (!named) return "Choose an answer of a question that stands before this one";
  return answersToName(named).includes(condition.answer)
    ? null
    : `“${named.text}” does not have the answer “${condition.answer}” any more. Choose again`;
}

/** @returns the question that is asked only on an answer which this one does not have any more; null where there is none */
export function leftWithoutAnswer<Q extends Conditioned>(
  question: Pick<Question, "id" | "kind" | "options">,
  questions: readonly Q[],
): Q | null {
  const answers = answersToName(question);
  return (
    questions.find(
      ({ condition }) => condition?.questionId === question.id && !answers.includes(condition.answer),
    ) ?? null
  );
}

/** Those that are asked of whoever answered so, in their order. What follows from a question that was not asked is not asked. */
export function askedOf<Q extends Conditioned>(questions: readonly Q[], given: Given): Q[] {
  const asked: Q[] = [];
  for (const question of questions) {
    const { condition } = question;
    if (condition === null) asked.push(question);
    else if (asked.some(({ id }) => id === condition.questionId)) {
      const answer = given[fieldOf(condition.questionId)] ?? [];
      if ([answer].flat().includes(condition.answer)) asked.push(question);
    }
  }
  return asked;
}

/** Without the answers to questions that were not asked: somebody went back and answered otherwise. */
export function onlyAsked(questions: readonly Conditioned[], given: Given): Given {
  const asked = askedOf(questions, given);
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => asked.some(({ id }) => isFieldOf(id, name))),
  );
}

/** When it is asked, in words; empty where everybody is asked. @param questions those of the consultation, in their order */
export function conditionInWords(condition: Condition | null, questions: readonly Named[]): string {
  const named = questions.find(({ id }) => id === condition?.questionId);
  if (condition === null || !named) return "";
  const number = questions.indexOf(named) + 1;
  return `Only where question ${number}, “${named.text}”, is answered “${condition.answer}”`;
}
