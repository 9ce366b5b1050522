/** Rule 11: the four parts of a record that are published or withheld, each on its own. */
export const RECORD_PARTS = ["record", "report", "details", "eia"] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

export const RECORD_PART_LABELS: Record<RecordPart, string> = {
  record: "The record of the decision",
  report: "The report: options, recommendations and discussion",
  details: "The details: budget, changes and finances",
  eia: "The equality impact assessment and its action plan",
};

/** In the order in which the parts stand everywhere. */
export function inOrderOfParts<Of extends { part: RecordPart }>(determinations: readonly Of[]): Of[] {
  return determinations.toSorted((a, b) => RECORD_PARTS.indexOf(a.part) - RECORD_PARTS.indexOf(b.part));
}
