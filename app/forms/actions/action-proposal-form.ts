import { choiceField, defineForm, textareaField } from "~/forms/form";

/** The two ways out that a second person must confirm (rule 4). */
export const actionProposalForm = defineForm({
  kind: choiceField(
    "radios",
    "What do you propose?",
    [
      {
        value: "carry_forward",
        text: "Carry it forward",
        hint: "It is finished after the decision. Say below why the decision cannot wait for it. It keeps its owner and its target date, and is part of the record",
      },
      { value: "withdraw", text: "Withdraw it", hint: "It is no longer needed" },
    ],
    "Choose what you propose",
  ),
  reason: textareaField("Why", { required: "Enter why", max: 2_000 }),
});
