import { describe, expect, it } from "vitest";
import {
  carriedForwardSentence,
  conclusionSentence,
  decidedSentence,
  whoDecided,
  wordsSigned,
} from "~/domain/decision/decision-in-words";
import { EIA_OUTCOMES } from "~/domain/eia/eia";
import { TODAY } from "../../support/content-builder";

const BY_HOLDER = {
  name: "A. Holder",
  capacity: "Police and Crime Commissioner",
  at: "2018-03-09T10:00:00Z",
};
const BY_DEPUTY = {
  ...BY_HOLDER,
  name: "A. Deputy",
  capacity: "Deputy for the Police and Crime Commissioner under delegation DEL/2018/1 from 1 March 2018",
};
const record = {
  decidedOn: TODAY,
  decidingBodyTitle: "Police and Crime Commissioner",
  outcome: "supported" as const,
  outcomeReasons: "",
  signature: BY_HOLDER,
};

describe("who decided (rule 22)", () => {
  it.each([
    ["the holder", BY_HOLDER, "the Police and Crime Commissioner, A. Holder"],
    [
      "a deputy, by the instrument",
      BY_DEPUTY,
      "A. Deputy, Deputy for the Police and Crime Commissioner under delegation DEL/2018/1 from 1 March 2018",
    ],
    ["somebody whose capacity is not recorded", { ...BY_HOLDER, capacity: "" }, "A. Holder"],
  ])("%s", (_who, signature, words) => {
    expect(whoDecided({ ...record, signature })).toBe(words);
  });

  it("stands in a sentence with the day, the outcome and what was decided", () => {
    expect(decidedSentence(record)).toBe(
      "On 9 March 2018 the Police and Crime Commissioner, A. Holder, supported this proposal.",
    );
    const byTitle = { ...BY_HOLDER, name: record.decidingBodyTitle };
    expect(decidedSentence({ ...record, signature: byTitle })).toBe(
      "On 9 March 2018 the Police and Crime Commissioner supported this proposal.",
    );
    expect(
      decidedSentence({ ...record, outcome: "not_supported", decidedThing: "grant", signature: BY_DEPUTY }),
    ).toBe(
      "On 9 March 2018 A. Deputy, Deputy for the Police and Crime Commissioner under delegation DEL/2018/1 from 1 March 2018, did not support this grant.",
    );
  });
});

it("the words that were signed are the outcome and the reasons, or that there are none", () => {
  expect(wordsSigned({ ...record, outcomeReasons: " It meets the plan. " })).toBe(
    "The decision as it was signed: “Supported”. The reasons given: It meets the plan.",
  );
  expect(wordsSigned({ ...record, outcome: "not_supported" })).toBe(
    "The decision as it was signed: “Not supported”. No reasons are recorded.",
  );
});

it("what the assessment concluded reads right whatever was decided", () => {
  expect(EIA_OUTCOMES.map((outcome) => conclusionSentence(outcome, {}))).toEqual([
    "The equality impact assessment concluded that the proposal could go ahead unchanged.",
    "The equality impact assessment concluded that the proposal could go ahead as it was amended.",
    "The equality impact assessment concluded that the proposal could go ahead despite adverse impact.",
    "The equality impact assessment concluded that the proposal should be stopped and removed.",
  ]);
  expect(conclusionSentence("stop_and_remove", { decidedThing: "grant" })).toContain(
    "that the grant should be",
  );
});

it.each([
  [0, "supported", null],
  [1, "supported", "1 action in the action plan is to be finished after the decision."],
  [2, "supported", "2 actions in the action plan are to be finished after the decision."],
  [1, "not_supported", "1 action in the action plan, to be finished after the decision, lapsed with it."],
  [2, "not_supported", "2 actions in the action plan, to be finished after the decision, lapsed with it."],
] as const)("%i carried forward, %s", (count, outcome, sentence) => {
  expect(carriedForwardSentence(count, outcome)).toBe(sentence);
});
