import type { BudgetLine } from "./budget";

export const LINE_EDIT_KINDS = ["added", "edited", "removed", "imported"] as const;
export type LineEditKind = (typeof LINE_EDIT_KINDS)[number];

/** A line as it was written at one time, its priority by name: the history outlives priorities. */
export interface LineAsWritten extends Omit<BudgetLine, "id" | "version" | "priorityId"> {
  priority: string;
}
