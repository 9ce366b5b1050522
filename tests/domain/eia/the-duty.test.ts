import { describe, expect, it } from "vitest";
import { characteristicHint } from "~/domain/eia/characteristic-hints";
import { CHARACTERISTICS } from "~/domain/eia/characteristics";
import { DUTY_EXPLAINED, FIRST_AIM_ALONE, whoseDuty } from "~/domain/eia/the-duty";

describe("the duty (rule 13)", () => {
  it("is explained by each of subsections (3) to (7), in their order", () => {
    expect(DUTY_EXPLAINED.map(({ subsection }) => subsection)).toEqual([
      "149(3)",
      "149(4)",
      "149(5)",
      "149(6)",
      "149(7)",
    ]);
  });

  it("names eight characteristics for the second and third aims, and marriage for the first alone", () => {
    expect(DUTY_EXPLAINED.at(-1)?.items).toEqual([
      "age",
      "disability",
      "gender reassignment",
      "pregnancy and maternity",
      "race",
      "religion or belief",
      "sex",
      "sexual orientation",
    ]);
    expect(FIRST_AIM_ALONE).toContain("counts for the first aim alone");
  });

  it("is the holder's, and goes on", () => {
    expect(whoseDuty(null)).toBe(
      "The duty is yours, and cannot be delegated. It is met before and at the time of deciding, with an open mind, and it goes on after the decision.",
    );
  });

  it("is a deputy's own, by the instrument that they decide under", () => {
    const capacity =
      "Deputy for the Police and Crime Commissioner under delegation DEL/2018/1 from 1 March 2018";
    expect(whoseDuty(capacity)).toContain(
      `You decide as ${capacity}, so for this decision the duty is yours`,
    );
    expect(whoseDuty(capacity)).not.toContain("cannot be delegated");
  });
});

describe("what is easily got wrong of a characteristic", () => {
  it("is said of four of the nine", () => {
    expect(CHARACTERISTICS.filter((characteristic) => characteristicHint(characteristic))).toEqual([
      "age",
      "gender_reassignment",
      "marriage_and_civil_partnership",
      "sex",
    ]);
  });

  it.each([
    ["sex", "[2025] UKSC 16"],
    ["age", "section 28(1)(a)"],
    ["marriage_and_civil_partnership", "section 28(1)(b)"],
  ] as const)("names its source: %s", (characteristic, source) => {
    expect(characteristicHint(characteristic)).toContain(source);
  });
});
