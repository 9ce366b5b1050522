import type { BudgetChange, YearComparison } from "~/domain/budget/changes";
import type { AnswerState, ChangeAnswer } from "~/domain/eia/answer-state";

/** A change in a list of them. */
export interface ChangeRow {
  id: number;
  title: string;
  transferredTo: string;
  byYear: readonly YearComparison[];
  state: AnswerState;
  /** In words, what an unchanged line reads differently. */
  differences: readonly string[];
}

export function changeRow({ change, state }: ChangeAnswer<unknown>): ChangeRow {
  const { id, title, transferredTo, byYear } = change;
  return { id, title, transferredTo, byYear, state, differences: differencesInWords(change) };
}

const FIELD_LABELS = { deliveryOrganisation: "Provider", reach: "Reach" } as const;

export function differencesInWords({ differences }: Pick<BudgetChange, "differences">): string[] {
  const said = (text: string) => (text === "" ? "not stated" : `“${text}”`);
  return differences.map(
    ({ field, previous, new: now }) => `${FIELD_LABELS[field]}: ${said(previous)} before, ${said(now)} now`,
  );
}
