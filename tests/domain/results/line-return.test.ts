import { describe, expect, it } from "vitest";
import {
  asTheyStand,
  emptyReturnFault,
  isSameReturn,
  lateReturns,
} from "../../../app/domain/results/line-return";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { aMonitoredLine, aReturn } from "../../support/results";

const on = (today: string) => ({ years: [2018, 2019], today: calendarDate(today), returnDays: 30 });

describe("late returns (rule 39)", () => {
  it("are those of which the days have passed, from the day after the last of them", () => {
    expect(lateReturns([aMonitoredLine()], [], on("2019-04-30"))).toEqual([]);
    expect(lateReturns([aMonitoredLine()], [], on("2019-05-01"))).toMatchObject([
      { dueOn: "2019-04-30", daysLate: 1, remindedOn: null },
    ]);
  });
  it("are not those that came, nor those of a line of which nothing is measured", () => {
    expect(lateReturns([aMonitoredLine({ returns: [aReturn()] })], [], on("2019-06-01"))).toEqual([]);
    expect(lateReturns([aMonitoredLine({ indicators: [] })], [], on("2019-06-01"))).toEqual([]);
  });
  it("come latest first, with the last reminder of each", () => {
    const reminded = (lineId: number, day: string) => ({
      lineId,
      periodEndsOn: calendarDate("2019-03-31"),
      remindedOn: calendarDate(day),
    });
    const reminders = [reminded(1, "2019-05-20"), reminded(1, "2019-05-10"), reminded(2, "2019-05-30")];
    const late = lateReturns([aMonitoredLine()], reminders, on("2020-06-01"));
    expect(late.map(({ period, remindedOn }) => [period.endsOn, remindedOn])).toEqual([
      ["2019-03-31", "2019-05-20"],
      ["2020-03-31", null],
    ]);
  });
});

it("a return stands as it was last corrected", () => {
  const [first, second] = [aReturn({ version: 1 }), aReturn({ id: 2, version: 2, values: { 1: 5 } })];
  const other = aReturn({ id: 3, periodEndsOn: calendarDate("2018-03-31") });
  expect(asTheyStand([second, first, other]).map(({ id }) => id)).toEqual([3, 2]);
});

it("returns are the same where they say the same", () => {
  const one = { values: { 1: 5 }, spent: null, note: "" };
  expect(isSameReturn(one, { ...one, values: { 1: 5 } })).toBe(true);
  expect(isSameReturn(one, { ...one, values: {} })).toBe(false);
  expect(isSameReturn(one, { ...one, spent: 0 })).toBe(false);
});

it("nothing at all is no return; a note is one", () => {
  expect(emptyReturnFault({ values: {}, spent: null, note: "" })).not.toBeNull();
  expect(emptyReturnFault({ values: {}, spent: null, note: "The service had not begun" })).toBeNull();
});
