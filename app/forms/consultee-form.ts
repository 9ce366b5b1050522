import type { ConsulteeInfluence } from "~/domain/eia/eia";
import {
  defineForm,
  moneyField,
  moneyValue,
  textareaField,
  textField,
  type FieldErrors,
  type RawValues,
} from "./form";

/** What one consultee said about a change, and what came of it. */
export const consulteeForm = defineForm(
  {
    consultee: textField("Who was consulted", {
      required: "Say who was consulted",
      hint: "A board, an organisation or a group of people, not a person’s name",
    }),
    consultedWhen: textField("When", { hint: "For example, January 2018", width: 20 }),
    said: textareaField("What they said"),
    influence: textareaField("What it changed", { hint: "Leave this empty where nothing changed" }),
    amountBefore: moneyField("Amount before", null, { hint: "A year, where the amount moved" }),
    amountAfter: moneyField("Amount after", null, { hint: "A year, where the amount moved" }),
    unchangedReason: textareaField("Why nothing changed", { hint: "Only where nothing changed" }),
  },
  ({ influence, amountBefore, amountAfter, unchangedReason }): FieldErrors => ({
    ...(amountBefore !== null && amountBefore === amountAfter
      ? {
          amountAfter:
            "The amount after is the same as the amount before. Leave both empty where the amount did not move",
        }
      : {}),
    ...(unchangedReason !== "" && (influence !== "" || amountBefore !== null || amountAfter !== null)
      ? { unchangedReason: "Say what changed, or why nothing changed, but not both" }
      : {}),
  }),
);

export function consulteeFormValues(consultee: ConsulteeInfluence): RawValues {
  const { id: _id, version: _version, amountBefore, amountAfter, ...words } = consultee;
  return { ...words, amountBefore: moneyValue(amountBefore), amountAfter: moneyValue(amountAfter) };
}
