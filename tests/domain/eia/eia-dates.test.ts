import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eiaDateGap, lastConfirmedOn, startFault, type EiaDateGap } from "~/domain/eia/eia-dates";
import { calendarDate, dateInLondon, type CalendarDate } from "~/domain/shared/calendar-date";
import { anyDate } from "../../support/arbitraries";

const FIGURES = calendarDate("2018-01-31");
const TODAY = calendarDate("2018-03-09");
const at = (moment: string) => new Date(`${moment}:00Z`);
const day = (iso: string | null) => (iso === null ? null : calendarDate(iso));

describe("the dates of an EIA (rule 5)", () => {
  it.each<[string, string | null, string | null, CalendarDate | null, EiaDateGap["putRight"] | null]>([
    ["no date", null, null, FIGURES, "completedOn"],
    ["no date, though it was confirmed", null, "2018-03-01T10:00", FIGURES, "completedOn"],
    ["tomorrow", "2018-03-10", null, FIGURES, "completedOn"],
    ["tomorrow, with no figures", "2018-03-10", null, null, "completedOn"],
    ["the published form, confirmed by nobody", "2017-03-22", null, FIGURES, "confirm"],
    ["the day before the figures", "2018-01-30", null, FIGURES, "confirm"],
    ["the day of the figures", "2018-01-31", null, FIGURES, null],
    ["today", "2018-03-09", null, FIGURES, null],
    ["before the figures, confirmed before them too", "2017-03-22", "2018-01-30T12:00", FIGURES, "confirm"],
    ["before the figures, confirmed on their day", "2017-03-22", "2018-01-31T00:30", FIGURES, null],
    ["before the figures, confirmed since", "2017-03-22", "2018-03-08T16:00", FIGURES, null],
    ["today, with figures of tomorrow", "2018-03-09", null, calendarDate("2018-03-10"), "confirm"],
    ["a year ago to the day", "2017-03-09", null, null, null],
    ["a year and a day ago", "2017-03-08", null, null, "confirm"],
    ["a year and a day ago, confirmed in December", "2017-03-08", "2017-12-01T09:00", null, null],
  ])("%s", (_name, completedOn, confirmedAt, budgetDate, putRight) => {
    const dates = {
      startedOn: null,
      completedOn: day(completedOn),
      confirmedAt: confirmedAt === null ? null : at(confirmedAt),
    };
    expect(eiaDateGap(dates, budgetDate, TODAY)?.putRight ?? null).toBe(putRight);
  });

  it.each([
    ["the day after", "2018-03-01", null],
    ["the same day", "2018-02-28", null],
    ["the day before", "2018-02-27", "start"],
  ])("dated %s it was started", (_name, completedOn, putRight) => {
    const dates = {
      startedOn: calendarDate("2018-02-28"),
      completedOn: calendarDate(completedOn),
      confirmedAt: null,
    };
    expect(eiaDateGap(dates, FIGURES, TODAY)?.putRight ?? null).toBe(putRight);
  });

  it("is old from the day after the anniversary on, also of a 29 February", () => {
    const gap = (today: string) =>
      eiaDateGap(
        { startedOn: null, completedOn: calendarDate("2016-02-29"), confirmedAt: null },
        null,
        calendarDate(today),
      );
    expect(gap("2017-02-28")).toBeNull();
    expect(gap("2017-03-01")?.message).toBe(
      "The EIA was completed on 29 February 2016, more than a year ago. Look at it again and confirm it.",
    );
  });

  it("names the day on which it was last confirmed, and not the one it bears", () => {
    const dates = { startedOn: null, completedOn: day("2016-03-22"), confirmedAt: at("2017-01-05T10:00") };
    expect(eiaDateGap(dates, FIGURES, TODAY)?.message).toBe(
      "The EIA was last confirmed on 5 January 2017, and nothing in it was confirmed since the date of the figures (31 January 2018). Look at it again and confirm it.",
    );
  });

  it("never holds an early start against it", () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (a, b, today) => {
        const [startedOn, completedOn] = a < b ? [a, b] : [b, a];
        const late = { startedOn: null, completedOn, confirmedAt: null };
        expect(eiaDateGap({ ...late, startedOn }, null, today)).toEqual(eiaDateGap(late, null, today));
      }),
    );
  });

  it("passes on the day on which it is confirmed, whatever its date and that of the figures", () => {
    const moment = fc.date({ min: at("1990-01-01T00:00"), max: at("2100-01-01T00:00"), noInvalidDate: true });
    fc.assert(
      fc.property(anyDate, anyDate, moment, (completedOn, budgetDate, confirmedAt) => {
        const today = dateInLondon(confirmedAt);
        fc.pre(completedOn <= today && budgetDate <= today);
        expect(eiaDateGap({ startedOn: null, completedOn, confirmedAt }, budgetDate, today)).toBeNull();
      }),
    );
  });
});

describe("the day on which it was last said to be right", () => {
  it.each([
    ["neither completed nor confirmed", null, null, null],
    ["completed", "2018-02-28", null, "2018-02-28"],
    ["confirmed since", "2018-02-28", "2018-03-01T10:00", "2018-03-01"],
    ["confirmed, and then given a later date", "2018-03-02", "2018-03-01T10:00", "2018-03-02"],
    ["confirmed alone", null, "2018-03-01T10:00", "2018-03-01"],
    ["confirmed at half past midnight in summer", null, "2018-06-30T23:30", "2018-07-01"],
  ])("%s", (_name, completedOn, confirmedAt, expected) => {
    expect(
      lastConfirmedOn({
        completedOn: day(completedOn),
        confirmedAt: confirmedAt === null ? null : at(confirmedAt),
      }),
    ).toBe(expected);
  });
});

describe("the day on which it is said to have been started", () => {
  it.each([
    ["today", "2018-03-09", null],
    ["tomorrow", "2018-03-10", "The day it was started must be today or in the past"],
    ["years before", "2011-06-01", null],
    ["a slip of the keyboard", "1918-03-09", "The day it was started must be 1 April 2008 or later"],
  ])("%s", (_name, startedOn, fault) => {
    expect(startFault(calendarDate(startedOn), { years: [2018, 2019], today: TODAY })).toBe(fault);
  });
});
