import { describe, expect, it } from "vitest";
import { isBelow, SENIORITIES } from "../../../app/domain/account/seniority";

describe("whose name a record prints", () => {
  it("is everybody's where the office has set nothing", () => {
    for (const seniority of [null, ...SENIORITIES]) expect(isBelow(seniority, null)).toBe(false);
  });

  it.each([
    [null, "manager", true],
    ["staff", "manager", true],
    ["manager", "manager", false],
    ["chief_officer", "manager", false],
    ["senior_manager", "chief_officer", true],
  ] as const)("%s, from %s on: by title alone %s", (seniority, from, below) => {
    expect(isBelow(seniority, from)).toBe(below);
  });
});
