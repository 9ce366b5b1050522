import { APPROVAL_STATED } from "~/domain/decision/approval-statement";
import { carrying, checkboxesField, defineForm, textareaField } from "~/forms/form";

export const approvalForm = carrying(
  defineForm({
    confirmed: checkboxesField("Your statement", [{ value: "yes", text: APPROVAL_STATED }], {
      required: "Confirm the statement to approve this",
    }),
    comment: textareaField("Comment", {
      hint: "Not needed. It becomes part of the record",
      max: 2_000,
    }),
  }),
  { digest: 100 },
);
