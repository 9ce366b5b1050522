import type { YearAmounts } from "./year-amounts";
import { withoutInvisible } from "../shared/invisible-characters";
import { comparisonYear } from "./changes";
import { findAbbreviations, wordsOf, type Abbreviations } from "./line-words";

/** A line of one of two budgets, whichever they are: stored ones, or one that is being imported. */
export interface MatchableLine {
  /** Its identity on its own side: the id of a stored line, the row of an imported one. */
  key: number;
  /** By name; empty where none is stated. */
  priority: string;
  service: string;
  deliveryOrganisation: string;
  provision: string;
  reach: string;
  /** Pence by the calendar year in which each financial year starts. */
  amounts: YearAmounts;
}

export const SURENESSES = ["certain", "likely", "possible"] as const;
export type Sureness = (typeof SURENESSES)[number];

/** A line with its words taken apart, once for all comparisons. */
export interface ReadLine {
  line: MatchableLine;
  name: ReadonlySet<string>;
  provider: ReadonlySet<string>;
  purpose: ReadonlySet<string>;
  reach: ReadonlySet<string>;
  /** The same words in any order make the same key. Empty where nothing is stated. */
  nameKey: string;
  providerKey: string;
  purposeKey: string;
  reachKey: string;
  priorityKey: string;
  /** Pence in each year that is compared, in order. */
  figures: readonly number[];
  /** The same text for equal amounts; empty where they are all £0. */
  amountKey: string;
}

export interface ReadBudgets {
  previous: readonly ReadLine[];
  current: readonly ReadLine[];
  /** How telling a word or an amount is: much where few lines have it, little where many do. At most 1. */
  rarity: (word: string) => number;
}

/** Stand in place of a provider who is not known yet, or of several. */
const NO_PROVIDER = new Set(
  [
    "To be confirmed",
    "TBC",
    "TBA",
    "To be agreed",
    "To be determined",
    "Various",
    "Not known",
    "N/A",
    "None",
  ].map((text) => keyOf(wordsOf(text, new Map()))),
);

/** Both sides taken apart, each in the order of its keys, so that nothing depends on the order of lines. */
export function readBudgets(
  previous: readonly MatchableLine[],
  current: readonly MatchableLine[],
): ReadBudgets {
  const all = [...previous, ...current];
  const texts = all.flatMap(({ service, deliveryOrganisation, provision }) => [
    service,
    deliveryOrganisation,
    provision,
  ]);
  const read = reader(findAbbreviations(new Set(texts)));
  const years = yearsOf(current);
  const yearsBefore = yearsOf(previous);
  const comparedYears = years.map((year) => comparisonYear(year, yearsBefore) ?? year);
  const readSide = (lines: readonly MatchableLine[], sideYears: readonly number[]) =>
    [...lines].sort((a, b) => a.key - b.key).map((line) => readLine(line, sideYears, read));
  const sides = { previous: readSide(previous, comparedYears), current: readSide(current, years) };
  return { ...sides, rarity: rarityIn([...sides.previous, ...sides.current]) };
}

/** The keys of names of providers that are compared with each other, in their order; empty for what stands in place of one. */
export function providerKeys(names: readonly string[]): string[] {
  const read = reader(findAbbreviations(new Set(names)));
  return names.map((name) => {
    const { key } = read(name);
    return NO_PROVIDER.has(key) ? "" : key;
  });
}

interface ReadText {
  words: ReadonlySet<string>;
  /** The same words in any order make the same key. */
  key: string;
}

/** Of a large budget most texts stand in many lines, and are taken apart once. */
function reader(abbreviations: Abbreviations): (text: string) => ReadText {
  const known = new Map<string, ReadText>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const words = wordsOf(text, abbreviations);
    const read = { words, key: keyOf(words) };
    known.set(text, read);
    return read;
  };
}

function yearsOf(lines: readonly MatchableLine[]): number[] {
  return [...new Set(lines.flatMap(({ amounts }) => Object.keys(amounts).map(Number)))].sort((a, b) => a - b);
}

