import { describe, expect, it } from "vitest";
import { hasLapsed, isDueSoon, type ActionState } from "~/domain/actions/action";
import { completionDateFault, targetDateFault } from "~/domain/actions/action-dates";
import { completionFaults } from "~/domain/actions/completion";
import type { DecisionOutcome } from "~/domain/decision/decision-record";
import type { FrameworkState } from "~/domain/framework/lifecycle";
import { calendarDate } from "~/domain/shared/calendar-date";

const around = { years: [2018, 2019, 2020], today: calendarDate("2018-03-09") };

describe("a target date", () => {
  const absurd = "Target date must be between 1 April 2008 and 31 March 2031";
  it.each<[string, string | null]>([
    ["2008-03-31", absurd],
    ["2008-04-01", null],
    ["2017-01-01", null],
    ["2018-12-31", null],
    ["2031-03-31", null],
    ["2031-04-01", absurd],
  ])("%s: %s", (date, fault) => {
    expect(targetDateFault(calendarDate(date), around)).toBe(fault);
  });

  it("may lie ahead of today where the framework's years are long past", () => {
    const today = calendarDate("2040-01-01");
    expect(targetDateFault(calendarDate("2050-12-31"), { ...around, today })).toBeNull();
    expect(targetDateFault(calendarDate("2051-04-01"), { ...around, today })).toContain("31 March 2051");
  });
});

it("dates are counted from the framework's years, and from today where it has none yet", () => {
  const today = calendarDate("2018-03-09");
  const fault = (date: string, years: readonly number[]) =>
    completionDateFault(calendarDate(date), { years, today });
  expect(fault("2005-03-31", [2015, 2016])).toBe("Date completed must be 1 April 2005 or later");
  expect(fault("2005-04-01", [2015, 2016])).toBeNull();
  expect(fault("2008-03-31", [])).toBe("Date completed must be 1 April 2008 or later");
  expect(fault("2008-04-01", [])).toBeNull();
  const early = calendarDate("2008-03-31");
  expect(targetDateFault(early, { years: [], today })).toBe(
    "Target date must be between 1 April 2008 and 31 March 2029",
  );
});

describe("the date on which an action was completed", () => {
  it.each<[string, string | null]>([
    ["2008-03-31", "Date completed must be 1 April 2008 or later"],
    ["2008-04-01", null],
    ["2018-03-09", null],
    ["2018-03-10", "Date completed must be today or in the past"],
  ])("%s: %s", (date, fault) => {
    expect(completionDateFault(calendarDate(date), around)).toBe(fault);
  });
});

it("a completion without anything is told all at once", () => {
  const faults = completionFaults(
    {
      completedOn: calendarDate("2099-01-01"),
      whatWasDone: "",
      eiaUpdated: false,
      eiaNotUpdatedReason: "",
    },
    around,
  );
  expect(Object.keys(faults)).toEqual(["completedOn", "whatWasDone", "eiaNotUpdatedReason"]);
});

describe("due soon", () => {
  it.each<[ActionState, string, boolean]>([
    ["open", "2018-03-08", false],
    ["open", "2018-03-09", true],
    ["open", "2018-04-08", true],
    ["open", "2018-04-09", false],
    ["carried_forward", "2018-03-09", true],
    ["completed", "2018-03-09", false],
  ])("%s, due %s: %s", (state, targetDate, expected) => {
    expect(isDueSoon({ state, targetDate: calendarDate(targetDate) }, around.today)).toBe(expected);
  });
});

describe("lapsed", () => {
  it.each<[ActionState, FrameworkState, DecisionOutcome | null, boolean]>([
    ["open", "drafting", null, false],
    ["open", "withdrawn", null, true],
    ["carried_forward", "signed", "supported", false],
    ["carried_forward", "signed", "not_supported", true],
    ["completed", "withdrawn", null, false],
    ["withdrawn", "signed", "not_supported", false],
  ])("%s, the framework %s, %s: %s", (state, frameworkState, outcome, expected) => {
    expect(hasLapsed({ state }, { state: frameworkState, outcome })).toBe(expected);
  });
});
