import { nameAndCapacity } from "../account/in-capacity";
import { formatDate } from "../shared/calendar-date";
import type { EiaOutcome } from "../eia/eia";
import { DECISION_OUTCOME_LABELS, type DecisionOutcome } from "./decision-record";
import type { RecordBody } from "./record-bodies";

/**
 * Rule 22: what is published says who decided, in what capacity, by which instrument and in what words. A capacity names the
 * instrument where somebody signed as a deputy.
 */
type Signed = Pick<
  RecordBody,
  | "decidedOn"
  | "decidingBodyTitle"
  | "decidedThing"
  | "outcome"
  | "outcomeReasons"
  | "conditions"
  | "signature"
>;

const OUTCOME_VERBS: Record<DecisionOutcome, string> = {
  supported: "supported",
  supported_with_conditions: "supported",
  not_supported: "did not support",
};

/** What the thing decided is called where the record does not say: what was signed before it could be set. */
export const DECIDED_THING = "proposal";

/**
 * The holder of the office by their title; whoever signed for them by name, with the capacity they signed in.
 * @returns for example `the Police and Crime Commissioner, A. Person`
 */
export function whoDecided({
  decidingBodyTitle,
  signature: { name, capacity },
}: Pick<RecordBody, "decidingBodyTitle" | "signature">): string {
  const [who = "", ...as] = nameAndCapacity(name, capacity);
  if (capacity.trim() !== decidingBodyTitle.trim()) return [who, ...as].join(", ");
  return as.length === 0 ? `the ${decidingBodyTitle}` : `the ${decidingBodyTitle}, ${who}`;
}

/** When, by whom and how it was decided, in a sentence. */
export function decidedSentence(record: Signed): string {
  const { decidedOn, outcome, decidedThing = DECIDED_THING } = record;
  const who = whoDecided(record);
  // What stands between two commas; an office alone does not.
  const end = who.includes(",") ? "," : "";
  return `On ${formatDate(decidedOn)} ${who}${end} ${OUTCOME_VERBS[outcome]} this ${decidedThing}${outcome === "supported_with_conditions" ? " with conditions" : ""}.`;
}

/** The decision in the words that were signed. */
export function wordsSigned({ outcome, outcomeReasons, conditions = "" }: Signed): string {
  const reasons = outcomeReasons.trim();
  const on = conditions.trim() === "" ? "" : `The conditions: “${conditions.trim()}”. `;
  return `The decision as it was signed: “${DECISION_OUTCOME_LABELS[outcome]}”. ${on}${reasons === "" ? "No reasons are recorded." : `The reasons given: ${reasons}`}`;
}

/** What an assessment came to, of a thing that may have been supported or not. */
const CONCLUSIONS: Record<EiaOutcome, string> = {
  unchanged: "could go ahead unchanged",
  amended: "could go ahead as it was amended",
  continue_despite_adverse: "could go ahead despite adverse impact",
  stop_and_remove: "should be stopped and removed",
};

export function conclusionSentence(
  outcome: EiaOutcome,
  { decidedThing = DECIDED_THING }: Pick<Signed, "decidedThing">,
): string {
  return `The equality impact assessment concluded that the ${decidedThing} ${CONCLUSIONS[outcome]}.`;
}

/** Actions that were carried forward: they are still to be done, or lapse with what was not supported (rule 9). */
export function carriedForwardSentence(count: number, outcome: DecisionOutcome): string | null {
  if (count === 0) return null;
  const actions = `${count} ${count === 1 ? "action" : "actions"}`;
  return outcome === "not_supported"
    ? `${actions} in the action plan, to be finished after the decision, lapsed with it.`
    : `${actions} in the action plan ${count === 1 ? "is" : "are"} to be finished after the decision.`;
}
