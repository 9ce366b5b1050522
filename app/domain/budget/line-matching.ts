import { findCandidates, isClose, pairByName, surenessOf, type LinePair, type SurePair } from "./line-pairs";
import { readBudgets, type MatchableLine, type ReadLine, type Sureness } from "./line-similarity";

/** A line that is there already, and the imported one that is taken to be the same. */
export interface LineMatch {
  existingKey: number;
  importedKey: number;
  /** Why, in words: "Same name; the provider is the same". */
  reason: string;
  sureness: Sureness;
}

/**
 * One to one: which imported line is which existing one, though its name, provider or amounts may have changed. Lines
 * without a match are added or removed ones. The order of lines does not matter.
 * @returns in the order of the existing keys
 */
export function matchLines(
  existing: readonly MatchableLine[],
  imported: readonly MatchableLine[],
): LineMatch[] {
  if (existing.length === 0 || imported.length === 0) return [];
  const { rarity, ...lines } = readBudgets(existing, imported);
  const { pairs, rest } = pairByName({ ...lines, rarity });
  return [...pairs, ...mostAlike(findCandidates(rest, rarity))]
    .map(({ previous, current, likeness, sureness }) => ({
      existingKey: previous.line.key,
      importedKey: current.line.key,
      reason: inOneSentence(likeness.reasons),
      sureness,
    }))
    .sort((a, b) => a.existingKey - b.existingKey);
}

/** Each line at most once. A pair is no more than possible where another line would do nearly as well. */
function mostAlike(candidates: readonly LinePair[]): SurePair[] {
  const best = new Map<ReadLine, LinePair>();
  const rivalled = new Set<LinePair>();
  for (const pair of candidates) {
    const taken = [best.get(pair.previous), best.get(pair.current)].filter((other) => other !== undefined);
    for (const other of taken) {
      if (isClose(pair.likeness.points, other.likeness.points)) rivalled.add(other);
    }
    if (taken.length === 0) best.set(pair.previous, pair).set(pair.current, pair);
  }
  return [...new Set(best.values())].map((pair) => ({
    ...pair,
    sureness: rivalled.has(pair) ? "possible" : surenessOf(pair),
  }));
}

/** Reasons begin with a capital letter: within a sentence all but the first do not. */
function inOneSentence(reasons: readonly string[]): string {
  return reasons
    .map((reason, index) => (index === 0 ? reason : `${reason.charAt(0).toLowerCase()}${reason.slice(1)}`))
    .join("; ");
}
