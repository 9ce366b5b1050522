import { describe, expect, it } from "vitest";
import {
  CHARACTERISTICS,
  CHARACTERISTIC_LABELS,
  DIRECTIONS,
  DIRECTION_LABELS,
  DUTY_AIMS,
  countsForFirstAimOnly,
  inOrderOfTheAct,
  otherCharacteristics,
} from "~/domain/eia/characteristics";

describe("the protected characteristics (Equality Act 2010 s.4)", () => {
  it("are the nine of the Act, in its order", () => {
    expect(CHARACTERISTICS.map((characteristic) => CHARACTERISTIC_LABELS[characteristic])).toEqual([
      "Age",
      "Disability",
      "Gender reassignment",
      "Marriage and civil partnership",
      "Pregnancy and maternity",
      "Race",
      "Religion or belief",
      "Sex",
      "Sexual orientation",
    ]);
  });

  it.each(CHARACTERISTICS.map((characteristic) => ({ characteristic })))(
    "whether $characteristic counts for the first aim only (s.149(7))",
    ({ characteristic }) => {
      expect(countsForFirstAimOnly(characteristic)).toBe(characteristic === "marriage_and_civil_partnership");
    },
  );
});

describe("the characteristics chosen", () => {
  it("are just those, each once, in the Act's order", () => {
    expect(inOrderOfTheAct(["sex", "age", "sex"])).toEqual(["age", "sex"]);
    expect(inOrderOfTheAct([])).toEqual([]);
  });

  it("leave the others, of which one line says why they are not affected", () => {
    const impacts = [
      { characteristic: "sex" },
      { characteristic: "age" },
      { characteristic: "sex" },
    ] as const;
    expect(otherCharacteristics(impacts)).toEqual(
      CHARACTERISTICS.filter((characteristic) => characteristic !== "sex" && characteristic !== "age"),
    );
    expect(otherCharacteristics([])).toEqual(CHARACTERISTICS);
    expect(otherCharacteristics(CHARACTERISTICS.map((characteristic) => ({ characteristic })))).toEqual([]);
  });
});

describe("the three aims of the duty (s.149(1))", () => {
  it.each([
    ["a", /^eliminate discrimination, harassment, victimisation/u],
    ["b", /^advance equality of opportunity/u],
    ["c", /^foster good relations/u],
  ])("(%s)", (key, words) => {
    expect(DUTY_AIMS.find((aim) => aim.key === key)?.text).toMatch(words);
  });

  it("are three", () => {
    expect(DUTY_AIMS).toHaveLength(3);
  });
});

describe("directions (rule 2)", () => {
  it("are these four, each with a label, and none of them stands for 'not chosen'", () => {
    expect(DIRECTIONS.map((direction) => DIRECTION_LABELS[direction])).toEqual([
      "Positive",
      "Adverse",
      "Neutral",
      "Not yet known",
    ]);
  });
});
