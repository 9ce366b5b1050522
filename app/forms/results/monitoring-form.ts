import { FREQUENCIES, FREQUENCY_LABELS, type Frequency } from "~/domain/results/period";
import { choiceField, dateField, defineForm, textField } from "~/forms/form";

/** How often results of a line are returned. @param suggested by the office for a line of this value */
export function monitoringForm(suggested: Frequency) {
  return defineForm({
    frequency: choiceField(
      "radios",
      "How often are results returned?",
      FREQUENCIES.map((value) => ({
        value,
        text: FREQUENCY_LABELS[value],
        ...(value === suggested && { hint: "Suggested for a line of this value" }),
      })),
      "Choose how often results are returned",
    ),
  });
}

/** That somebody was reminded of a return. */
export const reminderForm = defineForm({
  remindedOn: dateField("When were they reminded?", "Enter the day of the reminder"),
  note: textField("How, and what they said", { hint: "No names of people", max: 500 }),
});
