import { SENIORITIES, SENIORITY_LABELS } from "~/domain/account/seniority";
import { ROLES, type Role } from "~/domain/framework/lifecycle";
import {
  checkboxesField,
  choiceField,
  defineForm,
  emailField,
  optionalChoiceField,
  textField,
  type FormValue,
} from "~/forms/form";

/** What a role is for, whatever its title is in this office. */
const ROLE_HINTS: Record<Role, string> = {
  eia_author: "Writes budgets, assessments, action plans and decision records, and submits them",
  action_owner: "Does actions of an action plan and says when they are done",
  senior_officer: "Approves what was submitted, as chief executive or chief finance officer",
  monitoring_officer: "Determines what is published, and answers proposals about actions",
  decision_maker: "Decides and signs",
  administrator: "Keeps accounts and the office’s settings, and nothing else",
};

type RoleTitles = Readonly<Record<Role, string>>;

/** @param offered the roles that can be chosen, where not all can */
function accountFields(titles: RoleTitles, offered: readonly Role[] = ROLES) {
  return {
    name: textField("Name", {
      required: "Enter the person’s name",
      hint: "As it will appear beside what they do",
      autoComplete: "off",
    }),
    seniority: optionalChoiceField(
      "select",
      "How senior they are",
      SENIORITIES.map((value) => ({ value, text: SENIORITY_LABELS[value] })),
      { hint: "It says whether a record prints them by name or by their title alone" },
    ),
    email: emailField("Email address", { hint: "They sign in with it", autoComplete: "off" }),
    roles: checkboxesField(
      "Roles",
      offered.map((role) => ({ value: role, text: titles[role], hint: ROLE_HINTS[role] })),
    ),
  };
}

export function newPersonForm(titles: RoleTitles) {
  return defineForm(accountFields(titles));
}

export function personForm(titles: RoleTitles, offered?: readonly Role[]) {
  return defineForm({
    ...accountFields(titles, offered),
    isActive: choiceField(
      "radios",
      "This account is",
      [
        { value: "yes", text: "In use" },
        {
          value: "no",
          text: "Deactivated",
          hint: "The person is signed out everywhere and cannot sign in. What they did stays on record.",
        },
      ],
      "Choose whether the account is in use",
    ),
  });
}

export function readPerson({ isActive, ...account }: FormValue<ReturnType<typeof personForm>>) {
  return { ...account, isActive: isActive === "yes" };
}
