import {
  ALL_CHARACTERISTICS,
  CHARACTERISTIC_LABELS,
  CHARACTERISTICS,
  countsForFirstAimOnly,
  DIRECTION_LABELS,
  DIRECTIONS,
  type Characteristic,
  type Direction,
} from "~/domain/eia/characteristics";
import type { Impact } from "~/domain/eia/eia";
import { checkboxesField, choiceField, defineForm, textareaField, type Option, type RawValues } from "./form";

/** Equality Act 2010, section 149(7). */
export const FIRST_AIM_ONLY =
  "Only the first aim of the duty counts here: eliminating discrimination, harassment and victimisation";

const DIRECTION_HINTS: Partial<Record<Direction, string>> = {
  neutral: "Something happens to them, and it is neither good nor bad. Say why",
  not_yet_known: "It needs a mitigation, an action or a justification, like an adverse one",
};

const whatHappens = {
  direction: choiceField(
    "radios",
    "Direction",
    DIRECTIONS.map((value) => ({
      value,
      text: DIRECTION_LABELS[value],
      ...(DIRECTION_HINTS[value] ? { hint: DIRECTION_HINTS[value] } : {}),
    })),
    "Choose the direction of the impact",
  ),
  who: textareaField("Who is affected", { rows: 2, hint: "The group, and how many where you know it" }),
  description: textareaField("What happens to them", { hint: "With its reason or evidence" }),
  mitigation: textareaField("Mitigation", { hint: "What is done to avoid, reduce or make up for it" }),
  justification: textareaField("Justification", {
    hint: "Why it is right to go on where it cannot be mitigated",
  }),
};

/** One row, whose characteristic is fixed. */
export const impactForm = defineForm(whatHappens);

/** @param assessed characteristics that have a row already: theirs would be replaced. */
export function newImpactForm(assessed: readonly Characteristic[]) {
  const hintFor = (characteristic: Characteristic): Pick<Option, "hint"> => {
    const hints = [
      ...(assessed.includes(characteristic) ? ["Assessed already: what you save here replaces it"] : []),
      ...(countsForFirstAimOnly(characteristic) ? [FIRST_AIM_ONLY] : []),
    ];
    return hints.length > 0 ? { hint: hints.join(". ") } : {};
  };
  return defineForm({
    characteristics: checkboxesField(
      "Which protected characteristics?",
      [
        ...CHARACTERISTICS.map((value) => ({
          value,
          text: CHARACTERISTIC_LABELS[value],
          ...hintFor(value),
        })),
        {
          value: ALL_CHARACTERISTICS,
          text: "All nine",
          hint:
            assessed.length > 0
              ? "A row for each of them, replacing those assessed already"
              : "A row for each of them",
        },
      ],
      {
        required: "Choose at least one protected characteristic",
        hint: "The same is saved for each one you choose",
      },
    ),
    ...whatHappens,
  });
}

export function impactFormValues(impact: Impact): RawValues {
  const { characteristic: _characteristic, ...values } = impact;
  return values;
}
