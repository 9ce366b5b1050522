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
