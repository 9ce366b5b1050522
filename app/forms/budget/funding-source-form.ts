import type { FundingSource } from "~/domain/budget/budget";
import { defineForm, textareaField, textField, type FormValue, type RawValues } from "~/forms/form";
import { amountValues, firstYearAmountFields, readAmounts } from "./year-amounts";

export function fundingSourceForm(years: readonly number[]) {
  return defineForm(
    Object.assign(
      {
        name: textField("Funding source", {
          required: "Enter the name of the funding source",
          hint: "For example, commissioning budget or earmarked reserve",
        }),
      },
      firstYearAmountFields(years),
      {
        statedIn: textField("Which report or budget it stands in", {
          hint: "For example, the precept and budget report for 2017/18. It may stay empty",
        }),
        caveat: textareaField("What it depends on", {
          rows: 3,
          hint: "For example, an assumed outturn of the year before. It is printed beneath the funding, and may stay empty",
        }),
      },
    ),
  );
}

/** What `addFundingSource` and `editFundingSource` take. */
export function readFundingSource(
  value: FormValue<ReturnType<typeof fundingSourceForm>>,
  years: readonly number[],
) {
  const { name, statedIn, caveat } = value;
  return { name, statedIn, caveat, amounts: readAmounts(value, years) };
}

export function fundingSourceValues(source: FundingSource, years: readonly number[]): RawValues {
  const { name, statedIn = "", caveat = "" } = source;
  return { name, statedIn, caveat, ...amountValues(source.amounts, years) };
}
