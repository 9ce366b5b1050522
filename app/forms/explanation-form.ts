import { defineForm, textareaField } from "./form";

export const explanationForm = defineForm({
  text: textareaField("Why the figures differ", {
    required: "Explain why the figures differ",
    hint: "It is printed on the decision record.",
    max: 2_000,
  }),
});
