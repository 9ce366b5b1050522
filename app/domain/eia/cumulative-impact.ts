import type { YearComparison } from "../budget/changes";
import { CHARACTERISTICS, DIRECTIONS, type Characteristic, type Direction } from "./characteristics";
import type { Impact } from "./eia";

export interface CumulativeImpact<Change> {
  characteristic: Characteristic;
  /** The changes that touch people who share it, by what they do to them. */
  byDirection: Record<Direction, Change[]>;
}

/**
 * What all changes together do to people who share each characteristic, in the Act's order; a characteristic that no
 * change touches is left out. A change counts once for each characteristic it names, so that the rows do not add up.
 * @param entries with the findings that count (`countedImpacts`)
 */
export function cumulativeImpact<Change>(
  entries: readonly { change: Change; impacts: readonly Pick<Impact, "characteristic" | "direction">[] }[],
): CumulativeImpact<Change>[] {
  const changesWith = (characteristic: Characteristic, direction: Direction) =>
    entries
      .filter(({ impacts }) =>
        impacts.some((impact) => impact.characteristic === characteristic && impact.direction === direction),
      )
      .map(({ change }) => change);
  return CHARACTERISTICS.map((characteristic) => ({
    characteristic,
    byDirection: {
      positive: changesWith(characteristic, "positive"),
      adverse: changesWith(characteristic, "adverse"),
      neutral: changesWith(characteristic, "neutral"),
      not_yet_known: changesWith(characteristic, "not_yet_known"),
    },
  })).filter(({ byDirection }) => DIRECTIONS.some((direction) => byDirection[direction].length > 0));
}

/** What each of some changes rises or falls by in a year, in pence; null where an amount of it is not stated, or is not public. */
export interface YearOfChanges {
  year: number;
  pence: (number | null)[];
}

/** The changes that do the same to people who share a characteristic, year by year. Never one sum of rises and falls. */
export interface CumulativeYears<Change> {
  characteristic: Characteristic;
  direction: Direction;
  changes: Change[];
  byYear: YearOfChanges[];
}

type Compared = Pick<YearComparison, "year" | "change" | "unstated">;

/**
 * Characteristic by direction by year, in the Act's order; what no change does is left out.
 * @param compared the figures of a change by year; none where they are not known
 */
export function cumulativeYears<Change>(
  touched: readonly CumulativeImpact<Change>[],
  years: readonly number[],
  compared: (change: Change) => readonly Compared[],
): CumulativeYears<Change>[] {
  return touched.flatMap(({ characteristic, byDirection }) =>
    DIRECTIONS.filter((direction) => byDirection[direction].length > 0).map((direction) => {
      const changes = byDirection[direction];
      return {
        characteristic,
        direction,
        changes,
        byYear: years.map((year) => ({
          year,
          pence: changes.map((change) => {
            const figures = compared(change).find((one) => one.year === year);
            return figures && !figures.unstated ? figures.change : null;
          }),
        })),
      };
    }),
  );
}
