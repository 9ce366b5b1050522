import type { Impact } from "../eia/eia";

type AskedFromTheFirst = Pick<
  Impact,
  "characteristic" | "direction" | "who" | "description" | "mitigation" | "justification"
>;

/**
 * An impact as it is frozen and published: without its id, and without what holds nothing of that which was not always asked.
 * So an impact from before is, byte for byte, what it was.
 */
export type RecordedImpact = AskedFromTheFirst & Partial<Omit<Impact, keyof AskedFromTheFirst | "id">>;

export function recordedImpact({ id: _id, ...impact }: Impact): RecordedImpact {
  const { characteristic, direction, who, description, mitigation, justification, ...further } = impact;
  return {
    characteristic,
    direction,
    who,
    description,
    mitigation,
    justification,
    ...Object.fromEntries(Object.entries(further).filter(([, value]) => value !== null && value !== "")),
  };
}

/** Where an impact stands: its entry, and its place among that one's impacts, from 1. */
export interface ImpactPlace {
  entryId: number;
  place: number;
}

/** The place of each impact, by its id. */
export function impactPlaces(
  entries: readonly { id: number; impacts: readonly Pick<Impact, "id">[] }[],
): ReadonlyMap<number, ImpactPlace> {
  return new Map(
    entries.flatMap(({ id: entryId, impacts }) =>
      impacts.map(({ id }, index) => [id, { entryId, place: index + 1 }] as const),
    ),
  );
}
