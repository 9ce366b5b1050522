import { defineForm, textareaField } from "~/forms/form";

export const reopenActionForm = defineForm({
  reason: textareaField("Why it is opened again", {
    required: "Enter why the action is opened again",
    hint: "What was recorded so far is kept in its history",
    max: 2_000,
  }),
});
