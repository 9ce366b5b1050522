import { describe, expect, it } from "vitest";
import { DECISION_OUTCOMES, DECISION_OUTCOME_LABELS } from "~/domain/decision/decision-record";

describe("the outcomes of a decision", () => {
  it("are supported and not supported", () => {
    expect(DECISION_OUTCOMES.map((outcome) => DECISION_OUTCOME_LABELS[outcome])).toEqual([
      "Supported",
      "Not supported",
    ]);
  });
});
