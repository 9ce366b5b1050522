import type { DecisionOutcome } from "../decision/decision-record";
import type { FrameworkState } from "./lifecycle";

/**
 * What happens next and who has it now.
 * @param who whose turn it is: their title, with names where known
 * @param outcome of what is signed: what was not supported leaves nothing to be done (rule 9)
 */
export function whatNext(state: FrameworkState, who: string, outcome: DecisionOutcome | null = null): string {
  switch (state) {
    case "baseline":
      return "It is kept for comparison.";
    case "drafting":
      return `Next, what blocks is put right and it is submitted. It is now with: ${who}.`;
    case "submitted":
      return `Next, it is approved or returned. It is now with: ${who}.`;
    case "approved":
      return `Next, it is determined what is published. It is now with: ${who}.`;
    case "determined":
      return `Next, it is decided and signed. It is now with: ${who}.`;
    case "signed":
      if (outcome === "not_supported") {
        return "The record is sealed, and published as determined. It was not supported, so what was still to be done lapsed with it.";
      }
      return "The record is sealed, and published as determined. Actions carried forward stay with their owners.";
    case "withdrawn":
      return "What was still to be done lapsed with it. Its reference, if it had one, is not used again.";
  }
}
