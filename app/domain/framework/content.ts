import type { Action } from "../actions/action";
import type { Budget, FundingSource, ReconciliationExplanation, StatedTotal } from "../budget/budget";
import { budgetChanges, type BudgetChange, type ChangeLink } from "../budget/changes";
import type { DecisionRecordFields } from "../decision/decision-record";
import type { Eia, EiaEntry } from "../eia/eia";
import type { GlossaryTerm } from "./glossary";

/** All that a submission freezes: both budgets, the changes, the EIA, its action plan, the record's own fields and its glossary. */
export interface FrameworkContent {
  budget: Budget;
  aim: string;
  previous: Budget | null;
  links: readonly ChangeLink[];
  fundingSources: readonly FundingSource[];
  statedTotals: readonly StatedTotal[];
  explanations: readonly ReconciliationExplanation[];
  eia: Eia;
  entries: readonly EiaEntry[];
  actions: readonly Action[];
  record: DecisionRecordFields;
  /** By term. */
  glossary: readonly GlossaryTerm[];
}

export function changesOf(content: FrameworkContent): BudgetChange[] {
  return budgetChanges(content.budget, content.previous, content.links);
}

/** Names of the priorities of both budgets, by id. */
export function priorityNames(content: Pick<FrameworkContent, "budget" | "previous">): Map<number, string> {
  return new Map(
    [...content.budget.priorities, ...(content.previous?.priorities ?? [])].map(({ id, name }) => [id, name]),
  );
}
