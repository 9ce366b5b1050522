import { DIRECTION_LABELS, DIRECTIONS, type Characteristic, type Direction } from "./characteristics";

/** How many people an impact touches: a number, that nobody knows it, or null where it is not said. */
export type People = number | "not_known";

export const MOST_PEOPLE = 99_999_999;
const COUNT = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/u;

export type ParsedPeople = { ok: true; people: People | null } | { ok: false; problem: string };

/** Reads it as people write it: `1,200`, `not known`; nothing is an answer too. */
export function parsePeople(typed: string): ParsedPeople {
  const text = typed.trim();
  if (text === "") return { ok: true, people: null };
  if (/^not\s+(?:yet\s+)?known$/iu.test(text)) return { ok: true, people: "not_known" };
  const count = COUNT.test(text) ? Number(text.replaceAll(",", "")) : Number.NaN;
  return count <= MOST_PEOPLE
    ? { ok: true, people: count }
    : { ok: false, problem: "How many people must be a whole number, like 1,200, or “not known”" };
}

const inNumbers = (count: number) => count.toLocaleString("en-GB");

/** As a form holds it; empty where it is not said. */
export function peopleAsTyped(people: People | null): string {
  if (people === null) return "";
  return people === "not_known" ? "not known" : inNumbers(people);
}

/** What may stand beneath who is affected; none where it is not said. */
export function howManyInWords(people: People | null | undefined): string[] {
  if (people === null || people === undefined) return [];
  return [people === "not_known" ? "How many is not known" : `How many: ${inNumbers(people)}`];
}

interface WithPeople {
  characteristic: Characteristic;
  direction: Direction;
  people?: People | null;
}

/** The people whom impacts of one kind touch, as far as it is known. Somebody whom two of them touch is counted twice. */
export interface PeopleTouched {
  /** The sum of those that are counted. */
  counted: number;
  /** Of how many impacts it is counted, and of how many it is not. */
  known: number;
  notKnown: number;
}

export function peopleTouched(
  entries: readonly { impacts: readonly WithPeople[] }[],
  { characteristic, direction }: Pick<WithPeople, "characteristic" | "direction">,
): PeopleTouched {
  const people = entries.flatMap(({ impacts }) =>
    impacts
      .filter((impact) => impact.characteristic === characteristic && impact.direction === direction)
      .map((impact) => impact.people ?? null),
  );
  const counts = people.filter((one): one is number => typeof one === "number");
  return {
    counted: counts.reduce((sum, count) => sum + count, 0),
    known: counts.length,
    notKnown: people.length - counts.length,
  };
}

/** Whether any number is known, so that it is worth a column. */
export const areAnyCounted = (rows: readonly { people: PeopleTouched }[]): boolean =>
  rows.some(({ people }) => people.known > 0);

/** @returns for example `1,200`, `1,200, and not known of 2 impacts`, `Not known` */
export function peopleTouchedInWords({ counted, known, notKnown }: PeopleTouched): string {
  if (known === 0) return "Not known";
  const rest = notKnown === 1 ? "1 impact" : `${inNumbers(notKnown)} impacts`;
  return notKnown === 0 ? inNumbers(counted) : `${inNumbers(counted)}, and not known of ${rest}`;
}

/**
 * Of people who share one characteristic, a sentence for each direction of which a number is known: `Adverse: 1,200, and not known of 1
 * impact`. None where no number is known.
 */
export function peopleByDirection(
  entries: readonly { impacts: readonly WithPeople[] }[],
  characteristic: Characteristic,
): string[] {
  return DIRECTIONS.flatMap((direction) => {
    const people = peopleTouched(entries, { characteristic, direction });
    return people.known === 0 ? [] : [`${DIRECTION_LABELS[direction]}: ${peopleTouchedInWords(people)}`];
  });
}

export const COUNTED_IN_EACH =
  "The number of people is as the assessment says it: somebody whom several impacts touch is counted in each.";
