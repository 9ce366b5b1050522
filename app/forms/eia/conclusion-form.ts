import { defineForm, textareaField } from "~/forms/form";

/** What several changes together do to people who share a characteristic (rule 34). */
export const conclusionForm = defineForm({
  conclusion: textareaField("What these changes do together, and why that is right", {
    required: "Say what they do together, and why that is right",
    hint: "For example: who is in several of them at once, what is left to them, what is done about it, and what would be worse",
  }),
});
