import { describe, expect, it } from "vitest";
import { MOST_CHANGES_SINGLY, unacknowledged } from "../../../app/domain/decision/acknowledgement";
import {
  decisionForm,
  FIELDS_OF_SUBMISSION,
  questionsWritten,
} from "../../../app/forms/sign-off/decision-form";
import { fieldId, parseForm } from "../../../app/forms/form";
import { formOf } from "../../support/form-data";

const NEEDED = [
  { key: "change:1", text: "I have considered these effects" },
  { key: "eia", text: "I have read it" },
  { key: "carried-forward", text: "Carried forward" },
];

describe("unacknowledged", () => {
  it.each([
    [["change:1", "eia", "carried-forward"], null],
    [["carried-forward", "eia", "change:1", "something else"], null],
    [["change:1", "eia"], "Acknowledge each before you sign. One is not acknowledged: Carried forward"],
    [
      [],
      "Acknowledge each before you sign. 3 are not acknowledged, the first: I have considered these effects",
    ],
    [
      ["CHANGE:1", "change:1 ", "eia"],
      "Acknowledge each before you sign. 2 are not acknowledged, the first: I have considered these effects",
    ],
  ])("of %j: %s", (given, expected) => {
    expect(unacknowledged(NEEDED, given)).toBe(expected);
  });

  it("names the change and its effects where it is about one", () => {
    const [change, ...others] = NEEDED;
    const needed = [
      { key: "change:1", text: "", ...change, about: "Advice: adverse impact on sex" },
      ...others,
    ];
    expect(unacknowledged(needed, ["eia", "carried-forward"])).toBe(
      "Acknowledge each before you sign. One is not acknowledged: I have considered these effects (Advice: adverse impact on sex)",
    );
  });
});

describe("the form of the decision", () => {
  const filled = {
    acknowledgements: NEEDED.map(({ key }) => key),
    outcome: "supported",
    resolved: "",
    reasons: "",
    password: " typed as it is ",
  };
  const parse = (values: object, needed = NEEDED, hasHardFindings = false) =>
    parseForm(
      decisionForm(needed, { eiaOutcome: "amended", hasHardFindings, hasConditionInPlan: false }),
      formOf({ ...filled, ...values }),
    );

  it("takes a password as it is typed, and never keeps it among what is sent back", () => {
    const parsed = parse({});
    expect(parsed).toMatchObject({ ok: true, value: { password: " typed as it is " } });
    expect(parsed.values).not.toHaveProperty("password");
  });

  it.each([
    [{ acknowledgements: ["change:1"] }, "acknowledgements"],
    [{ outcome: "" }, "outcome"],
    [{ outcome: "maybe" }, "outcome"],
    [{ outcome: "not_supported", reasons: " " }, "reasons"],
    [{ outcome: "supported_with_conditions" }, "conditions"],
    [{ outcome: "supported_with_conditions", conditions: " " }, "conditions"],
    [{ password: "" }, "password"],
    [{ reasons: "x".repeat(10_001) }, "reasons"],
    [{ resolved: "x".repeat(10_001) }, "resolved"],
    [{ questions_25: "x".repeat(2_001) }, "questions_25"],
  ])("refuses %j", (values, field) => {
    const parsed = parse(values);
    expect(parsed.ok || Object.keys(parsed.errors)).toEqual([field]);
  });

  it.each([
    [[], "considered-change-1"],
    [["change:1"], "considered-eia"],
    [["change:1", "eia"], "considered-carried-forward"],
    [["change:1", "eia", "carried-forward"], "acknowledgements"],
  ])("links from what is missing beside %j to the very tick", (acknowledgements, expected) => {
    expect(fieldId(decisionForm(NEEDED), "acknowledgements", { acknowledgements })).toBe(expected);
    expect(fieldId(decisionForm(NEEDED), "acknowledgements")).toBe("acknowledgements");
  });

  it("needs reasons to support what is adverse or not yet known to somebody, and else none", () => {
    expect(parse({}, NEEDED, false)).toMatchObject({ ok: true });
    expect(parse({}, NEEDED, true)).toMatchObject({ ok: false, errors: { reasons: expect.anything() } });
    expect(parse({ reasons: "It moves" }, NEEDED, true)).toMatchObject({ ok: true });
  });

  it("has what was written beneath each table, in their order, and no more than there are tables", () => {
    const parsed = parse({ questions_1: "One", questions_3: " Three ", questions_26: "Of none" });
    const written = parsed.ok ? questionsWritten(parsed.value) : [];
    expect(written).toHaveLength(MOST_CHANGES_SINGLY);
    expect(written.slice(0, 4)).toEqual(["One", "", "Three", ""]);
    expect(written).not.toContain("Of none");
  });

  it("carries what is of one submission alone over to no other", () => {
    expect(FIELDS_OF_SUBMISSION).toEqual(
      expect.arrayContaining(["acknowledgements", "resolved", "questions_1", "questions_25"]),
    );
    expect(FIELDS_OF_SUBMISSION).not.toContain("reasons");
  });

  it("leaves the acknowledgements to the service where it is read on the server", () => {
    expect(parse({ acknowledgements: [] }, [])).toMatchObject({ ok: true });
  });
});
