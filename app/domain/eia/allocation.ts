import type { BudgetChange } from "../budget/changes";
import { hasUnstated } from "../budget/not-stated";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { listed } from "../shared/listed";

/**
 * Rule 25: a fund or pot of which nothing is fixed for anybody yet may be assessed when it is allocated. R (JG and MB) v Lancashire
 * County Council [2011] EWHC 2295 (Admin): a budget may be set first, where what it does to whom is decided later, with regard to it.
 */
export interface Allocation {
  /** Why nothing is fixed for anybody yet. */
  nothingFixed: string;
  decidedBy: string;
  /** By when it is allocated. */
  decidedOn: CalendarDate | null;
}

export const NO_ALLOCATION: Allocation = { nothingFixed: "", decidedBy: "", decidedOn: null };

/** Whether anything of it is written: what an entry does not use is kept. */
export function isAllocationWritten({ nothingFixed, decidedBy, decidedOn }: Allocation): boolean {
  return nothingFixed !== "" || decidedBy !== "" || decidedOn !== null;
}

/**
 * Why the assessment of a change cannot be put off until it is allocated, in sentences; none where it can. Its cap is the amount
 * that the budget gives.
 * @param hasFindings whether impacts are recorded already @param today in the United Kingdom
 */
export function allocationGaps(
  { nothingFixed, decidedBy, decidedOn }: Allocation,
  change: Pick<BudgetChange, "newLines" | "byYear">,
  hasFindings: boolean,
  today: CalendarDate,
): string[] {
  if (change.newLines.length === 0) {
    return [
      "It ends here, so there is nothing left to allocate. Assess what its end does, or screen it out.",
    ];
  }
  const missing = [
    ...(nothingFixed.trim() === "" ? ["why nothing is fixed for anybody yet"] : []),
    ...(decidedBy.trim() === "" ? ["who decides how it is allocated"] : []),
    ...(decidedOn ? [] : ["by when"]),
    ...(change.byYear.some(({ year }) => hasUnstated(change.newLines, year))
      ? ["its amount, which is the most that may be allocated"]
      : []),
  ];
  return [
    ...(missing.length > 0
      ? [`It is to be assessed when it is allocated, but it does not say ${listed(missing)}.`]
      : []),
    ...(hasFindings
      ? ["Findings are recorded for it, so something is fixed for somebody already. Assess it."]
      : []),
    ...(decidedOn && decidedOn < today
      ? [`It was to be allocated by ${formatDate(decidedOn)}, which has passed. Assess it.`]
      : []),
  ];
}
