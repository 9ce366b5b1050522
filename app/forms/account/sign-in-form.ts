import { carrying, defineForm, emailField, passwordField } from "~/forms/form";

export const signInForm = defineForm({
  email: emailField("Email address", { autoComplete: "username" }),
  password: passwordField("Password", "Enter your password", { autoComplete: "current-password" }),
});

/** A button in the head of each page, and one that signs out on every device. */
export const signOutForm = carrying(defineForm({}), { everywhere: 10 });
