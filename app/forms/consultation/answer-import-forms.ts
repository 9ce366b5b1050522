import type {
  SurveyColumn,
  SurveyMapping,
  UnknownValue,
  ValueAnswers,
} from "~/domain/consultation/imported-answers";
import { choiceField, defineForm, type Field } from "~/forms/form";

const NOTHING = "nothing";

const surveyColumnField = (index: number) => `column-${index + 1}`;

/** What a column is called, to whoever maps it. */
function columnName({ heading, under }: SurveyColumn, index: number): string {
  return [heading, under].filter((part) => part !== "").join(": ") || `Column ${index + 1}`;
}

interface FieldChoice {
  name: string;
  label: string;
}

/** @param fields all that a column may hold */
export function surveyColumnsForm(columns: readonly SurveyColumn[], fields: readonly FieldChoice[]) {
  const options = [
    { value: NOTHING, text: "Leave out" },
    ...fields.map(({ name, label }) => ({ value: name, text: label })),
  ];
  return defineForm<Record<string, Field>>(
    Object.fromEntries(
      columns.map((column, index) => {
        const field = choiceField(
          "select",
          `What “${columnName(column, index)}” holds`,
          options,
          "Choose what the column holds",
        );
        // "Leave out" is an answer, so there is no unchosen one before it.
        return [surveyColumnField(index), { ...field, options }];
      }),
    ),
  );
}

export const surveyColumnsValues = (mapping: SurveyMapping): Record<string, string> =>
  Object.fromEntries(mapping.map((name, index) => [surveyColumnField(index), name === "" ? NOTHING : name]));

export function readSurveyColumns(value: Readonly<Record<string, unknown>>, columnCount: number): string[] {
  return Array.from({ length: columnCount }, (_, index) => {
    const name = value[surveyColumnField(index)];
    return typeof name === "string" && name !== NOTHING ? name : "";
  });
}

const valueField = (index: number) => `value-${index + 1}`;

/** What each value means that is none of a question's answers. @param fieldOf the answers to choose from, by the field */
export function surveyValuesForm(
  unknown: readonly UnknownValue[],
  valuesOf: ReadonlyMap<string, { label: string; values: readonly { value: string; label: string }[] }>,
) {
  return defineForm<Record<string, Field>>(
    Object.fromEntries(
      unknown.map(({ field, value, rows }, index) => {
        const about = valuesOf.get(field);
        return [
          valueField(index),
          choiceField(
            "select",
            `“${value}”, in answer to “${about?.label ?? ""}”`,
            [
              ...(about?.values ?? []).map((one) => ({ value: one.value, text: one.label })),
              { value: NOTHING, text: "None of these: leave it out" },
            ],
            "Choose what it means, or leave it out",
            { hint: rows === 1 ? "In 1 row" : `In ${rows} rows` },
          ),
        ];
      }),
    ),
  );
}

export function readSurveyValues(
  value: Readonly<Record<string, unknown>>,
  unknown: readonly UnknownValue[],
): ValueAnswers {
  return Object.fromEntries(
    unknown.map(({ key }, index) => {
      const meant = value[valueField(index)];
      return [key, typeof meant === "string" && meant !== NOTHING ? meant : ""];
    }),
  );
}
