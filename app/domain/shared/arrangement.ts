/** Rows that people put in their order by moving one at a time, up or down. */
export type MoveBy = -1 | 1;

export interface Move {
  id: number;
  by: MoveBy;
}

/** What a button sends that moves a row. */
export const moveValue = ({ id, by }: Move): string => `${by < 0 ? "up" : "down"}-${id}`;

/** @returns null for what no such button sends */
export function parseMove(sent: unknown): Move | null {
  const [, way, digits] = /^(up|down)-([1-9]\d{0,8})$/u.exec(typeof sent === "string" ? sent : "") ?? [];
  return way === undefined ? null : { id: Number(digits), by: way === "up" ? -1 : 1 };
}

/** The same list with one of it changed places with its neighbour; null where it has none on that side. */
export function moved<T>(list: readonly T[], from: number, by: MoveBy): T[] | null {
  const [one, neighbour] = [list[from], list[from + by]];
  if (one === undefined || neighbour === undefined) return null;
  return list.with(from, neighbour).with(from + by, one);
}

/** On which version of all rows together a page was made that moves one: it goes up with every edit and every move. */
export const arrangementVersion = (rows: readonly { version: number }[]): number =>
  rows.reduce((sum, { version }) => sum + version, 0);
