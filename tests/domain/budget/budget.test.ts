import { describe, expect, it } from "vitest";
import { COMMISSIONING_METHODS, COMMISSIONING_METHOD_LABELS, describeMethod } from "~/domain/budget/budget";

describe("describeMethod", () => {
  it.each([
    ["procured_sole", "", "Procured – sole funded"],
    ["procured_joint", "", "Procured – jointly funded"],
    ["procured_joint", "NHS England", "Procured – jointly funded (with NHS England)"],
    ["grant", "", "Grant funded"],
    ["statutory", "", "Statutory contribution"],
    ["not_applicable", "", "Not applicable"],
    [null, "", "Not stated"],
    [null, "NHS England", "Not stated"],
  ] as const)("%s with %j is %s", (method, fundedWith, text) => {
    expect(describeMethod(method, fundedWith)).toBe(text);
  });

  it("has a label of its own for every method", () => {
    const labels = COMMISSIONING_METHODS.map((method) => COMMISSIONING_METHOD_LABELS[method]);
    expect(new Set(labels).size).toBe(6);
  });
});
