import { describe, expect, it } from "vitest";
import { COMMISSIONING_METHODS, describeMethod } from "~/domain/budget/budget";
import { readMethod } from "~/domain/budget/commissioning-method";

describe("how a service is commissioned is read from words", () => {
  it.each([
    ["Procured - sole funded", "procured_sole", ""],
    ["procured – solely funded", "procured_sole", ""],
    ["Procured - jointly funded (NHS England)", "procured_joint", "NHS England"],
    ["Procured: joint (City council (adults))", "procured_joint", "City council (adults)"],
    ["Jointly funded", "procured_joint", ""],
    [" Jointly funded ( with NHS ) ", "procured_joint", "with NHS"],
    ["Procured (sole) funded", "procured_sole", ""],
    ["Grant funded", "grant", ""],
    ["GRANT", "grant", ""],
    ["Statutory contribution", "statutory", ""],
    ["In-house", "in_house", ""],
    ["Not applicable", "not_applicable", ""],
    ["N/A", "not_applicable", ""],
    ["", null, ""],
    [" ", null, ""],
    ["Not stated", null, ""],
  ])("%s", (text, method, fundedWith) => {
    expect(readMethod(text)).toEqual({ method, fundedWith });
  });

  it.each([
    "Procured",
    "Tendered",
    "Tendered (NHS England)",
    "Grant or contract",
    "In house or bought",
    "Tendered (grant",
    "(NHS England) grant",
  ])("not from: %s", (text) => {
    expect(readMethod(text)).toBeNull();
  });

  it.each(COMMISSIONING_METHODS)("which includes all that is printed: %s", (method) => {
    expect(readMethod(method)).toEqual({ method, fundedWith: "" });
    for (const fundedWith of ["", "City council and NHS England"]) {
      expect(readMethod(describeMethod(method, fundedWith))).toEqual({ method, fundedWith });
    }
  });
});
