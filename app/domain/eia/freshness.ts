import {
  linesFingerprint,
  sameFingerprint,
  type BudgetChange,
  type FingerprintLine,
  type LinesFingerprint,
} from "../budget/changes";
import { amountInWords } from "../budget/not-stated";
import { formatFinancialYear } from "../shared/calendar-date";
import type { EiaEntry } from "./eia";

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
    line.amounts.find(([candidate]) => candidate === year)?.[1];
  return [
    ...words
      .filter(([, was, is]) => was !== is)
      .map(([field]) => `${side}: ${before.service}: the ${field} was changed`),
    ...years
      .filter((year) => amountIn(before, year) !== amountIn(after, year))
      .map(
        (year) =>
          `${side}: ${before.service}: ${formatFinancialYear(year)} went from ${amountInWords(amountIn(before, year))} to ${amountInWords(amountIn(after, year))}`,
      ),
  ];
}
