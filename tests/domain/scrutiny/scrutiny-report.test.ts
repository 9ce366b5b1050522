import { describe, expect, it } from "vitest";
import { preceptDays } from "../../../app/domain/scrutiny/precept-days";
import { answeringGaps, replied } from "../../../app/domain/scrutiny/recommendation";
import {
  isOutOfDate,
  originOf,
  overtaken,
  presentingGaps,
  presentingWarnings,
  REPORT_SECTIONS,
  textOf,
  writtenOf,
  type ReportTexts,
} from "../../../app/domain/scrutiny/scrutiny-report";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

const texts = (overrides: Partial<ReportTexts> = {}): ReportTexts =>
  ({
    ...Object.fromEntries(REPORT_SECTIONS.map((section) => [section, `Drafted: ${section}`])),
    ...overrides,
  }) as ReportTexts;

describe("who gave a text", () => {
  const drafted = texts({ risks: "" });

  it.each([
    ["what equals the draft", {}, "summary", "drafted"],
    ["what equals it but for the space around it", { summary: " Drafted: summary \n" }, "summary", "drafted"],
    ["what a person changed", { summary: "In our words" }, "summary", "written"],
    ["what a person emptied", { summary: " " }, "summary", "drafted"],
    ["what the data is silent on", {}, "risks", "nobody"],
    ["what a person adds where it is silent", { risks: "The provider may leave" }, "risks", "written"],
  ] as const)("%s", (_what, typed, section, origin) => {
    const written = writtenOf({ ...drafted, ...typed }, drafted);
    expect(originOf({ drafted, written }, section)).toBe(origin);
  });

  it("keeps what a person wrote when the data is read anew, and says where it says something else now", () => {
    const written = writtenOf({ ...drafted, summary: "In our words" }, drafted);
    const anew = { ...drafted, summary: "Another", financial: "Another" };
    expect(isOutOfDate({ drafted }, anew)).toBe(true);
    expect(isOutOfDate({ drafted }, drafted)).toBe(false);
    expect(overtaken({ drafted, written }, anew)).toEqual(["summary"]);
    expect(textOf({ drafted: anew, written }, "summary")).toBe("In our words");
    expect(textOf({ drafted: anew, written }, "financial")).toBe("Another");
  });
});

describe("what is to be done before it is presented", () => {
  const whole = { drafted: texts(), written: {}, body: "A panel", meetingOn: calendarDate("2018-02-01") };

  it.each([
    [whole, []],
    [{ ...whole, meetingOn: null }, ["Enter the day of the meeting."]],
    [{ ...whole, body: " " }, ["Say to which body it is put."]],
    [{ ...whole, drafted: texts({ legal: "" }) }, ["“Legal implications” says nothing."]],
    [{ ...whole, drafted: texts({ risks: "", plan: "", background: "" }) }, []],
  ])("%#", (report, gaps) => expect(presentingGaps(report)).toEqual(gaps));
});

describe("the days of a proposed precept", () => {
  it("are those of the year in which the financial year begins", () => {
    expect(preceptDays(2018)).toEqual({
      notifiedBy: "2018-02-01",
      reportedBy: "2018-02-08",
      revisedBy: "2018-02-15",
      reviewedBy: "2018-02-22",
    });
  });

  it.each([
    ["precept", "2018-02-01", "2018-02-08", 0],
    ["precept", "2018-02-02", "2018-02-08", 1],
    ["precept", "2018-02-01", "2018-02-09", 1],
    ["precept", "2018-03-01", "2018-03-09", 2],
    ["decision", "2018-03-01", "2018-03-09", 0],
  ] as const)("%s on %s for a meeting on %s: %i", (subject, today, meetingOn, count) => {
    const report = { subject, meetingOn: calendarDate(meetingOn) };
    const at = { firstYear: 2018, today: calendarDate(today) };
    expect(presentingWarnings(report, at)).toHaveLength(count);
  });
});

describe("the answer to what was recommended", () => {
  const answered = { recommendation: "Do it", answer: "accepted" as const, reason: "It is right" };

  it.each([
    [[], []],
    [[answered], []],
    [[answered, { ...answered, answer: null }], ["Recommendation 2 is not answered."]],
    [[{ ...answered, reason: " " }], ["The answer to recommendation 1 gives no reason."]],
  ])("%#", (recommendations, gaps) => expect(answeringGaps(recommendations)).toEqual(gaps));

  it("is published with the reason", () => {
    expect(replied([answered])).toEqual([answered]);
  });
});
