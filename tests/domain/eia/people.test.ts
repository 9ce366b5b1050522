import { describe, expect, it } from "vitest";
import {
  areAnyCounted,
  howManyInWords,
  parsePeople,
  peopleAsTyped,
  peopleByDirection,
  peopleTouched,
  peopleTouchedInWords,
} from "~/domain/eia/people";
import { anImpact } from "../../support/content-builder";

describe("how many people an impact touches", () => {
  it.each([
    ["", null],
    ["0", 0],
    ["1200", 1200],
    [" 1,200 ", 1200],
    ["not known", "not_known"],
    ["Not yet known", "not_known"],
  ])("is read from “%s”", (typed, people) => {
    expect(parsePeople(typed)).toEqual({ ok: true, people });
  });

  it.each(["about 40", "-3", "1.5", "12,00", "100,000,000", "some"])("is not read from “%s”", (typed) => {
    expect(parsePeople(typed)).toMatchObject({ ok: false });
  });

  it("comes back as it was typed", () => {
    for (const people of [null, 0, 1_234_567, "not_known"] as const) {
      expect(parsePeople(peopleAsTyped(people))).toEqual({ ok: true, people });
    }
  });

  it("is said where it was said", () => {
    expect(howManyInWords(null)).toEqual([]);
    expect(howManyInWords(undefined)).toEqual([]);
    expect(howManyInWords(1200)).toEqual(["How many: 1,200"]);
    expect(howManyInWords("not_known")).toEqual(["How many is not known"]);
  });
});

describe("the people of all changes together", () => {
  const entries = [
    {
      impacts: [
        anImpact({ direction: "adverse", people: 1_000 }),
        anImpact({ direction: "adverse", people: 200 }),
        anImpact({ direction: "positive", people: 5 }),
        anImpact({ characteristic: "sex", direction: "adverse", people: null }),
      ],
    },
    { impacts: [anImpact({ direction: "adverse", people: "not_known" })] },
  ];

  it("are added up by characteristic and direction, with what is not known beside it", () => {
    const adverse = peopleTouched(entries, { characteristic: "age", direction: "adverse" });
    expect(adverse).toEqual({ counted: 1_200, known: 2, notKnown: 1 });
    expect(peopleTouchedInWords(adverse)).toBe("1,200, and not known of 1 impact");
    const positive = peopleTouched(entries, { characteristic: "age", direction: "positive" });
    expect(peopleTouchedInWords(positive)).toBe("5");
    const sex = peopleTouched(entries, { characteristic: "sex", direction: "adverse" });
    expect(peopleTouchedInWords(sex)).toBe("Not known");
    expect([
      areAnyCounted([{ people: sex }]),
      areAnyCounted([{ people: sex }, { people: positive }]),
    ]).toEqual([false, true]);
  });

  it("are said of one characteristic by what happens to them, where a number is known", () => {
    expect(peopleByDirection(entries, "age")).toEqual([
      "Positive: 5",
      "Adverse: 1,200, and not known of 1 impact",
    ]);
    expect(peopleByDirection(entries, "sex")).toEqual([]);
    expect(peopleByDirection([], "age")).toEqual([]);
  });
});
