import type { FundingSource } from "~/domain/budget/budget";
import { defineForm, textField, type FormValue, type RawValues } from "~/forms/form";
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
    ),
  );
}

/** What `addFundingSource` and `editFundingSource` take. */
export function readFundingSource(
  value: FormValue<ReturnType<typeof fundingSourceForm>>,
  years: readonly number[],
) {
  return { name: value.name, amounts: readAmounts(value, years) };
}

export function fundingSourceValues(source: FundingSource, years: readonly number[]): RawValues {
  return { name: source.name, ...amountValues(source.amounts, years) };
}
