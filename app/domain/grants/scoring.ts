import type { Criterion } from "./round";

/** What somebody gave for each criterion, in the order of the round's, with why. */
export type Scores = readonly { points: number; reason: string }[];

/** One person's declaration: they have an interest in the application, and which, or none. */
export interface Declaration {
  personId: number;
  hasInterest: boolean;
  interest: string;
}

export interface GivenScores {
  personId: number;
  personName: string;
  scores: Scores;
  version: number;
}

/** Why scores cannot be taken, by the criterion's place; empty where they can. */
export function scoreFaults(criteria: readonly Criterion[], scores: Scores): Record<number, string> {
  return Object.fromEntries(
    criteria.flatMap(({ most }, place) => {
      const { points = Number.NaN, reason = "" } = scores[place] ?? {};
      if (!Number.isInteger(points) || points < 0 || points > most) {
        return [[place, `Enter a whole number from 0 to ${most}`]];
      }
      return reason.trim() === "" ? [[place, "Enter the reason for the score"]] : [];
    }),
  );
}

export interface ScoreRow {
  /** The mean of what those gave who have no interest, for each criterion; empty where nobody has scored. */
  means: number[];
  total: number | null;
  /** How many people's scores count. */
  people: number;
}

/** What counts: the scores of those who declared that they have no interest, also where they declared it later. */
export function countedScores(
  given: readonly GivenScores[],
  declarations: readonly Declaration[],
): GivenScores[] {
  return given.filter(({ personId }) =>
    declarations.some((one) => one.personId === personId && !one.hasInterest),
  );
}

/** One row of the table of scores. Means are rounded to one place, and their sum is the total. */
export function scoreRow(
  criteria: readonly Criterion[],
  given: readonly GivenScores[],
  declarations: readonly Declaration[],
): ScoreRow {
  const counted = countedScores(given, declarations);
  if (counted.length === 0) return { means: [], total: null, people: 0 };
  const means = criteria.map((_, place) => {
    const sum = counted.reduce((all, { scores }) => all + (scores[place]?.points ?? 0), 0);
    return Math.round((10 * sum) / counted.length) / 10;
  });
  const tenths = means.reduce((all, mean) => all + Math.round(10 * mean), 0);
  return { means, total: tenths / 10, people: counted.length };
}
