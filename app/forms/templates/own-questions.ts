import { z } from "zod";
import {
  answersOf,
  notAnswered,
  ownQuestionField,
  unanswered,
  understoodAnswer,
  type GivenAnswer,
  type OwnQuestion,
} from "~/domain/templates/template";
import type { Field, FieldErrors, RawValues } from "~/forms/form";

/** The most characters that an answer in words takes. */
const LONGEST_ANSWER = 5_000;

/**
 * A field for each of the office's own questions. None of them refuses that it is left empty: whoever drafts may come back to it, and
 * what has to be answered is asked where it is sent.
 */
export function ownQuestionFields(questions: readonly OwnQuestion[]): Record<string, Field<string>> {
  return Object.fromEntries(questions.map((question) => [ownQuestionField(question.key), fieldOf(question)]));
}

function fieldOf(question: OwnQuestion): Field<string> {
  const looks = {
    label: question.isRequired ? question.question : `${question.question} (optional)`,
    ...(question.help !== "" && { hint: question.help }),
    schema: z
      .string()
      .max(LONGEST_ANSWER, `The answer must be ${LONGEST_ANSWER.toLocaleString("en-GB")} characters or fewer`)
      .transform((typed, context): string => {
        const understood = understoodAnswer(question, typed);
        if (understood.ok) return understood.answer;
        context.addIssue({ code: "custom", message: understood.problem });
        return "";
      }),
  };
  switch (question.kind) {
    case "text":
      return { kind: "textarea", max: LONGEST_ANSWER, rows: 3, ...looks };
    case "number":
      return { kind: "text", max: 30, width: 10, ...looks };
    case "yes_no":
    case "choice":
      return {
        kind: "radios",
        options: answersOf(question).map((answer) => ({ value: answer, text: answer })),
        ...looks,
      };
  }
}

/** Rule 42, of what is sent as a whole: those that have to be answered and are not, by field. */
export function unansweredFaults(questions: readonly OwnQuestion[], value: object): FieldErrors {
  return Object.fromEntries(
    unanswered(questions, readOwnAnswers(questions, value)).map((question) => [
      ownQuestionField(question.key),
      notAnswered(question),
    ]),
  );
}

/** What was answered; what was left empty is not there. */
export function readOwnAnswers(questions: readonly OwnQuestion[], value: object): GivenAnswer[] {
  const held = value as Readonly<Record<string, unknown>>;
  return questions.flatMap(({ key }) => {
    const answer = held[ownQuestionField(key)];
    return typeof answer === "string" && answer !== "" ? [{ key, answer }] : [];
  });
}

export function ownAnswerValues(given: readonly GivenAnswer[]): RawValues {
  return Object.fromEntries(given.map(({ key, answer }) => [ownQuestionField(key), answer]));
}
