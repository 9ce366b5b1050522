import { conditionsOfPlan } from "../actions/afterwards";
import { hardImpactsInWords, hasHardFindings } from "../eia/hard-findings";
import type { FrameworkContent } from "../framework/content";
import type { DecidedOn } from "./decision-answer";

/** What the answer to a framework depends on: the gate, the form and the service judge it by the same. */
export function decidedOn(
  content: Pick<FrameworkContent, "eia" | "entries" | "dimensions" | "actions">,
): DecidedOn {
  return {
    eiaOutcome: content.eia.outcome,
    hasHardFindings: hasHardFindings(content),
    hardFindings: hardImpactsInWords(content.entries),
    hasConditionInPlan: conditionsOfPlan(content.actions).length > 0,
  };
}
