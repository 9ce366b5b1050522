import { describe, expect, it } from "vitest";
import { completeAnswers } from "~/domain/framework/complete-answers";
import { changesOf } from "~/domain/framework/content";
import { aCompleteFramework, ENTRY, TODAY } from "../../support/content-builder";

describe("whether an answer is shown as done", () => {
  const complete = aCompleteFramework();
  const lacking = {
    ...complete,
    entries: complete.entries.map((entry) =>
      entry.id === ENTRY.assessed ? { ...entry, evidence: [], impacts: [], noImpactReason: "" } : entry,
    ),
  };
  const incomplete = (content: typeof complete, isBeforeDecision: boolean) =>
    changesOf(content).filter(
      (change) => !completeAnswers(content, { today: TODAY, isBeforeDecision })(change),
    );

  it("is so where it lacks nothing", () => {
    expect(incomplete(complete, true)).toEqual([]);
  });

  it("is not so where something of it is missing", () => {
    expect(incomplete(lacking, true)).toHaveLength(1);
  });

  it("is so of all that is decided, which nobody can complete any more", () => {
    expect(incomplete(lacking, false)).toEqual([]);
  });
});
