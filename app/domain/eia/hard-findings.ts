import { DIRECTION_LABELS, type Direction } from "./characteristics";
import { countedImpacts, needsAnswer } from "./completeness";
import type { Dimension } from "./dimensions";
import type { EiaEntry } from "./eia";
import { impactName } from "./impact-name";

/** What an assessment found, of the nine and beside them. */
export interface Assessed {
  entries: readonly Pick<EiaEntry, "kind" | "impacts">[];
  dimensions: readonly Pick<Dimension, "answer">[];
}

function findings({ entries, dimensions }: Assessed): { direction: Direction }[] {
  return [
    ...entries.flatMap((entry) => countedImpacts(entry)),
    ...dimensions.flatMap(({ answer }) => (answer ? [answer] : [])),
  ];
}

/** Whether any impact that counts is adverse. */
export function hasAdverse(assessed: Assessed): boolean {
  return findings(assessed).some(({ direction }) => direction === "adverse");
}

/** Whether any impact that counts is adverse or not yet known. */
export function hasHardFindings(assessed: Assessed): boolean {
  return findings(assessed).some(needsAnswer);
}

/** Each impact that is adverse or not yet known: `adverse impact on sex (Boys)`. */
export function hardImpactsInWords(entries: readonly Pick<EiaEntry, "kind" | "impacts">[]): string[] {
  return entries.flatMap((entry) =>
    countedImpacts(entry)
      .filter(needsAnswer)
      .map(
        (impact) =>
          `${DIRECTION_LABELS[impact.direction].toLowerCase()} impact on ${impactName(impact, entry.impacts)}`,
      ),
  );
}
