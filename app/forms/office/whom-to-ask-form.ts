import { whomToAskFaults } from "~/domain/eia/whom-to-ask";
import { defineForm, textareaField, textField } from "~/forms/form";

/** Whom to ask about equality, as the pages of an assessment say it. */
export const whomToAskForm = defineForm(
  {
    contact: textareaField("Whom to ask about equality", {
      rows: 3,
      max: 500,
      hint: "The unit, and how to reach it: a telephone number or an email address. Left empty, nobody is named",
    }),
    guidance: textField("Where the office’s own guidance is", {
      max: 500,
      hint: "An address of the web, like https://example.org/guidance",
    }),
  },
  whomToAskFaults,
);
