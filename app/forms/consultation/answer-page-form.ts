import {
  ANSWER_WAYS,
  answerPages,
  type AnswerPage,
  type AnswerWay,
} from "~/domain/consultation/answer-pages";
import type { Given } from "~/domain/consultation/answer";
import type { Question } from "~/domain/consultation/question";
import { carrying, type RawValues } from "~/forms/form";
import { answerFields, answerForm, monitoringFields, type AskedAll } from "./answer-form";

/**
 * What a page of the questionnaire sends beside its answers. `go` is the button: `next`, `back`, `save`, the number of a question
 * to change, or `for-whom`; `sure` says of the answers that are looked at once more whether they are right, and
 * `asked`, that the question for a person was asked.
 */
const CARRIED = { go: 20, sure: 5, at: 12, seen: 5, way: 5, asked: 5, personAnswer: 200 };

/** All that can be asked. */
export interface Questionnaire extends AskedAll {
  questions: readonly Question[];
}

const openOf = new WeakMap<Question, Question>();

/** The same question where it need not be answered; the very same each time, since its fields are made once for each. */
function leftOpen(question: Question): Question {
  if (!question.isRequired) return question;
  const open = openOf.get(question) ?? { ...question, isRequired: false };
  openOf.set(question, open);
  return open;
}

/** All fields, of which those on this page alone must be given what they need. @param page null where nothing is asked for yet */
export function answerPageForm(
  { questions, changes, monitoring }: Questionnaire,
  page: Pick<AnswerPage<Question>, "questions"> | null,
) {
  const here = new Set(page?.questions.map(({ id }) => id));
  return carrying(
    answerForm({
      questions: questions.map((question) => (here.has(question.id) ? question : leftOpen(question))),
      changes,
      monitoring,
    }),
    CARRIED,
  );
}

/** The names of what is drawn on a page, in their order. */
export function fieldsOnPage(
  page: AnswerPage<Question>,
  { changes, monitoring }: Pick<Questionnaire, "changes" | "monitoring">,
): string[] {
  const names = page.questions.flatMap((question) => Object.keys(answerFields(question, changes)));
  return page.asksForWhom ? [...names, "body", ...Object.keys(monitoringFields(monitoring))] : names;
}

/** What was written on other pages, to be sent along. */
export function writtenElsewhere(
  values: RawValues,
  here: readonly string[],
): { name: string; text: string }[] {
  return Object.entries(values).flatMap(([name, value]) =>
    here.includes(name)
      ? []
      : [value]
          .flat()
          .filter((text) => text !== "")
          .map((text) => ({ name, text })),
  );
}

/** All that is asked of whoever answered so. */
export const everyPage = (questions: readonly Question[], given: Given) => ({
  questions: answerPages(questions, given, "one").flatMap((page) => page.questions),
});

export const wayNamed = (name: unknown): AnswerWay => ANSWER_WAYS.find((one) => one === name) ?? "all";
