import { DECISION_OUTCOMES, type DecisionOutcome } from "../decision/decision-record";
import { CHARACTERISTICS, DIRECTIONS, type Characteristic, type Direction } from "../eia/characteristics";

/** How much of a decision is withheld. */
export const WITHHELD_KINDS = ["nothing", "part", "whole"] as const;
export type WithheldKind = (typeof WITHHELD_KINDS)[number];

/** What the register is asked for; an empty text asks for nothing. */
export interface RegisterSearch {
  words: string;
  year: string;
  priority: string;
  outcome: DecisionOutcome | "";
  characteristic: Characteristic | "";
  direction: Direction | "";
  withheld: WithheldKind | "";
  decidedBy: string;
}

export const EVERYTHING: RegisterSearch = {
  words: "",
  year: "",
  priority: "",
  outcome: "",
  characteristic: "",
  direction: "",
  withheld: "",
  decidedBy: "",
};

const LONGEST = 300;

const isText = (value: string) => value.length <= LONGEST && !/\p{Cc}/u.test(value);
const among = (values: readonly string[]) => (value: string) => values.includes(value);

/** Its name in the address, and what may stand there. */
const FIELDS: Record<keyof RegisterSearch, { name: string; isValid: (value: string) => boolean }> = {
  words: { name: "q", isValid: isText },
  year: { name: "year", isValid: (value) => /^\d{4}$/u.test(value) },
  priority: { name: "priority", isValid: isText },
  outcome: { name: "outcome", isValid: among(DECISION_OUTCOMES) },
  characteristic: { name: "affects", isValid: among(CHARACTERISTICS) },
  direction: { name: "direction", isValid: among(DIRECTIONS) },
  withheld: { name: "withheld", isValid: among(WITHHELD_KINDS) },
  decidedBy: { name: "by", isValid: isText },
};
const NAMES = Object.entries(FIELDS) as [keyof RegisterSearch, (typeof FIELDS)[keyof RegisterSearch]][];

/** @returns null where the address asks for what cannot be */
export function readRegisterSearch(params: URLSearchParams): RegisterSearch | null {
  const read: Record<string, string> = { ...EVERYTHING };
  for (const [field, { name, isValid }] of NAMES) {
    const value = (params.get(name) ?? "").trim();
    if (value !== "" && !isValid(value)) return null;
    read[field] = value;
  }
  return read as unknown as RegisterSearch;
}

/** As it stands in an address, always in the same order, so that the same is asked at one address. */
export function registerSearchParams(search: RegisterSearch): URLSearchParams {
  return new URLSearchParams(
    NAMES.flatMap(([field, { name }]) => (search[field] === "" ? [] : [[name, search[field]]])),
  );
}

export const asksForAnything = (search: RegisterSearch) =>
  Object.values(search).some((asked) => asked !== "");

/** How a decision is marked for what it can be filtered by. */
export const facet = {
  year: (year: string) => `year:${year}`,
  priority: (name: string) => `priority:${name}`,
  outcome: (outcome: DecisionOutcome) => `outcome:${outcome}`,
  /** Of a characteristic, a direction, or both together: "" stands for any. */
  affects: (characteristic: Characteristic | "", direction: Direction | "") =>
    `affects:${characteristic}:${direction}`,
  withheld: (kind: WithheldKind) => `withheld:${kind}`,
  decidedBy: (who: string) => `by:${who}`,
};

export function facetsAskedFor(search: RegisterSearch): string[] {
  const { year, priority, outcome, characteristic, direction, withheld, decidedBy } = search;
  return [
    ...(year === "" ? [] : [facet.year(year)]),
    ...(priority === "" ? [] : [facet.priority(priority)]),
    ...(outcome === "" ? [] : [facet.outcome(outcome)]),
    ...(characteristic === "" && direction === "" ? [] : [facet.affects(characteristic, direction)]),
    ...(withheld === "" ? [] : [facet.withheld(withheld)]),
    ...(decidedBy === "" ? [] : [facet.decidedBy(decidedBy)]),
  ];
}

/** What there is to choose from. Years newest first, names by the alphabet. */
export interface RegisterChoices {
  years: string[];
  priorities: string[];
  decidedBy: string[];
}

export function choicesAmong(facets: readonly string[]): RegisterChoices {
  const of = (kind: string) =>
    facets.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1));
  const byName = (a: string, b: string) => a.localeCompare(b, "en-GB");
  return {
    years: of("year").toSorted().toReversed(),
    priorities: of("priority").toSorted(byName),
    decidedBy: of("by").toSorted(byName),
  };
}
