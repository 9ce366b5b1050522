import type { ConsulteeInfluence } from "~/domain/eia/eia";
import {
  dateField,
  dateValues,
  defineForm,
  moneyField,
  moneyValue,
  textareaField,
  textField,
  type FieldErrors,
  type RawValues,
} from "~/forms/form";

/** What one consultee said about a change, and what came of it. */
export const consulteeForm = defineForm(
  {
    consultee: textField("Who was consulted", {
      required: "Say who was consulted",
      hint: "A board, an organisation or a group of people, not a person’s name",
    }),
    consultedWhen: textField("When", { hint: "For example, January 2018", width: 20 }),
    consultedFrom: dateField("First day on which they could answer", null, {
      hint: "Where it was a consultation over some weeks. For example, 8 1 2018",
    }),
    consultedTo: dateField("Last day on which they could answer", null, { hint: "For example, 2 3 2018" }),
    said: textareaField("What they said"),
    influence: textareaField("What it changed", { hint: "Leave this empty where nothing changed" }),
    amountBefore: moneyField("Amount before", null, { hint: "A year, where the amount moved" }),
    amountAfter: moneyField("Amount after", null, { hint: "A year, where the amount moved" }),
    unchangedReason: textareaField("Why nothing changed", { hint: "Only where nothing changed" }),
  },
  ({ consultedFrom, consultedTo, influence, amountBefore, amountAfter, unchangedReason }): FieldErrors => ({
    ...(consultedFrom !== null && consultedTo !== null && consultedTo < consultedFrom
      ? { consultedTo: "Last day on which they could answer must not be before the first" }
      : {}),
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
  const {
    id: _id,
    version: _version,
    consultationId: _of,
    consultedFrom,
    consultedTo,
    amountBefore,
    amountAfter,
    ...words
  } = consultee;
  return {
    ...words,
    ...dateValues("consultedFrom", consultedFrom),
    ...dateValues("consultedTo", consultedTo),
    amountBefore: moneyValue(amountBefore),
    amountAfter: moneyValue(amountAfter),
  };
}
