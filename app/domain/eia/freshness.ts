import {
  linesFingerprint,
  sameFingerprint,
  type BudgetChange,
  type FingerprintLine,
  type LinesFingerprint,
} from "../budget/changes";
import { formatFinancialYear, type CalendarDate } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";
import type { Eia, EiaEntry } from "./eia";

/** Rule 5: an entry whose lines are no longer those it was made on is stale. */
export function isStale(entry: Pick<EiaEntry, "fingerprint">, change: BudgetChange): boolean {
  return !sameFingerprint(entry.fingerprint, linesFingerprint(change));
}

/** What moved since the entry was confirmed, in words. */
export function whatMoved(fingerprint: LinesFingerprint, change: BudgetChange): string[] {
  const now = linesFingerprint(change);
  return [
    ...sideMoved("Previous budget", fingerprint.previous, now.previous),
    ...sideMoved("New budget", fingerprint.new, now.new),
  ];
}

function sideMoved(
  side: string,
  before: readonly FingerprintLine[],
  after: readonly FingerprintLine[],
): string[] {
  const gone = before.filter((line) => !after.some((other) => other.service === line.service));
  const added = after.filter((line) => !before.some((other) => other.service === line.service));
  const moved = before.flatMap((line) => {
    const other = after.find((candidate) => candidate.service === line.service);
    return other ? lineMoved(side, line, other) : [];
  });
  return [
    ...gone.map((line) => `${side}: ${line.service} is no longer part of this change`),
    ...added.map((line) => `${side}: ${line.service} is now part of this change`),
    ...moved,
  ];
}

function lineMoved(side: string, before: FingerprintLine, after: FingerprintLine): string[] {
  const words = [
    ["delivery organisation", before.deliveryOrganisation, after.deliveryOrganisation],
    ["geographical reach", before.reach, after.reach],
    ["provision", before.provision, after.provision],
    ["commissioning method", before.method, after.method],
  ] as const;
  const years = [...new Set([...before.amounts, ...after.amounts].map(([year]) => year))];
  const amountIn = (line: FingerprintLine, year: number) =>
    line.amounts.find(([candidate]) => candidate === year)?.[1] ?? 0;
  return [
    ...words
      .filter(([, was, is]) => was !== is)
      .map(([field]) => `${side}: ${before.service}: the ${field} was changed`),
    ...years
      .filter((year) => amountIn(before, year) !== amountIn(after, year))
      .map(
        (year) =>
          `${side}: ${before.service}: ${formatFinancialYear(year)} went from ${formatMoney(amountIn(before, year))} to ${formatMoney(amountIn(after, year))}`,
      ),
  ];
}

export type EiaDateProblem = "missing" | "before_budget" | "in_future";

/** Rule 5: an EIA cannot have been made before the figures it assesses, nor tomorrow. */
export function eiaDateProblem(
  eia: Pick<Eia, "completedOn">,
  budgetDate: CalendarDate | null,
  today: CalendarDate,
): EiaDateProblem | null {
  if (!eia.completedOn) return "missing";
  if (eia.completedOn > today) return "in_future";
  return budgetDate !== null && eia.completedOn < budgetDate ? "before_budget" : null;
}
