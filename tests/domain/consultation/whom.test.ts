import { describe, expect, it } from "vitest";
import {
  ASKED_OF,
  askedOfInWords,
  isPolicingBody,
  whomWarnings,
  type AskedOf,
} from "~/domain/consultation/whom";

const COMMISSIONER = "Police and Crime Commissioner";

describe("who is asked", () => {
  it.each<[readonly AskedOf[], string]>([
    [[], ""],
    [["area"], "People in the area"],
    [["bodies", "victims"], "Victims of crime and named organisations"],
  ])("of %j is said as %j", (askedOf, words) => {
    expect(askedOfInWords(askedOf)).toBe(words);
  });

  it.each([
    [COMMISSIONER, true],
    ["Deputy Mayor for Policing and Crime", true],
    ["Police, Fire and Crime Commissioner", true],
    ["Cabinet", false],
    ["Policy committee", false],
  ])("%j is a policing body: %s", (title, is) => {
    expect(isPolicingBody(title)).toBe(is);
  });
});

describe("what is looked at before it is opened", () => {
  const warned = (askedOf: readonly AskedOf[], title = COMMISSIONER, bodies = "A charity") =>
    whomWarnings({ askedOf, bodies }, title).join(" ");

  it("names of a policing body those whom the law names and nobody asks, and nobody else", () => {
    expect(warned(["area"])).toContain("victims of crime and ratepayers’ representatives. A policing body");
    expect(warned(["area"])).toContain("Police Act 1996, section 96");
    expect(warned(["area", "victims", "ratepayers"])).toBe("");
    expect(warned(ASKED_OF)).toBe("");
    expect(warned(["area"], "Cabinet")).toBe("");
  });

  it("says that nobody is named, and that organisations are asked without their names", () => {
    expect(warned([], "Cabinet")).toBe("It does not say who is asked.");
    expect(warned(["bodies"], "Cabinet", " ")).toBe("Organisations are asked, and none of them is named.");
  });
});
