import { z } from "zod";
import { MIN_PASSWORD_LENGTH, passwordFault } from "~/domain/account/password";
import { defineForm, passwordField, type FieldErrors, type TextField } from "~/forms/form";

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

const CODE = /^[A-Za-z0-9_-]{43}$/u;

/** Characters: a link, with the sentence it came in. */
const MOST_PASTED = 2_000;

/** A one-time link as it was handed over, or its code alone. The value is the code. */
const oneTimeCode: TextField<string> = {
  kind: "text",
  label: "Your one-time link or code",
  hint: "Copy the whole link that you were given, and paste it here. The code is the part after the #.",
  autoComplete: "off",
  max: MOST_PASTED,
  schema: z
    .string()
    .max(MOST_PASTED, "That is more than one link or code")
    .transform((pasted, context) => {
      // A message may break a long link into lines.
      const code = pasted.replace(/\s/gu, "").split(/[#/]/u).at(-1) ?? "";
      if (CODE.test(code)) return code;
      const message =
        pasted.trim() === ""
          ? "Paste your one-time link or code"
          : "This is not a whole one-time link or code. Copy all of it";
      context.addIssue({ code: "custom", message });
      return "";
    }),
};

export const oneTimeCodeForm = defineForm({ code: oneTimeCode });

export const setPasswordForm = defineForm(
  { code: oneTimeCode, ...newPasswordFields("Your new password") },
  repeatedPasswordFault,
);

export const changePasswordForm = defineForm(
  {
    password: passwordField("Your current password", "Enter your current password", {
      autoComplete: "current-password",
    }),
    ...newPasswordFields("Your new password"),
  },
  repeatedPasswordFault,
);
