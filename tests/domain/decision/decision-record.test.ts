import { describe, expect, it } from "vitest";
import { DECISION_OUTCOMES, DECISION_OUTCOME_LABELS, isInSupport } from "~/domain/decision/decision-record";

describe("the outcomes of a decision", () => {
  it("are supported, with conditions or without, and not supported", () => {
    expect(DECISION_OUTCOMES.map((outcome) => DECISION_OUTCOME_LABELS[outcome])).toEqual([
      "Supported",
      "Supported with conditions",
      "Not supported",
    ]);
  });

  it("let what is decided go ahead where they support it, also on conditions", () => {
    expect(DECISION_OUTCOMES.filter(isInSupport)).toEqual(["supported", "supported_with_conditions"]);
  });
});
