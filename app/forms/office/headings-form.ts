import type { ProposedHeadings } from "~/domain/framework/sections";
import { defineForm, textareaField, type RawValues } from "~/forms/form";

/** The headings of the sections that are offered, each on a line of its own. */
export const headingsForm = defineForm(
  {
    beforeBudget: textareaField("Before the budget", {
      hint: "One heading on each line",
      rows: 5,
      max: 2_000,
    }),
    afterBudget: textareaField("After the budget", {
      hint: "One heading on each line",
      rows: 10,
      max: 2_000,
    }),
  },
  (value) => ({
    ...tooLong("beforeBudget", value.beforeBudget),
    ...tooLong("afterBudget", value.afterBudget),
  }),
);

const LONGEST = 200;

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const tooLong = (field: string, text: string) =>
  linesOf(text).some((line) => line.length > LONGEST)
    ? { [field]: `Each heading must be ${LONGEST} characters or fewer` }
    : {};

export function readHeadings(value: { beforeBudget: string; afterBudget: string }): ProposedHeadings {
  return { before_budget: linesOf(value.beforeBudget), after_budget: linesOf(value.afterBudget) };
}

export function headingsValues({ before_budget, after_budget }: ProposedHeadings): RawValues {
  return { beforeBudget: before_budget.join("\n"), afterBudget: after_budget.join("\n") };
}
