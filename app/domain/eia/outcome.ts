import { countedImpacts } from "./completeness";
import type { Eia, EiaEntry } from "./eia";

export interface OutcomeGap {
  field: "outcome" | "outcomeJustification";
  /** A full sentence. */
  message: string;
}

/**
 * Rule 7: what the EIA's outcome still needs. That nothing is changed is no answer to an adverse impact by itself: the EIA
 * says why nothing could be done, or comes to another outcome.
 */
export function outcomeGap(
  { outcome, outcomeJustification }: Pick<Eia, "outcome" | "outcomeJustification">,
  entries: readonly Pick<EiaEntry, "kind" | "impacts">[],
): OutcomeGap | null {
  if (!outcome) return { field: "outcome", message: "The outcome of the EIA is not chosen." };
  if (outcomeJustification.trim() !== "") return null;
  if (outcome === "continue_despite_adverse") {
    return {
      field: "outcomeJustification",
      message: "Continuing despite adverse impact needs a justification.",
    };
  }
  const adverse = entries.flatMap(countedImpacts).filter(({ direction }) => direction === "adverse").length;
  if (outcome !== "unchanged" || adverse === 0) return null;
  return {
    field: "outcome",
    message: `The outcome is that nothing is changed, and ${adverse === 1 ? "an impact is" : `${adverse} impacts are`} adverse. Say why nothing could be done about ${adverse === 1 ? "it" : "them"}, or choose another outcome.`,
  };
}
