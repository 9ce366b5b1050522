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
  const equal = pairUp(before, after, (a, b) => lineMoved(side, a, b).length === 0);
  const { pairs, gone, added } = pairUp(equal.gone, equal.added, () => true);
  return [
    ...gone.map((line) => `${side}: ${line.service} is no longer part of this change`),
    ...added.map((line) => `${side}: ${line.service} is now part of this change`),
    ...pairs.flatMap(([was, is]) => lineMoved(side, was, is)),
  ];
}

/** Pairs lines of one name. Several lines may bear it, so each is paired once. */
function pairUp(
  before: readonly FingerprintLine[],
  after: readonly FingerprintLine[],
  matches: (was: FingerprintLine, is: FingerprintLine) => boolean,
) {
  const added = [...after];
  const gone: FingerprintLine[] = [];
  const pairs: [FingerprintLine, FingerprintLine][] = [];
  for (const line of before) {
    const index = added.findIndex((other) => other.service === line.service && matches(line, other));
    const [other] = index < 0 ? [] : added.splice(index, 1);
    if (other) pairs.push([line, other]);
    else gone.push(line);
  }
  return { pairs, gone, added };
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
