import { describe, expect, it } from "vitest";
import { foundOtherwise, serviceOverYears } from "~/domain/budget/service-over-years";
import { CHANGE, aCompleteFramework, anEntry, anImpact } from "../../support/content-builder";

const content = aCompleteFramework();
const found = (...directions: ("adverse" | "positive")[]) =>
  aCompleteFramework({
    entries: [
      anEntry({
        changeId: CHANGE.assessed,
        impacts: directions.map((direction, index) =>
          anImpact({ id: index + 1, characteristic: "age", direction }),
        ),
      }),
    ],
  });
const ofVictimSupport = (...contents: (typeof content)[]) => serviceOverYears(contents, new Set([1, 101]));
const between = (before: typeof content, now: typeof content) => {
  const [then, today] = ofVictimSupport(before, now);
  return then && today ? foundOtherwise(then, today) : null;
};

describe("a service over the years", () => {
  it("has its lines, the changes that they are part of and their entries, the earliest year first", () => {
    const later = { ...content, budget: { ...content.budget, frameworkId: 9, years: [2030] } };
    const [first, second] = ofVictimSupport(later, content);
    expect([first?.frameworkId, second?.frameworkId]).toEqual([content.budget.frameworkId, 9]);
    expect(first?.lines.map(({ service }) => service)).toEqual(["Victim support"]);
    expect(first?.changes.map(({ change, entry }) => [change.id, entry?.changeId])).toEqual([
      [CHANGE.assessed, CHANGE.assessed],
    ]);
  });

  it("says what is found now and was not before, and the other way round", () => {
    expect(between(found("adverse"), found("adverse", "positive"))).toEqual([
      "Found now, and not before: positive for age.",
    ]);
    expect(between(found("adverse"), found("positive"))).toEqual([
      "Found now, and not before: positive for age.",
      "Found before, and not now: adverse for age.",
    ]);
    expect(between(found("adverse"), found("adverse"))).toEqual(["The same is found as before."]);
  });

  it("says nothing where one of the two was not assessed", () => {
    expect(between({ ...content, entries: [] }, found("adverse"))).toEqual([]);
    expect(between(found("adverse"), { ...content, entries: [] })).toEqual([]);
  });
});
