import { describe, expect, it } from "vitest";
import { signOffGate, submissionGate, type Blocker } from "~/domain/framework/sign-off-gate";
import type { Verdict } from "~/domain/shared/verdict";
import { signOffFacts, TODAY } from "../../support/content-builder";
import { AMOUNTS } from "./situations/amounts";
import { ANSWERS } from "./situations/answers";
import { CHANGES } from "./situations/changes";
import { BEFORE_AND_AFTER } from "./situations/before-and-after";
import { DATED } from "./situations/dated";
import { EXISTING } from "./situations/existing";
import { POTS } from "./situations/pots";
import { PROPORTION } from "./situations/proportion";
import { OPTIONS, REASONS } from "./situations/reasons";
import { SCREENING } from "./situations/screening";

const saidBy = (answer: Verdict<Blocker>) =>
  answer.ok ? [] : answer.blockers.map(({ subject, message }) => `${subject}: ${message}`);

describe("real situations", () => {
  it.each([
    ...EXISTING,
    ...ANSWERS,
    ...CHANGES,
    ...BEFORE_AND_AFTER,
    ...SCREENING,
    ...DATED,
    ...AMOUNTS,
    ...POTS,
    ...PROPORTION,
    ...OPTIONS,
  ])("rule $rule $verdict: $situation", ({ content, today, verdict, sentences }) => {
    const answer = submissionGate(content, today ?? TODAY);
    expect(saidBy(answer)).toEqual(sentences);
    expect(answer.ok ? "passes" : "blocks").toBe(verdict);
  });

  it.each(REASONS)(
    "rule $rule $verdict at the signature: $situation",
    ({ content, decision, verdict, sentences }) => {
      const answer = signOffGate({ ...signOffFacts(content), decision }, TODAY);
      expect(saidBy(answer)).toEqual(sentences);
      expect(answer.ok ? "passes" : "blocks").toBe(verdict);
    },
  );
});
