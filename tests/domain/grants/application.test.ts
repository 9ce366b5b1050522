import { describe, expect, it } from "vitest";
import {
  applicationFaults,
  organisationIdentifier,
  registerNumberFault,
} from "../../../app/domain/grants/application";
import { canPublish360, publisherFaults } from "../../../app/domain/grants/published-grant";
import { scoreFaults, scoreRow } from "../../../app/domain/grants/scoring";

describe("an organisation", () => {
  it.each([
    ["charity", "1234567", "GB-CHC-1234567"],
    ["charity", " 123 456 ", "GB-CHC-123456"],
    ["company", "sc123456", "GB-COH-SC123456"],
    ["company", "01234567", "GB-COH-01234567"],
    ["none", "", "360G-office-org-elders-circle"],
  ] as const)("in %s with %s is %s", (register, number, identifier) => {
    expect(registerNumberFault({ register, number })).toBeNull();
    expect(organisationIdentifier({ name: "Élders’ Circle", register, number }, "360G-office")).toBe(
      identifier,
    );
  });

  it.each([
    ["charity", "12345"],
    ["charity", "ABC1234"],
    ["company", "1234567"],
    ["company", ""],
  ] as const)("in %s has no number %s", (register, number) => {
    expect(registerNumberFault({ register, number })).not.toBeNull();
  });
});

describe("an application", () => {
  it("asks for something, and for no more than the round allows", () => {
    const words = { register: "none", registerNumber: "", pence: 100 } as const;
    expect(applicationFaults(words, 100)).toEqual({});
    expect(applicationFaults(words, null)).toEqual({});
    expect(applicationFaults(words, 99)).toHaveProperty("pence");
    expect(applicationFaults({ ...words, pence: 0 }, null)).toHaveProperty("pence");
  });
});

describe("scores", () => {
  const criteria = [
    { name: "Need", most: 10 },
    { name: "Reach", most: 5 },
  ];
  const one = (personId: number, ...points: number[]) => ({
    ...{ personId, personName: `Person ${personId}`, version: 1 },
    scores: points.map((given) => ({ points: given, reason: "So" })),
  });

  it("are whole, within what the criterion gives, and have a reason each", () => {
    const given = (points: number, reason = "So") =>
      scoreFaults(criteria, [
        { points, reason },
        { points: 5, reason: "So" },
      ]);
    expect(given(10)).toEqual({});
    for (const wrong of [-1, 11, 1.5, Number.NaN]) expect(Object.keys(given(wrong))).toEqual(["0"]);
    expect(Object.keys(given(1, " "))).toEqual(["0"]);
    expect(Object.keys(scoreFaults(criteria, []))).toEqual(["0", "1"]);
  });

  it("count as a mean of those who have no interest, and of nobody else", () => {
    const none = (personId: number) => ({ personId, hasInterest: false, interest: "" });
    const given = [one(1, 8, 3), one(2, 9, 4), one(3, 0, 0), one(4, 0, 0)];
    const declared = [none(1), none(2), { personId: 3, hasInterest: true, interest: "A trustee" }];
    expect(scoreRow(criteria, given, declared)).toEqual({ means: [8.5, 3.5], total: 12, people: 2 });
    expect(scoreRow(criteria, given, [])).toEqual({ means: [], total: null, people: 0 });
  });
});

describe("a publisher", () => {
  it("has an identifier and a prefix, or neither", () => {
    const both = { identifier: "GB-COH-01234567", prefix: "360G-office" };
    expect(publisherFaults(both)).toEqual({});
    expect(publisherFaults({ identifier: "", prefix: "" })).toEqual({});
    expect(publisherFaults({ ...both, prefix: "" })).toHaveProperty("prefix");
    expect(publisherFaults({ ...both, identifier: "" })).toHaveProperty("identifier");
    expect(publisherFaults({ ...both, prefix: "office" })).toHaveProperty("prefix");
    expect([canPublish360(both), canPublish360({ ...both, prefix: "" })]).toEqual([true, false]);
  });
});
