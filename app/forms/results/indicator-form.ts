import { CHARACTERISTICS, CHARACTERISTIC_LABELS, type Characteristic } from "~/domain/eia/characteristics";
import { GOOD_DIRECTIONS, GOOD_DIRECTION_LABELS, type IndicatorWords } from "~/domain/results/indicator";
import {
  choiceField,
  defineForm,
  optionalChoiceField,
  textField,
  type FormValue,
  type RawValues,
} from "~/forms/form";
import { figureField, figureValue } from "./figure-field";

const characteristics = CHARACTERISTICS.map((value) => ({ value, text: CHARACTERISTIC_LABELS[value] }));

/** What is measured of a line. */
export const indicatorForm = defineForm({
  name: textField("What is measured", {
    required: "Say what is measured",
    hint: "For example, Women who are supported, or Referrals answered within 5 days",
    max: 200,
  }),
  unit: textField("Unit", {
    hint: "For example, people, days or %. Leave it empty for a plain number",
    max: 40,
    width: 10,
  }),
  goodDirection: choiceField(
    "radios",
    "Which way is good?",
    GOOD_DIRECTIONS.map((value) => ({ value, text: GOOD_DIRECTION_LABELS[value] })),
    "Choose which way is good",
  ),
  baseline: figureField("Baseline", {
    hint: "How it was before, in a period as long as those that are returned. Leave it empty where nobody knows",
  }),
  target: figureField("Target", { hint: "What is expected in each period" }),
  about: optionalChoiceField("select", "Whose results does it show?", characteristics, {
    hint: "Choose a characteristic where it is about people who share it: it then stands beside what the EIA expected for them. Leave it for everybody",
  }),
  countedBy: optionalChoiceField("select", "Are the people counted by a characteristic?", characteristics, {
    hint: "The provider is then asked how many of them were in each group. Fewer than 5 are never shown",
  }),
});

export const readIndicator = (value: FormValue<typeof indicatorForm>): IndicatorWords => value;

export function indicatorValues(words: IndicatorWords): RawValues {
  const chosen = (characteristic: Characteristic | null) => characteristic ?? "";
  return {
    ...{ name: words.name, unit: words.unit, goodDirection: words.goodDirection },
    ...{ baseline: figureValue(words.baseline), target: figureValue(words.target) },
    ...{ about: chosen(words.about), countedBy: chosen(words.countedBy) },
  };
}
