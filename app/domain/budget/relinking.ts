import type { ChangeLink } from "./changes";

type Sides = Pick<ChangeLink, "previousLineIds" | "newLineIds">;

export interface Relinking {
  /** The change that takes up all lines chosen; null where it is to be a new one. */
  survivorId: number | null;
  /** Other changes that lose all their lines to it, in their order. */
  emptiedIds: readonly number[];
  /** Changes that lose some of their lines to it and keep others. */
  reducedIds: readonly number[];
}

/**
 * What becomes of the changes whose lines are linked into one. One that is wholly among the lines chosen goes on as
 * that one: the first that is answered for in the EIA, so that an answer keeps its place, else the first.
 * @param links in their order
 * @param answered the changes that have an EIA entry. Where any emptied one has, the survivor has one too.
 */
export function planRelinking(
  links: readonly (Sides & { id: number })[],
  chosen: Sides,
  answered: ReadonlySet<number>,
): Relinking {
  const previous = new Set(chosen.previousLineIds);
  const current = new Set(chosen.newLineIds);
  const sources = links
    .map(({ id, previousLineIds, newLineIds }) => {
      const taken = [
        ...previousLineIds.map((lineId) => previous.has(lineId)),
        ...newLineIds.map((lineId) => current.has(lineId)),
      ];
      return { id, loses: taken.includes(true), keeps: taken.includes(false) };
    })
    .filter(({ loses }) => loses);
  const whole = sources.filter(({ keeps }) => !keeps).map(({ id }) => id);
  const survivorId = whole.find((id) => answered.has(id)) ?? whole[0] ?? null;
  return {
    survivorId,
    emptiedIds: whole.filter((id) => id !== survivorId),
    reducedIds: sources.filter(({ keeps }) => keeps).map(({ id }) => id),
  };
}
