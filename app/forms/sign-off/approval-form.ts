import { carrying, checkboxesField, defineForm, textareaField } from "~/forms/form";

/** What a senior officer states by approving: the three things an office's paper record asks of them. */
export const APPROVAL_STATEMENT = [
  "I have been consulted about this proposal.",
  "Appropriate advice has been taken into account in preparing it.",
  "I am satisfied that this is an appropriate request to put to the decision maker.",
] as const;

export const approvalForm = carrying(
  defineForm({
    confirmed: checkboxesField("Your statement", [{ value: "yes", text: APPROVAL_STATEMENT.join(" ") }], {
      required: "Confirm the statement to approve this",
    }),
    comment: textareaField("Comment", {
      hint: "Not needed. It becomes part of the record",
      max: 2_000,
    }),
  }),
  { digest: 100 },
);
