import { defineForm, emailField, passwordField } from "./form";

export const signInForm = defineForm({
  email: emailField("Email address", { autoComplete: "username" }),
  password: passwordField("Password", "Enter your password", { autoComplete: "current-password" }),
});
