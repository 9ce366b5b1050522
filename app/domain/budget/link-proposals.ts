import type { Budget, BudgetLine } from "./budget";
import { findCandidates, isClose, pairByName, surenessOf, type LinePair } from "./line-pairs";
import {
  readBudgets,
  type MatchableLine,
  type ReadBudgets,
  type ReadLine,
  type Sureness,
} from "./line-similarity";

/** Lines of two budgets that seem to be one change. On one side there may be none: services that end or begin together. */
export interface LinkProposal {
  previousLineIds: readonly number[];
  newLineIds: readonly number[];
  title: string;
  /** Why, in words, a sentence or part of one each. */
  reasons: readonly string[];
  sureness: Sureness;
}

type ProposedBudget = Pick<Budget, "priorities" | "lines">;

/** The lines nobody has linked yet: only they are proposed for anything. */
export interface UnlinkedLines {
  previousLineIds: ReadonlySet<number>;
  newLineIds: ReadonlySet<number>;
}

/** A proposal names no more lines than a person can take in. */
const MOST_LINES = 12;

/**
 * Which lines of a budget go on in which lines of the next: one to one, and several to several where contracts merge
 * or split. Each line is in at most one proposal; the order of lines does not matter. What is in none is a service
 * that ended or is new.
 * @returns in the order of the budgets' lines, previous ones first
 */
export function proposeLinks(
  previous: ProposedBudget,
  current: ProposedBudget,
  unlinked: UnlinkedLines,
): LinkProposal[] {
  const all = readBudgets(matchable(previous), matchable(current));
  const free: Sides = {
    previous: all.previous.filter(({ line }) => unlinked.previousLineIds.has(line.key)),
    current: all.current.filter(({ line }) => unlinked.newLineIds.has(line.key)),
  };
  const { pairs, rest } = pairByName({ ...free, rarity: all.rarity });
  const groups = [
    ...pairs.map((pair) => ({ ...startGroup(pair), sureness: pair.sureness })),
    ...groupMostAlike(findCandidates(rest, all.rarity)),
  ];
  joinLeftOver(groups, free, all.rarity);
  const together = (["previous", "current"] as const).flatMap((side) =>
    endOrBeginTogether(leftOver(free, groups)[side], side),
  );
  return inOrderOf(previous, current, [...groups.map(proposalOf), ...together]);
}

function inOrderOf(
  previous: ProposedBudget,
  current: ProposedBudget,
  proposals: readonly LinkProposal[],
): LinkProposal[] {
  const placesIn = (lines: readonly BudgetLine[], after: number) =>
    new Map(lines.map(({ id }, index) => [id, after + index]));
  const before = placesIn(previous.lines, 0);
  const now = placesIn(current.lines, previous.lines.length);
  const sorted = (ids: readonly number[], places: ReadonlyMap<number, number>) =>
    [...ids].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const firstPlace = ({ previousLineIds, newLineIds }: LinkProposal) =>
    before.get(previousLineIds[0] ?? 0) ?? now.get(newLineIds[0] ?? 0) ?? 0;
  return proposals
    .map((proposal) => ({
      ...proposal,
      previousLineIds: sorted(proposal.previousLineIds, before),
      newLineIds: sorted(proposal.newLineIds, now),
    }))
    .sort((a, b) => firstPlace(a) - firstPlace(b));
}

interface Sides {
  previous: readonly ReadLine[];
  current: readonly ReadLine[];
}

/** Lines that are growing into one proposal. */
interface Group {
  previous: ReadLine[];
  current: ReadLine[];
  /** Those that brought its lines together, the most alike first. */
  pairs: [LinePair, ...LinePair[]];
  sureness: Sureness;
}

export function matchable({ priorities, lines }: ProposedBudget): MatchableLine[] {
  const names = new Map(priorities.map(({ id, name }) => [id, name]));
  return lines.map(({ id, priorityId, service, deliveryOrganisation, provision, reach, amounts }) => ({
    key: id,
    priority: names.get(priorityId ?? 0) ?? "",
    service,
    deliveryOrganisation,
    provision,
    reach,
    amounts,
  }));
}

function startGroup(pair: LinePair): Group {
  return { previous: [pair.previous], current: [pair.current], pairs: [pair], sureness: surenessOf(pair) };
}

