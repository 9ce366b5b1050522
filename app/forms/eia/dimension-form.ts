import { DIRECTION_LABELS, DIRECTIONS } from "~/domain/eia/characteristics";
import { dimensionAnswerFaults, type DimensionAnswer } from "~/domain/eia/dimensions";
import { choiceField, defineForm, textareaField, type FieldErrors, type RawValues } from "~/forms/form";

/** What the assessment says of one dimension, for the whole of what is decided (rule 23). */
export const dimensionForm = defineForm(
  {
    direction: choiceField(
      "radios",
      "Direction",
      DIRECTIONS.map((value) => ({ value, text: DIRECTION_LABELS[value] })),
      "Choose the direction of the impact",
    ),
    who: textareaField("Who is affected", { rows: 2, hint: "Where nobody is, say so" }),
    description: textareaField("What happens to them", { hint: "With its reason or evidence" }),
    response: textareaField("What is done about it, or asked", {
      hint: "Adverse: what is done, by whom and by when, or why it is right to go on. Not yet known: what is asked, who finds out and by when",
    }),
  },
  (answer): FieldErrors => dimensionAnswerFaults(answer),
);

export function dimensionFormValues(answer: DimensionAnswer | null): RawValues {
  if (!answer) return {};
  const { direction, who, description, response } = answer;
  return { direction, who, description, response };
}
