import {
  LEAST_POINTS,
  LIKELY_POINTS,
  likeness,
  type Likeness,
  type ReadBudgets,
  type ReadLine,
  type Sureness,
} from "./line-similarity";

/** Two lines that may be the same service, and why. */
export interface LinePair {
  previous: ReadLine;
  current: ReadLine;
  likeness: Likeness;
}

export interface SurePair extends LinePair {
  sureness: Sureness;
}

type Side = "previous" | "current";
type Lines = Readonly<Record<Side, readonly ReadLine[]>>;
/** The same for lines that belong together; empty for a line that belongs with none. */
type Key = (line: ReadLine) => string;

/** What lines of the same name are told apart by, most telling first. */
const BY_NAME: readonly Key[] = [
  ({ nameKey, providerKey, purposeKey }) => JSON.stringify([nameKey, providerKey, purposeKey]),
  ({ nameKey, providerKey }) => providerKey && JSON.stringify([nameKey, providerKey]),
  ({ nameKey, purposeKey }) => purposeKey && JSON.stringify([nameKey, purposeKey]),
  ({ nameKey, priorityKey, reachKey }) => JSON.stringify([nameKey, priorityKey, reachKey]),
  ({ nameKey }) => nameKey,
];

/**
 * One to one, lines that are written alike throughout, then those of the same name that nothing else on either side
 * is as much like.
 * @returns the pairs, and the lines that are in none
 */
export function pairByName({ previous, current, rarity }: Lines & Pick<ReadBudgets, "rarity">): {
  pairs: SurePair[];
  rest: Lines;
} {
  const shared = namesOfSeveral({ previous, current });
  const pairs: SurePair[] = [];
  let rest: Lines = { previous, current };
  for (const key of [writtenAlike, ...BY_NAME]) {
    const found = pairByKey(rest, key).map((pair) => ({
      ...pair,
      likeness: likeness(pair.previous, pair.current, rarity),
    }));
    const isCertain = (pair: LinePair) =>
      key === writtenAlike || (pair.likeness.confirmed && !shared.has(pair.previous.nameKey));
    pairs.push(
      ...found.map((pair) => ({
        ...pair,
        sureness: isCertain(pair) ? ("certain" as const) : ("likely" as const),
      })),
    );
    rest = without(rest, found);
  }
  return { pairs, rest };
}

function writtenAlike({ line }: ReadLine): string {
  const { priority, service, deliveryOrganisation, provision, reach, amounts } = line;
  return JSON.stringify([
    priority,
    service,
    deliveryOrganisation,
    provision,
    reach,
    // Years are whole numbers, which an object always has in ascending order.
    Object.entries(amounts),
  ]);
}

/** Lines of one key, where there is one on each side; of those written alike throughout, each with the next one. */
function pairByKey({ previous, current }: Lines, key: Key): Pick<LinePair, Side>[] {
  const before = groupBy(previous, key);
  return [...groupBy(current, key)].flatMap(([text, lines]) => {
    const others = before.get(text) ?? [];
    if (key !== writtenAlike && (lines.length > 1 || others.length > 1)) return [];
    return others.flatMap((line, index) => {
      const other = lines[index];
      return other ? [{ previous: line, current: other }] : [];
    });
  });
}

function groupBy(lines: readonly ReadLine[], key: Key): Map<string, ReadLine[]> {
  const groups = new Map<string, ReadLine[]>();
  for (const line of lines) {
    const text = line.nameKey === "" && key !== writtenAlike ? "" : key(line);
    if (text === "") continue;
    const group = groups.get(text);
    if (group) group.push(line);
    else groups.set(text, [line]);
  }
  return groups;
}

/** Names that more than one line of a side has. */
function namesOfSeveral({ previous, current }: Lines): ReadonlySet<string> {
  const groups = [previous, current].flatMap((lines) => [...groupBy(lines, ({ nameKey }) => nameKey)]);
  return new Set(groups.filter(([, lines]) => lines.length > 1).map(([nameKey]) => nameKey));
}

function without(lines: Lines, pairs: readonly Pick<LinePair, Side>[]): Lines {
  const taken = new Set(pairs.flatMap(({ previous, current }) => [previous, current]));
  const left = (side: Side) => lines[side].filter((line) => !taken.has(line));
  return { previous: left("previous"), current: left("current") };
}

/** A word, provider or amount that more lines of a side have than this leads to none of them. */
const TOO_COMMON = 40;
/** Of each line, so many of those that have most in common with it are looked at closely. */
const LOOKED_AT = 5;

/**
 * Pairs worth proposing, most alike first, ties in the order of keys. Lines are found by what they have in common, so
 * that not every line is held against every other.
 */
export function findCandidates({ previous, current }: Lines, rarity: ReadBudgets["rarity"]): LinePair[] {
  const toCurrent = neighbours(current, rarity);
  const found = new Map(previous.map((line) => [line, new Set(toCurrent(line))]));
  const toPrevious = neighbours(previous, rarity);
  for (const line of current) for (const other of toPrevious(line)) found.get(other)?.add(line);
  return [...found]
    .flatMap(([line, others]) =>
      [...others].map((other) => ({
        previous: line,
        current: other,
        likeness: likeness(line, other, rarity),
      })),
    )
    .filter((pair) => pair.likeness.points >= LEAST_POINTS)
    .sort(
      (a, b) =>
        b.likeness.points - a.likeness.points ||
        a.previous.line.key - b.previous.line.key ||
        a.current.line.key - b.current.line.key,
    );
}

function neighbours(
  lines: readonly ReadLine[],
  rarity: ReadBudgets["rarity"],
): (line: ReadLine) => ReadLine[] {
  const holders = new Map<string, ReadLine[]>();
  for (const line of lines) {
    for (const { trait } of traitsOf(line, rarity)) {
      const list = holders.get(trait);
      if (list) list.push(line);
      else holders.set(trait, [line]);
    }
  }
  return (line) => {
    const inCommon = new Map<ReadLine, number>();
    for (const { trait, weight } of traitsOf(line, rarity)) {
      const list = holders.get(trait) ?? [];
      if (list.length > TOO_COMMON) continue;
      for (const other of list) inCommon.set(other, (inCommon.get(other) ?? 0) + weight);
    }
    return [...inCommon]
      .sort(([a, one], [b, other]) => other - one || a.line.key - b.line.key)
      .slice(0, LOOKED_AT)
      .map(([other]) => other);
  };
}

/** What lines may have in common though each word of it be too common. */
const TOGETHER: readonly (readonly ("nameKey" | "providerKey" | "purposeKey" | "amountKey")[])[] = [
  ["nameKey"],
  ["providerKey"],
  ["amountKey"],
  ["providerKey", "purposeKey"],
  ["providerKey", "amountKey"],
  ["purposeKey", "amountKey"],
];

function traitsOf(line: ReadLine, rarity: ReadBudgets["rarity"]): { trait: string; weight: number }[] {
  const words = [...new Set([...line.name, ...line.purpose])].map((word) => ({
    trait: word,
    weight: rarity(word) * (line.name.has(word) ? 2 : 1),
  }));
  const together = TOGETHER.filter((keys) => keys.every((key) => line[key] !== "")).map((keys) => ({
    trait: JSON.stringify(keys.map((key) => [key, line[key]])),
    weight: 2,
  }));
  return [...words, ...together];
}

/** Whether two pairs are as good as equally alike. */
export const isClose = (points: number, most: number) => points >= 0.9 * most;

export function surenessOf({ likeness: { points } }: LinePair): Sureness {
  return points >= LIKELY_POINTS ? "likely" : "possible";
}
