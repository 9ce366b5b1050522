import type { EiaOutcome } from "../eia/eia";
import { saysNothing } from "../shared/says-nothing";
import { isInSupport, type DecisionOutcome } from "./decision-record";

/** What whoever decides answers, before it is signed. */
export interface DecisionAnswer {
  outcome: DecisionOutcome;
  reasons: string;
  /** On what it is supported, where it is on conditions (rule 27). */
  conditions?: string;
}

export const ONLY_NOT_SUPPORTED =
  "The EIA concludes “stop and remove”, so this can only be signed as not supported";

export const SUPPORTED_ON_CONDITION =
  "The action plan makes an action a condition of the decision, so it cannot be supported without conditions. Support it with conditions, or not at all";

/** What an answer depends on. */
export interface DecidedOn {
  /** Null where it is not known yet; then nothing follows from it. */
  eiaOutcome: EiaOutcome | null;
  /** Whether an impact is adverse or not yet known. */
  hasHardFindings: boolean;
  /** Each of them that is an impact, in words. */
  hardFindings?: readonly string[];
  /** Whether the action plan marks an action that is still to be done as a condition of the decision. */
  hasConditionInPlan: boolean;
}

/** To a form that is read before anybody has looked at what it is about. */
export const NOT_LOOKED_AT: DecidedOn = {
  eiaOutcome: null,
  hasHardFindings: false,
  hasConditionInPlan: false,
};

/** Rule 7: an EIA that concludes that the framework must not be can be submitted, and then only be refused. */
export function mustNotBeSupported(eiaOutcome: EiaOutcome | null): boolean {
  return eiaOutcome === "stop_and_remove";
}

/**
 * Rule 7, a reason with every refusal (rule 9), the conditions where there are any, in the answer and in the plan (rule 27), and rule 26: whoever supports what is
 * adverse to somebody, or may be, says why in their own words. R (PSA) v HM Treasury [2021] EWHC 3389 (Admin): what counts is
 * what the decision maker knew and considered.
 * @returns what is wrong, in a sentence for each field; empty where nothing is
 */
export function decisionFaults(
  { outcome, reasons, conditions = "" }: DecisionAnswer,
  about: DecidedOn,
): Partial<Record<keyof DecisionAnswer, string>> {
  return {
    ...outcomeFault(outcome, about),
    ...reasonsFault(outcome, reasons, about),
    ...(outcome === "supported_with_conditions" && saysNothing(conditions)
      ? { conditions: "Enter the conditions on which you support it" }
      : {}),
  };
}

function outcomeFault(outcome: DecisionOutcome, about: DecidedOn): { outcome?: string } {
  if (isInSupport(outcome) && mustNotBeSupported(about.eiaOutcome)) return { outcome: ONLY_NOT_SUPPORTED };
  return outcome === "supported" && about.hasConditionInPlan ? { outcome: SUPPORTED_ON_CONDITION } : {};
}

function reasonsFault(outcome: DecisionOutcome, reasons: string, about: DecidedOn): { reasons?: string } {
  if (!saysNothing(reasons)) return {};
  if (outcome === "not_supported") return { reasons: "Enter your reasons for not supporting it" };
  return about.hasHardFindings
    ? { reasons: `Enter your reasons, in your own words${whatWasFound(about.hardFindings)}` }
    : {};
}

function whatWasFound([first, ...others]: readonly string[] = []): string {
  if (first === undefined) return ": an impact is adverse or not yet known";
  return `. What was found: ${first}${others.length === 0 ? "" : `, and ${others.length} more`}`;
}
