import type { ImportAnswers, ImportQuestion } from "~/domain/budget/imported-budget";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { defineForm, moneyField, moneyValue, type RawValues, type TextField } from "./form";

/** Questions that one page asks. */
export const QUESTIONS_AT_ONCE = 50;

export function questionField(key: string): `answer-${string}` {
  return `answer-${key.replace(":", "-")}`;
}

type Asked = Pick<ImportQuestion, "key" | "row" | "year" | "subject" | "isTotal">;

/** An amount for each cell that cannot be read; for a stated total, nothing where it is left out. */
export function importQuestionsForm(questions: readonly Asked[]) {
  const fields: Record<ReturnType<typeof questionField>, TextField<number | null>> = Object.fromEntries(
    questions.map(({ key, row, year, subject, isTotal }) => {
      const cell = `row ${row}, ${subject}, ${formatFinancialYear(year)}`;
      const label = `Amount in ${cell}`;
      const field = isTotal ? moneyField(label, null) : moneyField(label, `Enter the amount in ${cell}`);
      return [questionField(key), field];
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

export function importAnswerValues(answers: ImportAnswers): RawValues {
  return Object.fromEntries(
    Object.entries(answers).map(([key, pence]) => [questionField(key), moneyValue(pence)]),
  );
}
