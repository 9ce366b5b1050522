import { describe, expect, it } from "vitest";
import { foundSince } from "~/domain/results/found-since";
import { changesOf } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aCompleteFramework, anImpact } from "../../support/content-builder";
import { aMonitoredLine, anIndicator, aReturn } from "../../support/results";

const complete = aCompleteFramework();
const change = changesOf(complete).find(
  ({ id, newLines }) => newLines.length > 0 && complete.entries.some(({ changeId }) => changeId === id),
);
const changeId = change?.id ?? 0;
const lineId = change?.newLines[0]?.id ?? 0;
const content = {
  ...complete,
  entries: complete.entries.map((entry) => ({ ...entry, impacts: [anImpact({ characteristic: "age" })] })),
};
const indicator = anIndicator({ id: 7, lineId, about: "age" });
const line = (value: number) =>
  aMonitoredLine({ lineId, indicators: [indicator], returns: [aReturn({ lineId, values: { 7: value } })] });

describe("what was found since a decision (rule 40)", () => {
  it("is what the last return shows beside what was expected, and what was reviewed", () => {
    const reviews = [{ changeId, on: calendarDate("2019-05-02"), words: "Fewer came" }];
    const found = foundSince(content, { lines: [line(90_00)], reviews, limitPercent: 10 });
    expect([...found.keys()]).toEqual([changeId]);
    expect(found.get(changeId)).toBe(
      [
        "Found since the decision:",
        "Age, positive: People who are helped, 90 people in the period to 31 March 2019. The positive effect is not seen",
        "Reviewed on 2 May 2019: Fewer came",
      ].join("\n"),
    );
  });

  it("is said also where it is as expected", () => {
    const found = foundSince(content, { lines: [line(130_00)], reviews: [], limitPercent: 10 });
    expect(found.get(changeId)).toMatch(/130 people in the period to 31 March 2019$/u);
  });

  it("is nothing where nothing came back", () => {
    const nothing = aMonitoredLine({ lineId, indicators: [indicator], returns: [] });
    expect(foundSince(content, { lines: [nothing], reviews: [], limitPercent: 10 }).size).toBe(0);
    expect(foundSince(content, { lines: [], reviews: [], limitPercent: 10 }).size).toBe(0);
  });
});
