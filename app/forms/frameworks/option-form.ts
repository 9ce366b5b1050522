import type { OptionInWords } from "~/domain/decision/considered-options";
import { defineForm, textareaField, type RawValues } from "~/forms/form";

/** An option besides the proposal. Why it was not chosen may be missing in a draft; the gate says so. */
export const optionForm = defineForm({
  option: textareaField("What could be done instead", {
    required: "Enter what could be done instead",
    hint: "For example, keep the service as it is and pay for it from reserves, or do the same a year later",
    rows: 3,
  }),
  whyNot: textareaField("Why it was not chosen", {
    hint: "What speaks for it as well as against it, and what it would mean for those who are affected",
    rows: 5,
  }),
});

export function optionFormValues({ option, whyNot }: OptionInWords): RawValues {
  return { option, whyNot };
}
