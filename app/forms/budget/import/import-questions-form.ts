import type { ImportAnswers, ImportQuestion } from "~/domain/budget/imported-budget";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { NOT_STATED, readsAsNotStated } from "~/domain/budget/not-stated";
import { statedOrNotField, statedOrNotValue } from "~/forms/budget/year-amounts";
import {
  choiceField,
  defineForm,
  moneyField,
  moneyValue,
  type ChoiceField,
  type RawValues,
  type TextField,
} from "~/forms/form";

/** Questions that one page asks. */
export const QUESTIONS_AT_ONCE = 50;

export function questionField(key: string): `answer-${string}` {
  return `answer-${key.replace(":", "-")}`;
}

type Asked = Pick<ImportQuestion, "key" | "row" | "year" | "subject" | "isTotal" | "text">;

/** Cells that say the same, about which a person can answer at once. */
export interface RepeatedText {
  /** Keys of their questions. */
  keys: readonly string[];
  rows: readonly number[];
  text: string;
  isTotal: boolean;
}

/**
 * What the questions have in common: cells that say the same, as "..", and are nothing that must be told cell by cell.
 * @returns in the order in which each comes up first
 */
export function repeatedTexts(questions: readonly Asked[]): RepeatedText[] {
  const byText = new Map<string, Asked[]>();
  for (const question of questions) {
    const text = question.text.trim().toLowerCase();
    if (/\d/u.test(text)) continue;
    const key = `${question.isTotal ? "total" : "line"}:${text}`;
    byText.set(key, [...(byText.get(key) ?? []), question]);
  }
  return [...byText.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length < 2) return [];
    const rows = [...new Set(same.map(({ row }) => row))];
    return [{ keys: same.map(({ key }) => key), rows, text: first.text.trim(), isTotal: first.isTotal }];
  });
}

export function repeatedField({ keys: [first = ""] }: RepeatedText): `same-${string}` {
  return `same-${first.replace(":", "-")}`;
}

/** What becomes of fractions of a penny, where there are any. */
export const ROUNDING = "rounding";

interface AskedOnce {
  repeated: readonly RepeatedText[];
  /** A sentence: how many there are, and what rounding does to the total; null where it is not asked. */
  fractions: string | null;
}

/** An amount for each cell that cannot be read, or that it is not stated; for a stated total, nothing where it is left out. */
export function importQuestionsForm(
  questions: readonly Asked[],
  { repeated, fractions }: AskedOnce = { repeated: [], fractions: null },
) {
  const fields: Record<ReturnType<typeof questionField>, TextField<number | null>> = Object.fromEntries(
    questions.map(({ key, row, year, subject, isTotal }) => {
      const cell = `row ${row}, ${subject}, ${formatFinancialYear(year)}`;
      const label = `Amount in ${cell}`;
      const required = `Enter the amount in ${cell}, or “${NOT_STATED}”`;
      return [questionField(key), isTotal ? moneyField(label, null) : statedOrNotField(label, required)];
    }),
  );
  const once: Record<string, ChoiceField<string>> = Object.fromEntries([
    ...(fractions === null ? [] : [[ROUNDING, roundingField(fractions)] as const]),
    ...repeated.map((same) => [repeatedField(same), sameField(same)] as const),
  ]);
  return defineForm({ ...once, ...fields });
}

function roundingField(hint: string): ChoiceField<string> {
  return choiceField(
    "radios",
    "Amounts with a fraction of a penny",
    [
      { value: "round", text: "Round each of them to the nearest penny" },
      { value: "each", text: "I say each of them" },
    ],
    "Choose what becomes of fractions of a penny",
    { hint },
  );
}

function sameField({ keys, text, isTotal }: RepeatedText): ChoiceField<string> {
  return choiceField(
    "radios",
    `${keys.length.toLocaleString("en-GB")} ${isTotal ? "totals" : "amounts"} that say “${text}”`,
    [
      ...(isTotal
        ? [{ value: "null", text: "Do without these totals" }]
        : [
            { value: "null", text: "None of these amounts is stated" },
            { value: "0", text: "Each of them is £0" },
          ]),
      { value: "each", text: "I say each of them" },
    ],
    `Choose what “${text}” means`,
  );
}

export interface AnswersGiven {
  answers: ImportAnswers;
  /** Undefined where it was not asked. */
  roundsFractions: boolean | undefined;
  /** The person wants to say amounts one by one that were asked about together. */
  wantsEach: boolean;
}

export function readImportAnswers(
  value: Readonly<Record<string, number | string | null>>,
  questions: readonly Asked[],
  repeated: readonly RepeatedText[] = [],
): AnswersGiven {
  const ofCells = questions.map(({ key }) => {
    const said = value[questionField(key)];
    return [key, typeof said === "number" ? said : null] as const;
  });
  const saidOnce = repeated.map((same) => ({ same, said: value[repeatedField(same)] }));
  const ofTexts = saidOnce.flatMap(({ same, said }) =>
    said === "0" || said === "null" ? same.keys.map((key) => [key, said === "0" ? 0 : null] as const) : [],
  );
  const rounding = value[ROUNDING];
  return {
    answers: Object.fromEntries([...ofCells, ...ofTexts]),
    roundsFractions: rounding === undefined ? undefined : rounding === "round",
    wantsEach: saidOnce.some(({ said }) => said === "each"),
  };
}

/** What was decided about fractions of a penny. */
export function roundingValue(roundsFractions: boolean | undefined): RawValues {
  return roundsFractions === undefined ? {} : { [ROUNDING]: roundsFractions ? "round" : "each" };
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
