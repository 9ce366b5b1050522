import { describe, expect, it } from "vitest";
import { unacknowledged } from "../../app/domain/decision/acknowledgement";
import { decisionForm } from "../../app/forms/decision-form";
import { parseForm } from "../../app/forms/form";
import { formOf } from "../support/form-data";

const NEEDED = [
  { key: "duty", text: "I have had due regard" },
  { key: "eia", text: "I have read it" },
  { key: "action:1", text: "Carried forward" },
];

describe("unacknowledged", () => {
  it.each([
    [["duty", "eia", "action:1"], null],
    [["action:1", "eia", "duty", "something else"], null],
    [["duty", "eia"], "Acknowledge each before you sign. One is not acknowledged: Carried forward"],
    [[], "Acknowledge each before you sign. 3 are not acknowledged, the first: I have had due regard"],
    [
      ["DUTY", "duty ", "eia"],
      "Acknowledge each before you sign. 2 are not acknowledged, the first: I have had due regard",
    ],
  ])("of %j: %s", (given, expected) => {
    expect(unacknowledged(NEEDED, given)).toBe(expected);
  });
});

describe("the form of the decision", () => {
  const filled = {
    acknowledgements: NEEDED.map(({ key }) => key),
    outcome: "supported",
    reasons: "",
    password: " typed as it is ",
  };
  const parse = (values: object, needed = NEEDED) =>
    parseForm(decisionForm(needed), formOf({ ...filled, ...values }));

  it("takes a password as it is typed, and never keeps it among what is sent back", () => {
    const parsed = parse({});
    expect(parsed).toMatchObject({ ok: true, value: { password: " typed as it is " } });
    expect(parsed.values).not.toHaveProperty("password");
  });

  it.each([
    [{ acknowledgements: ["duty"] }, "acknowledgements"],
    [{ outcome: "" }, "outcome"],
    [{ outcome: "maybe" }, "outcome"],
    [{ outcome: "not_supported", reasons: " " }, "reasons"],
    [{ password: "" }, "password"],
    [{ reasons: "x".repeat(10_001) }, "reasons"],
  ])("refuses %j", (values, field) => {
    const parsed = parse(values);
    expect(parsed.ok || Object.keys(parsed.errors)).toEqual([field]);
  });

  it("leaves the acknowledgements to the service where it is read on the server", () => {
    expect(parse({ acknowledgements: [] }, [])).toMatchObject({ ok: true });
  });
});
