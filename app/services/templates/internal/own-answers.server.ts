import {
  notAnswered,
  ownQuestionField,
  unanswered,
  understoodAnswer,
  type GivenAnswer,
  type OwnQuestion,
} from "~/domain/templates/template";
import { refuseFaults } from "~/services/refusal";

/** Answers as they are kept, of what is asked: what is not asked is dropped. @throws Refusal invalid, by field */
export function understoodAnswers(
  questions: readonly OwnQuestion[],
  given: readonly GivenAnswer[],
): GivenAnswer[] {
  const read = questions.map((question) => ({
    key: question.key,
    understood: understoodAnswer(question, given.find(({ key }) => key === question.key)?.answer ?? ""),
  }));
  refuseFaults(
    Object.fromEntries(
      read.flatMap(({ key, understood }) =>
        understood.ok ? [] : [[ownQuestionField(key), understood.problem]],
      ),
    ),
  );
  return read.flatMap(({ key, understood }) =>
    understood.ok && understood.answer !== "" ? [{ key, answer: understood.answer }] : [],
  );
}

/** What a stale form is shown, by field. */
export function ownAnswersInWords(
  questions: readonly OwnQuestion[],
  given: readonly GivenAnswer[],
): Record<string, string> {
  return Object.fromEntries(
    questions.map(({ key }) => [ownQuestionField(key), given.find((one) => one.key === key)?.answer ?? ""]),
  );
}

/** Rule 42, of what is sent as a whole: by field. */
export function unansweredFaults(
  questions: readonly OwnQuestion[],
  given: readonly GivenAnswer[],
): Record<string, string> {
  return Object.fromEntries(
    unanswered(questions, given).map((question) => [ownQuestionField(question.key), notAnswered(question)]),
  );
}
