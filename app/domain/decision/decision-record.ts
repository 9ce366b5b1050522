import type { CalendarDate } from "../shared/calendar-date";
import type { Implications } from "./implications";

/** The decision record's own fields, as the author writes them before submission. */
export interface DecisionRecordFields {
  title: string;
  /** The date of the form itself; null where it bears none. */
  datedOn: CalendarDate | null;
  receivedOn: CalendarDate | null;
  officersPresent: string;
  summary: string;
  optionsConsidered: string;
  recommendations: string;
  discussion: string;
  resolved: string;
  financialSummary: string;
  /** The report that is attached, as it is named (`attachedReport`). */
  reportTitle: string;
  reportAuthor: string;
  reportDatedOn: CalendarDate | null;
  reportAddress: string;
  /** What is said beside these, where the office asks for it. */
  implications: Implications;
  version: number;
}

export const DECISION_OUTCOMES = ["supported", "supported_with_conditions", "not_supported"] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

export const DECISION_OUTCOME_LABELS: Record<DecisionOutcome, string> = {
  supported: "Supported",
  supported_with_conditions: "Supported with conditions",
  not_supported: "Not supported",
};

/** Whether what was decided goes ahead, at once or on conditions. */
export function isInSupport(outcome: DecisionOutcome): boolean {
  return outcome !== "not_supported";
}
