import { checkboxesField, choiceField, defineForm, textareaField } from "~/forms/form";

/** @param withheld what is withheld still, by the key of each, as those inside the office read it */
export function publishLaterForm(withheld: readonly { key: string; name: string }[]) {
  return defineForm({
    what: choiceField(
      "select",
      "What is to be published?",
      withheld.map(({ key, name }) => ({ value: key, text: name })),
      "Choose what is to be published",
      {
        hint: "What was withheld only because of it is published with it: with a budget line its change and, where no other line is withheld, the totals",
      },
    ),
    reason: textareaField("Why is it published now?", {
      hint: "Stays inside the office, on the audit log",
      required: "Enter the reason",
      max: 2_000,
    }),
    mayTell: checkboxesField("Amounts that stay withheld", [
      { value: "yes", text: "Publish it also where it tells an amount that stays withheld" },
    ]),
  });
}
