import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersTo, isUnanswered } from "~/domain/eia/answer-state";
import { changesOf } from "~/domain/framework/content";
import { submissionGate } from "~/domain/framework/sign-off-gate";
import { anyFramework } from "../../support/arbitraries";

describe("for any framework", () => {
  it("a change is unanswered exactly when the gate blocks on it for coverage, sameness or freshness", () => {
    fc.assert(
      fc.property(anyFramework, ({ content, today }) => {
        const gate = submissionGate(content, today);
        const blocked = (gate.ok ? [] : gate.blockers)
          .filter(({ rule }) => rule === "coverage" || rule === "same_service" || rule === "freshness")
          .flatMap(({ putRight }) => ("changeId" in putRight ? [putRight.changeId] : []));
        const answers = answersTo(changesOf(content), content.entries);
        const unanswered = answers.filter(({ state }) => isUnanswered(state)).map(({ change }) => change.id);
        expect(unanswered).toEqual(blocked);
      }),
      { numRuns: 200 },
    );
  });

  it("every change has one answer, with its own entry, in order", () => {
    fc.assert(
      fc.property(anyFramework, ({ content }) => {
        const changes = changesOf(content);
        const answers = answersTo(changes, content.entries);
        expect(answers.map(({ change }) => change)).toEqual(changes);
        for (const { change, entry } of answers) {
          expect(entry).toBe(content.entries.find(({ changeId }) => changeId === change.id));
        }
      }),
    );
  });
});
