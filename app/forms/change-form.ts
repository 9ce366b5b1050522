import type { ChangeLink } from "~/domain/budget/changes";
import {
  checkboxesField,
  defineForm,
  textField,
  yesNoField,
  type ChoiceField,
  type FieldErrors,
  type RawValues,
} from "./form";

const TITLE = { required: "Enter a title for the change" };

export const changeForm = defineForm(
  {
    title: textField("Title of the change", TITLE),
    isTransfer: yesNoField("Is it a transfer?", "Choose whether it is a transfer", {
      hint: "The service goes on as before, and somebody else pays for it.",
      yes: { reveals: ["transferredTo"] },
    }),
    transferredTo: textField("Transferred to", { hint: "Who pays for it from now on" }),
  },
  ({ isTransfer, transferredTo }): FieldErrors =>
    isTransfer && transferredTo === "" ? { transferredTo: "Enter to whom it is transferred" } : {},
);

export function changeValues(change: Pick<ChangeLink, "title" | "isTransfer" | "transferredTo">): RawValues {
  return {
    title: change.title,
    isTransfer: change.isTransfer ? "yes" : "no",
    transferredTo: change.transferredTo,
  };
}

interface LineChoice {
  id: number;
  text: string;
  hint: string;
}

function lineChoices(label: string, lines: readonly LineChoice[]): ChoiceField<number[]> {
  const { schema, ...field } = checkboxesField(
    label,
    lines.map(({ id, ...rest }) => ({ value: String(id), ...rest })),
  );
  return { ...field, schema: schema.transform((ids) => ids.map(Number)) };
}

/** Lines of both budgets to be joined into one change. */
export function linkLinesForm(previousLines: readonly LineChoice[], newLines: readonly LineChoice[]) {
  const firstList = previousLines.length > 0 ? "previousLineIds" : "newLineIds";
  return defineForm(
    {
      previousLineIds: lineChoices("Lines of the previous budget", previousLines),
      newLineIds: lineChoices("Lines of the new budget", newLines),
      title: textField("Title of the change", TITLE),
    },
    ({ previousLineIds, newLineIds }): FieldErrors =>
      previousLineIds.length + newLineIds.length < 2
        ? { [firstList]: "Choose at least two lines, from either budget or from both" }
        : {},
  );
}
