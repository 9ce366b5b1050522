import { checkboxesField, defineForm } from "~/forms/form";

export const confirmAccountForm = defineForm({
  confirmed: checkboxesField(
    "Your statement",
    [
      {
        value: "yes",
        text: "I know this person, and they told me in person that they chose the password of this account themselves.",
      },
    ],
    { required: "Confirm the statement" },
  ),
});