function readLine(line: MatchableLine, years: readonly number[], read: (text: string) => ReadText): ReadLine {
  const [name, provider, purpose, reach] = [
    read(line.service),
    read(line.deliveryOrganisation),
    read(line.provision),
    read(line.reach),
  ];
  const figures = years.map((year) => line.amounts[year] ?? 0);
  const isStated = !NO_PROVIDER.has(provider.key);
  return {
    line,
    name: name.words,
    provider: isStated ? provider.words : new Set(),
    purpose: purpose.words,
    reach: reach.words,
    nameKey: name.key,
    providerKey: isStated ? provider.key : "",
    purposeKey: purpose.key,
    reachKey: reach.key,
    priorityKey: read(line.priority).key,
    figures,
    // What is not stated is like nothing.
    amountKey:
      figures.some((pence) => pence !== 0) && years.every((year) => line.amounts[year] !== undefined)
        ? `£${figures.join(" ")}`
        : "",
  };
}

function keyOf(words: ReadonlySet<string>): string {
  return [...words].sort().join(" ");
}

/** A word that one line of each side has is as rare as can be. */
function rarityIn(lines: readonly ReadLine[]): (word: string) => number {
  const holders = new Map<string, number>();
  for (const { name, purpose, amountKey } of lines) {
    for (const word of new Set([...name, ...purpose, amountKey]))
      holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const rarest = Math.log(1 + lines.length / 2);
  const rarities = new Map(
    [...holders].map(([word, count]) => [word, Math.min(1, Math.log(1 + lines.length / count) / rarest)]),
  );
  return (word) => rarities.get(word) ?? 1;
}

export interface Likeness {
  /** What speaks for it less what speaks against it: `LIKELY_POINTS` and more is likely, less than `LEAST_POINTS` is nothing. */
  points: number;
  /** Provider, purpose or amount confirm what the name says. */
  confirmed: boolean;
  /** Both providers are stated and have nothing in common. */
  providersDiffer: boolean;
  /** Why, most telling first: phrases that begin with a capital letter. */
  reasons: readonly string[];
}

export const LIKELY_POINTS = 5;
export const LEAST_POINTS = 3;

/** From here on, words are so much alike that it is worth a person's time. */
const ALIKE = 0.5;

/** How much two lines are alike, by name, provider, purpose, amount, priority and reach. */
export function likeness(a: ReadLine, b: ReadLine, rarity: ReadBudgets["rarity"]): Likeness {
  const name = nameLikeness(a, b, rarity);
  const provider = providerPoints(a, b);
  const purpose = wordsAlike(a.purpose, b.purpose, rarity);
  const sameAmount = a.amountKey !== "" && a.amountKey === b.amountKey;
  const same = (key: "priorityKey" | "reachKey") => (a[key] !== "" && a[key] === b[key] ? 0.5 : 0);
  const isCandidate = name.share >= ALIKE || (provider > 0 && purpose >= ALIKE);
  const points =
    4 * name.share +
    provider +
    2 * purpose +
    (sameAmount ? 1.5 * rarity(a.amountKey) : 0) +
    same("priorityKey") +
    same("reachKey");
  return {
    points: isCandidate ? points : 0,
    confirmed: provider > 0 || purpose >= ALIKE || sameAmount,
    providersDiffer: provider < 0,
    reasons: [
      ...(name.reason ? [name.reason] : []),
      ...providerAndPurpose(provider, purpose, a, b),
      ...(sameAmount ? ["Same amount"] : []),
    ],
  };
}

/** The same words, however they are ordered and abbreviated. */
function isSameName(a: ReadLine, b: ReadLine): boolean {
  return a.nameKey !== "" && a.nameKey === b.nameKey;
}

/** Whoever is asked to rely on it has to know that two names are not the same to the letter. */
function sameNameInWords(a: ReadLine, b: ReadLine): string {
  const [one, other] = [a, b].map(({ line }) => withoutInvisible(line.service).trim().toLowerCase());
  return one === other ? "Same name" : "Same name, written differently";
}

/**
 * Words of one name count as agreed where the other line's name has them, or its provider or reach: "Think Family
 * (City)" is "Think Family" of the City Council. Else what counts is how much of one name stands in the other's purpose.
 */
function nameLikeness(
  a: ReadLine,
  b: ReadLine,
  rarity: ReadBudgets["rarity"],
): { share: number; reason: string | null } {
  if (isSameName(a, b)) return { share: 1, reason: sameNameInWords(a, b) };
  const common = [...a.name].filter((word) => b.name.has(word));
  const telling = Math.min(1, weigh(common, rarity));
  const says = (line: ReadLine) => (word: string) =>
    line.name.has(word) || line.provider.has(word) || line.reach.has(word);
  const agreed = [...[...a.name].filter(says(b)), ...[...b.name].filter(says(a))];
  const share = telling * (weigh(agreed, rarity) / weigh([...a.name, ...b.name], rarity));
  if (share > 0.99) return { share, reason: "Same name but for the place" };
  if (share >= ALIKE) return { share, reason: "Similar name" };
  const named = Math.max(namedIn(a, b, rarity), namedIn(b, a, rarity));
  if (named >= ALIKE) return { share: named, reason: "The name of one is in the purpose of the other" };
  return { share: 0, reason: null };
}

/** How much of a name stands in the name and purpose of the other: at most 0.8, being less than a name alike. */
function namedIn(one: ReadLine, other: ReadLine, rarity: ReadBudgets["rarity"]): number {
  const found = [...one.name].filter((word) => other.purpose.has(word) || other.name.has(word));
  if (found.length === 0) return 0;
  const weight = weigh(found, rarity);
  return 0.8 * Math.min(1, weight) * (weight / weigh(one.name, rarity));
}

const SAME_PROVIDER = 2;

/** One provider is nearly the other where all its words are among the other's: "Rutland Council", "Rutland County Council". */
function providerPoints(a: ReadLine, b: ReadLine): number {
  if (a.providerKey === "" || b.providerKey === "") return 0;
  if (a.providerKey === b.providerKey) return SAME_PROVIDER;
  const isWithin = (one: ReadLine, other: ReadLine) =>
    [...one.provider].every((word) => other.provider.has(word));
  return isWithin(a, b) || isWithin(b, a) ? 1.5 : -1;
}

/** The words both have, as a share of those either has, by their rarity. */
function wordsAlike(a: ReadonlySet<string>, b: ReadonlySet<string>, rarity: ReadBudgets["rarity"]): number {
  const common = [...a].filter((word) => b.has(word));
  if (common.length === 0) return 0;
  return (2 * weigh(common, rarity)) / weigh([...a, ...b], rarity);
}

function weigh(words: Iterable<string>, rarity: ReadBudgets["rarity"]): number {
  let weight = 0;
  for (const word of words) weight += rarity(word);
  return weight;
}

/** @param purpose how much the two are alike in it: of those that say the same, the words are the same */
function providerAndPurpose(provider: number, purpose: number, a: ReadLine, b: ReadLine): string[] {
  const quoted = `“${b.line.provision}”`;
  const isSameProvider = provider === SAME_PROVIDER;
  const isSamePurpose = a.purposeKey === b.purposeKey;
  const who = isSameProvider ? "the same" : "nearly the same";
  const alike = isSamePurpose ? "the same" : "alike";
  if (purpose < ALIKE) return provider > 0 ? [`The provider is ${who}`] : [];
  if (provider <= 0) return [`The purpose is ${alike}: ${quoted}`];
  return isSameProvider && isSamePurpose
    ? [`The provider and the purpose are the same: ${quoted}`]
    : [`The provider is ${who} and the purpose ${alike}: ${quoted}`];
}
