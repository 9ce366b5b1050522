import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney, sumPence } from "../shared/money";
import { hasUnstated } from "./not-stated";
import type { Budget, FundingSource, ReconciliationExplanation, StatedTotal } from "./budget";

/** Rule 6: a stated figure agrees with its lines when they differ by no more than £1 of rounding. */
export const ROUNDING_PENCE = 100;

export interface Difference {
  key: string;
  subject: "funding" | "total" | "priority";
  priorityId: number | null;
  year: number;
  stated: number;
  /** The least that the lines come to where `isAtLeast`: the amount of one is not stated. */
  actual: number;
  isAtLeast: boolean;
  /** stated − actual, in pence. */
  pence: number;
  /** The author's reason, where one was written for just this difference. */
  explanation: string | null;
}

export interface ReconciliationFacts {
  budget: Pick<Budget, "years" | "lines">;
  /** What it is compared with; null, or left out, where there is nothing. */
  previous?: Pick<Budget, "lines"> | null;
  fundingSources: readonly FundingSource[];
  statedTotals: readonly StatedTotal[];
  explanations: readonly ReconciliationExplanation[];
}

/**
 * What does not add up: stated sub-totals and totals against the lines, every year; the funding sources against
 * the first year's total (later years are subject to their own budget agreement).
 */
export function reconciliationDifferences(facts: ReconciliationFacts): Difference[] {
  return reconciledFigures(facts).filter(({ pence }) => Math.abs(pence) > ROUNDING_PENCE);
}

/** Every stated figure against its lines, whether it agrees or not. */
export function reconciledFigures(facts: ReconciliationFacts): Difference[] {
  const { budget, previous, fundingSources, statedTotals, explanations } = facts;
  const linesTotal = (year: number, priorityId: number | null) => {
    const lines = budget.lines.filter((line) => priorityId === null || line.priorityId === priorityId);
    return {
      actual: sumPence(lines.map((line) => line.amounts[year] ?? 0)),
      isAtLeast: hasUnstated(lines, year),
    };
  };
  const stated = statedTotals.map(({ priorityId, year, pence }) => ({
    key: priorityId === null ? `total:${year}` : `priority:${priorityId}:${year}`,
    subject: priorityId === null ? ("total" as const) : ("priority" as const),
    priorityId,
    year,
    stated: pence,
    ...linesTotal(year, priorityId),
  }));
  const firstYear = budget.years[0];
  // Funding that is entered before the lines is no difference yet; where every line ends, it pays for nothing.
  const isEmpty = budget.lines.length === 0 && (previous?.lines.length ?? 0) === 0;
  const funding =
    firstYear === undefined || isEmpty
      ? []
      : [
          {
            key: "funding",
            subject: "funding" as const,
            priorityId: null,
            year: firstYear,
            stated: sumPence(fundingSources.map((source) => source.amounts[firstYear] ?? 0)),
            ...linesTotal(firstYear, null),
          },
        ];
  return [...stated, ...funding]
    .map((figure) => ({ ...figure, pence: figure.stated - figure.actual }))
    .map((figure) => ({
      ...figure,
      explanation:
        explanations.find((reason) => reason.key === figure.key && reason.pence === figure.pence)?.text ??
        null,
    }));
}

/** "Victims sub-total" */
export function figureInWords(
  { subject, priorityId }: Pick<Difference, "subject" | "priorityId">,
  priorityNames: ReadonlyMap<number, string>,
): string {
  return {
    funding: "Funding",
    total: "Total",
    priority: `${priorityNames.get(priorityId ?? 0) ?? "Priority"} sub-total`,
  }[subject];
}

/** @returns which figure it is, and a sentence that says by how much it differs */
export function differenceInWords(
  difference: Difference,
  priorityNames: ReadonlyMap<number, string>,
): { subject: string; message: string } {
  const { year, stated, actual, pence } = difference;
  const lines = difference.isAtLeast
    ? `the lines whose amount is stated add up to ${formatMoney(actual)}`
    : `the lines add up to ${formatMoney(actual)}`;
  return {
    subject: `${figureInWords(difference, priorityNames)} for ${formatFinancialYear(year)}`,
    message:
      difference.subject === "funding" && stated === 0
        ? `None is entered; ${lines}.`
        : `${formatMoney(stated)} is stated; ${lines}: a difference of ${formatMoney(pence, { signed: true })}.`,
  };
}
