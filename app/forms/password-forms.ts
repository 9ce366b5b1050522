import { MIN_PASSWORD_LENGTH, passwordFault } from "~/domain/account/password";
import { defineForm, passwordField, type FieldErrors, type TextField } from "./form";

/** A password chosen anew, typed twice. */
export function newPasswordFields(label: string): {
  newPassword: TextField<string>;
  repeatedPassword: TextField<string>;
} {
  const chosen = passwordField(label, "Enter a password", {
    autoComplete: "new-password",
    hint: `${MIN_PASSWORD_LENGTH} characters or more, of any kind. Three or four words together are easy to remember and hard to guess.`,
  });
  return {
    newPassword: {
      ...chosen,
      schema: chosen.schema.superRefine((password, context) => {
        const fault = passwordFault(password);
        if (fault !== null) context.addIssue({ code: "custom", message: fault });
      }),
    },
    repeatedPassword: passwordField("Repeat the password", "Enter the password a second time", {
      autoComplete: "new-password",
    }),
  };
}

export function repeatedPasswordFault({
  newPassword,
  repeatedPassword,
}: {
  newPassword: string;
  repeatedPassword: string;
}): FieldErrors {
  return newPassword === repeatedPassword
    ? {}
    : { repeatedPassword: "The two passwords are not the same. Type both again" };
}

export const setPasswordForm = defineForm(newPasswordFields("Your new password"), repeatedPasswordFault);

export const changePasswordForm = defineForm(
  {
    password: passwordField("Your current password", "Enter your current password", {
      autoComplete: "current-password",
    }),
    ...newPasswordFields("Your new password"),
  },
  repeatedPasswordFault,
);
