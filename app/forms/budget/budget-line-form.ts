import {
  COMMISSIONING_METHOD_LABELS,
  COMMISSIONING_METHODS,
  type BudgetLine,
  type Priority,
} from "~/domain/budget/budget";
import {
  carrying,
  choiceField,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type FieldErrors,
  type FormValue,
  type RawValues,
  type TextField,
} from "~/forms/form";
import { amountFields, lineAmountValues, readAmounts } from "./year-amounts";

type ReasonAsked = "added" | "edited" | "removed";

const REASON_LABELS: Record<ReasonAsked, string> = {
  added: "Why is it added?",
  edited: "Why is it changed?",
  removed: "Why is it removed?",
};

function reasonField(asked: ReasonAsked) {
  return textareaField(REASON_LABELS[asked], {
    hint: "It stays in the history of the budget",
    required: "Enter the reason",
    max: 2_000,
    rows: 3,
  });
}

/** What goes along with an answer to the question whether entries may become stale. */
const CONFIRMED_STALE = { confirmedStaleEntryIds: 20_000, again: 10 };

export const removeLineForm = carrying(defineForm({ reason: reasonField("removed") }), CONFIRMED_STALE);

/**
 * One service in the budget, with an amount for each of the framework's years.
 * @param asked for what a reason is asked; null where none is
 */
export function budgetLineForm(
  priorities: readonly Priority[],
  years: readonly number[],
  asked: ReasonAsked | null,
) {
  const reason: { reason?: TextField<string> } = asked ? { reason: reasonField(asked) } : {};
  return carrying(
    defineForm(
      Object.assign(
        {
          priorityId: choiceField(
            "select",
            "Priority",
            priorities.map(({ id, name }) => ({ value: String(id), text: name })),
            "Choose the priority under which it stands",
          ),
          service: textField("Service", { required: "Enter the name of the service" }),
          deliveryOrganisation: textField("Delivery organisation"),
          provision: textareaField("Provision", { hint: "What is provided", max: 2_000, rows: 3 }),
          method: optionalChoiceField(
            "select",
            "Commissioning method",
            COMMISSIONING_METHODS.map((value) => ({ value, text: COMMISSIONING_METHOD_LABELS[value] })),
            { hint: "Leave it at “Choose one” where the source does not say" },
          ),
          fundedWith: textField("Funded with", { hint: "With whom, where it is jointly funded" }),
        },
        amountFields(years),
        {
          reach: textField("Geographical reach"),
          note: textareaField("Note", { max: 2_000, rows: 2 }),
        },
        reason,
      ),
      ({ method, fundedWith }): FieldErrors =>
        method === "procured_joint" && fundedWith === ""
          ? { fundedWith: "Enter with whom it is jointly funded" }
          : {},
    ),
    { ...CONFIRMED_STALE, next: 10 },
  );
}

/** What `addBudgetLine` and `editBudgetLine` take. */
export function readBudgetLine(
  value: FormValue<ReturnType<typeof budgetLineForm>>,
  years: readonly number[],
) {
  const { service, deliveryOrganisation, provision, method, fundedWith, reach, note, reason = "" } = value;
  return {
    priorityId: Number(value.priorityId),
    service,
    deliveryOrganisation,
    provision,
    method,
    fundedWith,
    reach,
    note,
    amounts: readAmounts(value, years),
    reason,
  };
}

export function budgetLineValues(line: BudgetLine, years: readonly number[]): RawValues {
  return {
    priorityId: line.priorityId === null ? "" : String(line.priorityId),
    service: line.service,
    deliveryOrganisation: line.deliveryOrganisation,
    provision: line.provision,
    method: line.method ?? "",
    fundedWith: line.fundedWith,
    reach: line.reach,
    note: line.note,
    ...lineAmountValues(line.amounts, years),
  };
}