/**
 * Each line goes with the one it is most alike. Where another is as good as equally alike, no choice is made between
 * the two: they are proposed together, as lines that merge or split.
 * @param candidates the most alike first
 */
function groupMostAlike(candidates: readonly LinePair[]): Group[] {
  const groupOf = new Map<ReadLine, Group>();
  const groups: Group[] = [];
  for (const pair of candidates) {
    const [one, other] = [groupOf.get(pair.previous), groupOf.get(pair.current)];
    if (one && other) continue;
    const group = one ?? other ?? startGroup(pair);
    if (!one && !other) groups.push(group);
    else if (!isClose(pair.likeness.points, group.pairs[0].likeness.points) || !addTo(group, pair)) continue;
    groupOf.set(pair.previous, group).set(pair.current, group);
  }
  return groups;
}

/** Adds the line of this pair that is not in the group yet. What several lines became is never certain. */
function addTo(group: Group, pair: LinePair): boolean {
  if (group.previous.length + group.current.length >= MOST_LINES) return false;
  if (group.previous.includes(pair.previous)) group.current.push(pair.current);
  else group.previous.push(pair.previous);
  group.pairs.push(pair);
  group.sureness = "possible";
  return true;
}

/** A line that is left over joins the one it is most alike, unless the two are of different providers. */
function joinLeftOver(groups: readonly Group[], free: Sides, rarity: ReadBudgets["rarity"]): void {
  const groupOf = new Map(
    groups.flatMap((group) => [...group.previous, ...group.current].map((line) => [line, group])),
  );
  const grouped: Sides = {
    previous: groups.flatMap((group) => group.previous),
    current: groups.flatMap((group) => group.current),
  };
  const left = leftOver(free, groups);
  const candidates = [
    ...findCandidates({ previous: left.previous, current: grouped.current }, rarity),
    ...findCandidates({ previous: grouped.previous, current: left.current }, rarity),
  ];
  const joined = new Set<ReadLine>();
  for (const pair of candidates) {
    if (pair.likeness.providersDiffer) continue;
    const [one, other] = [groupOf.get(pair.previous), groupOf.get(pair.current)];
    const [group, line] = one ? [one, pair.current] : [other, pair.previous];
    if (group && !joined.has(line) && addTo(group, pair)) joined.add(line);
  }
}

function leftOver(free: Sides, groups: readonly Group[]): Sides {
  const taken = new Set(groups.flatMap(({ previous, current }) => [...previous, ...current]));
  return {
    previous: free.previous.filter((line) => !taken.has(line)),
    current: free.current.filter((line) => !taken.has(line)),
  };
}

/** Services of one priority and purpose that all end, or all begin. */
function endOrBeginTogether(lines: readonly ReadLine[], side: keyof Sides): LinkProposal[] {
  const alike = new Map<string, [ReadLine, ...ReadLine[]]>();
  for (const line of lines) {
    if (line.purposeKey === "") continue;
    const key = JSON.stringify([line.priorityKey, line.purposeKey]);
    const group = alike.get(key);
    if (group) group.push(line);
    else alike.set(key, [line]);
  }
  return [...alike.values()]
    .filter(({ length }) => length > 1 && length <= MOST_LINES)
    .map((group) => {
      const ids = group.map(({ line }) => line.key);
      const purpose = group[0].line.provision;
      const what = side === "previous" ? "All end" : "All are new";
      return {
        previousLineIds: side === "previous" ? ids : [],
        newLineIds: side === "current" ? ids : [],
        title: purpose,
        reasons: [`${what}, and the purpose is the same: “${purpose}”`],
        sureness: "possible",
      };
    });
}

function proposalOf({ previous, current, pairs, sureness }: Group): LinkProposal {
  const [first] = pairs;
  return {
    previousLineIds: previous.map(({ line }) => line.key),
    newLineIds: current.map(({ line }) => line.key),
    title: (previous.length === 1 && current.length > 1 ? first.previous : first.current).line.service,
    reasons: pairs.flatMap(({ previous: before, current: after, likeness }) =>
      pairs.length === 1
        ? likeness.reasons
        : [`“${before.line.service}” and “${after.line.service}”: ${likeness.reasons.join(". ")}`],
    ),
    sureness,
  };
}
