import type { ProposalKind } from "~/domain/actions/action";
import { choiceField, defineForm, textareaField } from "~/forms/form";

const CHOICES = {
  withdraw: {
    asked: "Is this action no longer needed?",
    yes: "Yes, I confirm that it is withdrawn",
    no: "No, it stays open",
  },
  carry_forward: {
    asked: "May this action be finished after the decision?",
    yes: "Yes, I accept that it is carried forward",
    no: "No, it stays open and blocks the sign-off",
  },
} as const satisfies Record<ProposalKind, { asked: string; yes: string; no: string }>;

/** A second person's answer to a proposal for an action, always in their own words. */
export function proposalAnswerForm(kind: ProposalKind) {
  const { asked, yes, no } = CHOICES[kind];
  return defineForm({
    answer: choiceField(
      "radios",
      asked,
      [
        { value: "yes", text: yes },
        { value: "no", text: no },
      ],
      "Choose yes or no",
    ),
    reason: textareaField("Your reason", {
      required: "Enter your reason",
      hint: "It stands in the record beside the reason of the person who proposed it",
      max: 2_000,
    }),
  });
}
