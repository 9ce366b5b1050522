import { defineForm, textareaField } from "~/forms/form";

export const deleteAnswerForm = defineForm({
  reason: textareaField("Why is it deleted?", {
    required: "Enter the reason",
    hint: "For example: whoever gave it asked for it on 9 March. Nothing by which they could be known, and nothing of what they said",
    rows: 3,
    max: 500,
  }),
});
