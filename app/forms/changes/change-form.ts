import { effectiveDateFault } from "~/domain/budget/change-reason";
import type { ChangeLink } from "~/domain/budget/changes";
import {
  carrying,
  checkboxesField,
  choiceField,
  dateField,
  dateValues,
  defineForm,
  moneyField,
  moneyValue,
  optionalChoiceField,
  textareaField,
  textField,
  yesNoField,
  type ChoiceField,
  type FieldErrors,
  type RawValues,
  type SentForm,
} from "~/forms/form";

const TITLE = { required: "Enter a title for the change" };

/** @param years of the budget, ascending */
export function changeForm(years: readonly number[]) {
  return defineForm(
    {
      title: textField("Title of the change", TITLE),
      rationale: textareaField("Why is this change made?", {
        hint: "For example: a grant has ended, fewer people use it, the contract is let again. It is printed on the record",
      }),
      effectiveOn: dateField("When does it take effect?", null, {
        hint: "Only where it is not the first day of the budget. For example, 1 10 2018",
      }),
      statedChange: moneyField("What it is stated to rise or fall by in the first year", null, {
        hint: "Only where a paper states it, in round figures; with a minus for a fall. You are warned where the amounts say otherwise. For example, 50,000",
        allowNegative: true,
      }),
      isTransfer: yesNoField("Is it a transfer?", "Choose whether it is a transfer", {
        hint: "The service goes on as before, and somebody else pays for it.",
        yes: { reveals: ["transferredTo"] },
      }),
      transferredTo: textField("Transferred to", { hint: "Who pays for it from now on" }),
    },
    ({ isTransfer, transferredTo, effectiveOn }): FieldErrors => {
      const fault = effectiveDateFault(effectiveOn, years);
      return {
        ...(fault === null ? {} : { effectiveOn: fault }),
        ...(isTransfer && transferredTo === "" ? { transferredTo: "Enter to whom it is transferred" } : {}),
      };
    },
  );
}

export function changeValues(
  change: Pick<
    ChangeLink,
    "title" | "rationale" | "effectiveOn" | "statedChange" | "isTransfer" | "transferredTo"
  >,
): RawValues {
  return {
    title: change.title,
    rationale: change.rationale,
    ...dateValues("effectiveOn", change.effectiveOn),
    statedChange: moneyValue(change.statedChange ?? null),
    isTransfer: change.isTransfer ? "yes" : "no",
    transferredTo: change.transferredTo,
  };
}

export interface LineChoice {
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
  const form = defineForm(
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
  return carrying(form, { text: LONGEST_FILTER * 4, [SHOW_LINES]: 10 });
}

/** The button that shows other lines, with what is filled in so far. */
export const SHOW_LINES = "showLines";
const LONGEST_FILTER = 200;

/** What `readLinkQuery` reads, of the form as it was sent. */
export function linkSearch(sent: SentForm): string {
  const search = new URLSearchParams();
  for (const name of ["text", "title", "previousLineIds", "newLineIds"]) {
    for (const value of sent.getAll(name)) if (typeof value === "string") search.append(name, value);
  }
  return search.toString();
}

/** What the page that links lines is asked for in its address: which lines to show, and what is filled in already. */
export interface LinkQuery {
  /** Words that the lines shown have; empty is all. */
  text: string;
  title: string;
  previousLineIds: string[];
  newLineIds: string[];
}

/** @param change what is filled in where a change is asked for, until the lines are filtered */
export function readLinkQuery(
  search: URLSearchParams,
  change: Omit<LinkQuery, "text"> = { title: "", previousLineIds: [], newLineIds: [] },
): LinkQuery {
  const text = search.get("text");
  if (text === null) return { text: "", ...change };
  return {
    text: text.slice(0, LONGEST_FILTER),
    title: search.get("title") ?? "",
    previousLineIds: search.getAll("previousLineIds"),
    newLineIds: search.getAll("newLineIds"),
  };
}

/** What is taken out of a change that has these lines. */
export function splitForm(lines: readonly { value: string; text: string; hint: string }[]) {
  return defineForm(
    {
      which: choiceField(
        "radios",
        "Which lines should leave this change?",
        [
          { value: "all", text: "All: each line becomes a change of its own" },
          { value: "some", text: "Only some of them", reveals: ["lineIds", "together"] },
        ],
        "Choose which lines should leave this change",
      ),
      lineIds: checkboxesField("Lines to take out", lines),
      together: optionalChoiceField("radios", "What becomes of them?", [
        { value: "each", text: "Each becomes a change of its own" },
        { value: "one", text: "They become one change together" },
      ]),
    },
    ({ which, lineIds, together }): FieldErrors => {
      if (which === "all") return {};
      if (lineIds.length === 0) return { lineIds: "Choose the lines to take out" };
      if (lineIds.length === lines.length) return { lineIds: "Leave at least one line in the change" };
      return lineIds.length > 1 && together === null ? { together: "Choose what becomes of them" } : {};
    },
  );
}
