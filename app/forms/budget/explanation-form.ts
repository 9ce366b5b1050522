import { carrying, defineForm, textareaField } from "~/forms/form";

export const explanationForm = carrying(
  defineForm({
    text: textareaField("Why the figures differ", {
      required: "Explain why the figures differ",
      hint: "It is printed on the decision record.",
      max: 2_000,
    }),
  }),
  { pence: 20 },
);
