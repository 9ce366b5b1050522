import { nameAndCapacity } from "~/domain/account/in-capacity";
import type { DelegableRole } from "~/domain/account/delegation";
import type { Role } from "~/domain/framework/lifecycle";
import {
  choiceField,
  dateField,
  defineForm,
  textareaField,
  textField,
  type FieldErrors,
  type FormValue,
  type Option,
} from "~/forms/form";

export interface DelegationChoices {
  /** Roles that are held and may be delegated. */
  grants: readonly { id: number; role: DelegableRole; holderName: string }[];
  /** Accounts in use. */
  people: readonly { id: number; name: string; roles: readonly Role[] }[];
  roleTitles: Readonly<Record<Role, string>>;
}

/** A deputy for the holder of a role: that it is in order on the day itself is the service's to say. */
export function delegationForm({ grants, people, roleTitles }: DelegationChoices) {
  const grantOptions: Option[] = grants.map(({ id, role, holderName }) => ({
    value: String(id),
    text: nameAndCapacity(roleTitles[role], holderName).join(": "),
  }));
  // Who writes is told apart where they are chosen: as a deputy they can do nothing on what they wrote.
  const peopleOptions: Option[] = people.map(({ id, name, roles }) => ({
    value: String(id),
    text: roles.includes("eia_author") ? `${name} (${roleTitles.eia_author}: not for what they write)` : name,
  }));
  return defineForm(
    {
      roleGrantId: choiceField("select", "Who delegates", grantOptions, "Choose who delegates", {
        hint: "A role, and who holds it. It lapses when they no longer hold the role",
      }),
      deputyId: choiceField("select", "Who is the deputy", peopleOptions, "Choose who is the deputy", {
        hint: "They may do all that the role may do, but nothing they could not do if they held it: an author neither approves nor signs, and nobody does both",
      }),
      reference: textField("Reference of the instrument", {
        required: "Enter the reference of the instrument",
        hint: "The document by which the holder delegates, for example DEL/2018/1. It is printed beside the deputy’s name",
        max: 100,
      }),
      validFrom: dateField("First day", "Enter the first day"),
      validUntil: dateField("Last day", "Enter the last day", {
        hint: "The deputy may act until the end of this day",
      }),
      reason: textareaField("Why there is a deputy", {
        required: "Enter why there is a deputy",
        hint: "For example, annual leave, or an interest in what is decided",
        max: 2_000,
      }),
    },
    ({ validFrom, validUntil }): FieldErrors =>
      validUntil < validFrom ? { validUntil: "The last day must be the first day or later" } : {},
  );
}

export function readDelegation({
  roleGrantId,
  deputyId,
  ...rest
}: FormValue<ReturnType<typeof delegationForm>>) {
  return { ...rest, roleGrantId: Number(roleGrantId), deputyId: Number(deputyId) };
}

export const endDelegationForm = defineForm({
  reason: textareaField("Why is it ended?", {
    required: "Enter the reason",
    hint: "The deputy can do nothing under it from now on. What they did stays done",
    max: 2_000,
  }),
});
