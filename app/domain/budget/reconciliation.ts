import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney, sumPence } from "../shared/money";
import type { Budget, FundingSource, ReconciliationExplanation, StatedTotal } from "./budget";

/** Rule 6: a stated figure agrees with its lines when they differ by no more than £1 of rounding. */
export const ROUNDING_PENCE = 100;

export interface Difference {
  key: string;
  subject: "funding" | "total" | "priority";
  priorityId: number | null;
  year: number;
  stated: number;
  actual: number;
  /** stated − actual, in pence. */
  pence: number;
  /** The author's reason, where one was written for just this difference. */
  explanation: string | null;
}

export interface ReconciliationFacts {
  budget: Pick<Budget, "years" | "lines">;
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
  const { budget, fundingSources, statedTotals, explanations } = facts;
  const linesTotal = (year: number, priorityId: number | null) =>
    sumPence(
      budget.lines
        .filter((line) => priorityId === null || line.priorityId === priorityId)
        .map((line) => line.amounts[year] ?? 0),
    );
  const stated = statedTotals.map(({ priorityId, year, pence }) => ({
    key: priorityId === null ? `total:${year}` : `priority:${priorityId}:${year}`,
    subject: priorityId === null ? ("total" as const) : ("priority" as const),
    priorityId,
    year,
    stated: pence,
    actual: linesTotal(year, priorityId),
  }));
  const firstYear = budget.years[0];
  const funding =
    firstYear === undefined || budget.lines.length === 0
      ? []
      : [
          {
            key: "funding",
            subject: "funding" as const,
            priorityId: null,
            year: firstYear,
            stated: sumPence(fundingSources.map((source) => source.amounts[firstYear] ?? 0)),
            actual: linesTotal(firstYear, null),
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
  const lines = `the lines add up to ${formatMoney(actual)}`;
  return {
    subject: `${figureInWords(difference, priorityNames)} for ${formatFinancialYear(year)}`,
    message:
      difference.subject === "funding" && stated === 0
        ? `None is entered; ${lines}.`
        : `${formatMoney(stated)} is stated; ${lines}: a difference of ${formatMoney(pence, { signed: true })}.`,
  };
}
