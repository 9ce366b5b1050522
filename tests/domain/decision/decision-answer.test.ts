import { describe, expect, it } from "vitest";
import type { Action } from "~/domain/actions/action";
import { decidedOn } from "~/domain/decision/decided-on";
import { decisionFaults, type DecidedOn } from "~/domain/decision/decision-answer";
import type { DecisionOutcome } from "~/domain/decision/decision-record";
import type { FrameworkContent } from "~/domain/framework/content";
import {
  aCompleteFramework,
  aDimension,
  aDimensionAnswer,
  anEia,
  anEntry,
  anImpact,
  aSmallFramework,
  anAction,
} from "../../support/content-builder";

const CALM: DecidedOn = { eiaOutcome: "amended", hasHardFindings: false, hasConditionInPlan: false };
const HARD: DecidedOn = {
  eiaOutcome: "continue_despite_adverse",
  hasHardFindings: true,
  hasConditionInPlan: false,
};
const STOP: DecidedOn = { eiaOutcome: "stop_and_remove", hasHardFindings: true, hasConditionInPlan: false };

const ON_CONDITION: DecidedOn = { ...CALM, hasConditionInPlan: true };

describe("decisionFaults (rules 7, 9 and 26)", () => {
  it.each<[DecisionOutcome, string, DecidedOn, string[]]>([
    ["supported", "", CALM, []],
    ["supported", "It meets the plan", CALM, []],
    ["supported", "", HARD, ["reasons"]],
    ["supported", " \n ", HARD, ["reasons"]],
    ["supported", "None", HARD, ["reasons"]],
    ["supported", "n/a.", HARD, ["reasons"]],
    ["supported", "Nobody loses the service; it moves", HARD, []],
    ["not_supported", "", CALM, ["reasons"]],
    ["not_supported", "-", CALM, ["reasons"]],
    ["not_supported", "Too thin", HARD, []],
    ["supported", "I go on all the same", STOP, ["outcome"]],
    ["supported", "", STOP, ["outcome", "reasons"]],
    ["not_supported", "As the EIA concludes", STOP, []],
    ["supported", "It meets the plan", ON_CONDITION, ["outcome"]],
    ["supported_with_conditions", "It meets the plan", ON_CONDITION, ["conditions"]],
    ["not_supported", "Too thin", ON_CONDITION, []],
  ])("%s, with the reasons %j, of %j", (outcome, reasons, about, fields) => {
    expect(Object.keys(decisionFaults({ outcome, reasons }, about))).toEqual(fields);
  });

  it.each([
    [undefined, ": an impact is adverse or not yet known"],
    [[], ": an impact is adverse or not yet known"],
    [["adverse impact on sex (Boys)"], ". What was found: adverse impact on sex (Boys)"],
    [
      ["adverse impact on sex (Boys)", "b", "c"],
      ". What was found: adverse impact on sex (Boys), and 2 more",
    ],
  ])("names for which impact reasons are asked: %j", (hardFindings, named) => {
    const about = { ...HARD, ...(hardFindings && { hardFindings }) };
    expect(decisionFaults({ outcome: "supported", reasons: "" }, about).reasons).toBe(
      `Enter your reasons, in your own words${named}`,
    );
  });
});

describe("decidedOn", () => {
  const small = aSmallFramework();
  const withImpact = (direction: "positive" | "neutral" | "adverse" | "not_yet_known") =>
    [anEntry({ impacts: [anImpact({ direction })] })] as FrameworkContent["entries"];

  it.each([
    ["positive", false],
    ["neutral", false],
    ["adverse", true],
    ["not_yet_known", true],
  ] as const)("has hard findings where an impact is %s: %s", (direction, expected) => {
    expect(decidedOn({ ...small, entries: withImpact(direction) }).hasHardFindings).toBe(expected);
    expect(decidedOn({ ...small, entries: withImpact(direction) }).hardFindings).toHaveLength(+expected);
    const dimensions = [aDimension({ answer: aDimensionAnswer({ direction }) })];
    expect(decidedOn({ ...small, dimensions }).hasHardFindings).toBe(expected);
  });

  it("has none of what is kept to read in an entry that is screened out", () => {
    const entries = withImpact("adverse").map((entry) => ({ ...entry, kind: "screened_out" as const }));
    expect(decidedOn({ ...small, entries }).hasHardFindings).toBe(false);
  });

  it.each<[string, Partial<Action>, boolean]>([
    ["to be done after the decision", { timing: "after", isCondition: true }, true],
    ["carried forward", { timing: "after", isCondition: true, state: "carried_forward" }, true],
    ["done already", { timing: "after", isCondition: true, state: "completed" }, false],
    ["no condition", { timing: "after", isCondition: false }, false],
  ])("knows of a condition in the plan: an action %s", (_which, action, expected) => {
    expect(decidedOn({ ...small, actions: [anAction(action)] }).hasConditionInPlan).toBe(expected);
  });

  it("says what the EIA concludes", () => {
    expect(decidedOn(aCompleteFramework({ eia: anEia({ outcome: null }) })).eiaOutcome).toBeNull();
    expect(decidedOn(aCompleteFramework({ eia: anEia({ outcome: "amended" }) })).eiaOutcome).toBe("amended");
  });
});
