import type { CalendarDate } from "../shared/calendar-date";
import type { YearAmounts } from "./year-amounts";
import type { LineContract } from "./line-contract";

/** How a service is commissioned, in the words of the published frameworks. */
export const COMMISSIONING_METHODS = [
  "procured_sole",
  "procured_joint",
  "grant",
  "statutory",
  "in_house",
  "not_applicable",
] as const;
export type CommissioningMethod = (typeof COMMISSIONING_METHODS)[number];

export const COMMISSIONING_METHOD_LABELS: Record<CommissioningMethod, string> = {
  procured_sole: "Procured – sole funded",
  procured_joint: "Procured – jointly funded",
  grant: "Grant funded",
  statutory: "Statutory contribution",
  in_house: "In-house",
  not_applicable: "Not applicable",
};

/** @param method null where the source does not say, as in many past budgets. */
export function describeMethod(method: CommissioningMethod | null, fundedWith: string): string {
  if (!method) return "Not stated";
  const label = COMMISSIONING_METHOD_LABELS[method];
  return fundedWith ? `${label} (with ${fundedWith})` : label;
}

/** What one budget may have: more is a slip of whoever enters it. */
export const MOST_YEARS = 5;
export const MOST_PRIORITIES = 30;

export interface Priority {
  id: number;
  name: string;
}

/** One service in a budget. Its identity is `id`: never its name, number or position. */
export interface BudgetLine {
  id: number;
  priorityId: number | null;
  service: string;
  deliveryOrganisation: string;
  provision: string;
  method: CommissioningMethod | null;
  /** With whom it is funded, where it is funded jointly. */
  fundedWith: string;
  amounts: YearAmounts;
  reach: string;
  note: string;
  /** Absent where nothing is said of it. */
  contract?: LineContract;
  version: number;
}

export interface FundingSource {
  id: number;
  name: string;
  amounts: YearAmounts;
  /** What its amounts depend on, as an assumed outturn; absent where nothing is said. */
  caveat?: string;
  /** Which report or budget they stand in; absent where nothing is said. */
  statedIn?: string;
  version: number;
}

/** What is said of the amounts of a source, as far as anything is. */
export function saidOfFunding({
  caveat = "",
  statedIn = "",
}: Pick<FundingSource, "caveat" | "statedIn">): Pick<FundingSource, "caveat" | "statedIn"> {
  return {
    ...(caveat.trim() !== "" && { caveat: caveat.trim() }),
    ...(statedIn.trim() !== "" && { statedIn: statedIn.trim() }),
  };
}

/** A sub-total (of a priority) or grand total (`priorityId` null) as the office's own document states it. */
export interface StatedTotal {
  id: number;
  priorityId: number | null;
  year: number;
  pence: number;
}

/** The author's written reason for a figure that does not reconcile; printed on the record. */
export interface ReconciliationExplanation {
  /** `funding`, `total:2018` or `priority:12:2018`: see `differenceKey`. */
  key: string;
  text: string;
  /** The difference it explains, in pence: another difference needs another explanation. */
  pence: number;
}

export interface Budget {
  frameworkId: number;
  title: string;
  /** Financial years, ascending, by the calendar year in which each starts. */
  years: readonly number[];
  budgetDate: CalendarDate | null;
  priorities: readonly Priority[];
  lines: readonly BudgetLine[];
}

/** A budget that another is compared with. */
export interface PreviousBudget extends Budget {
  /** Ids of lines whose assessment its framework put off until they are allocated (rule 25); not there where it put off none. */
  putOff?: readonly number[];
}
