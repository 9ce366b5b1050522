import type { ImportAnswers, ImportQuestion } from "~/domain/budget/imported-budget";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { NOT_STATED, readsAsNotStated } from "~/domain/budget/not-stated";
import { statedOrNotField, statedOrNotValue } from "~/forms/budget/year-amounts";
import { defineForm, moneyField, moneyValue, type RawValues, type TextField } from "~/forms/form";

/** Questions that one page asks. */
export const QUESTIONS_AT_ONCE = 50;

export function questionField(key: string): `answer-${string}` {
  return `answer-${key.replace(":", "-")}`;
}

type Asked = Pick<ImportQuestion, "key" | "row" | "year" | "subject" | "isTotal" | "text">;

/** An amount for each cell that cannot be read, or that it is not stated; for a stated total, nothing where it is left out. */
export function importQuestionsForm(questions: readonly Asked[]) {
  const fields: Record<ReturnType<typeof questionField>, TextField<number | null>> = Object.fromEntries(
    questions.map(({ key, row, year, subject, isTotal }) => {
      const cell = `row ${row}, ${subject}, ${formatFinancialYear(year)}`;
      const label = `Amount in ${cell}`;
      const required = `Enter the amount in ${cell}, or “${NOT_STATED}”`;
      return [questionField(key), isTotal ? moneyField(label, null) : statedOrNotField(label, required)];
    }),
  );
  return defineForm(fields);
}

export function readImportAnswers(
  value: Readonly<Record<string, number | null>>,
  questions: readonly Asked[],
): ImportAnswers {
  return Object.fromEntries(questions.map(({ key }) => [key, value[questionField(key)] ?? null]));
}

/** What was answered. Where a cell says that its amount is to be agreed, that is proposed. */
export function importAnswerValues(answers: ImportAnswers, questions: readonly Asked[]): RawValues {
  return Object.fromEntries(
    questions.flatMap(({ key, isTotal, text }) => {
      const answer =
        answers[key] ?? (key in answers || (!isTotal && readsAsNotStated(text)) ? null : undefined);
      if (answer === undefined) return [];
      return [[questionField(key), isTotal ? moneyValue(answer) : statedOrNotValue(answer)]];
    }),
  );
}
