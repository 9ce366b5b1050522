import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calendarDate,
  dateInLondon,
  startOfDayInLondon,
  dateParts,
  formatDate,
  formatFinancialYear,
  formatInstant,
  formatMonth,
  parseDateParts,
  parseMonthsEnd,
  partsAtFault,
} from "~/domain/shared/calendar-date";

const YEAR_PROBLEM = "must have a year of four figures, like 2018";
const MONTH_PROBLEM = "must have a month from 1 to 12";
const NO_DAY = "must have a day";
const noSuchDay = (month: string) => `must be a real date: ${month} has no such day`;

describe("parseDateParts reads the three boxes", () => {
  it.each([
    ["9", "3", "2018", "2018-03-09"],
    ["09", "03", "2018", "2018-03-09"],
    [" 9 ", " 3 ", " 2018 ", "2018-03-09"],
    ["\u00a09", "3\u00a0", "2018", "2018-03-09"],
    ["1", "1", "1900", "1900-01-01"],
    ["31", "12", "2199", "2199-12-31"],
    ["29", "2", "2016", "2016-02-29"],
    ["29", "2", "2000", "2000-02-29"],
    ["28", "2", "1900", "1900-02-28"],
    ["30", "4", "2018", "2018-04-30"],
    ["31", "3", "2018", "2018-03-31"],
    ["9", "March", "2018", "2018-03-09"],
    ["9", "march", "2018", "2018-03-09"],
    ["9", " MARCH ", "2018", "2018-03-09"],
    ["9", "Mar", "2018", "2018-03-09"],
    ["9", "may", "2018", "2018-05-09"],
    ["30", "SEP", "2018", "2018-09-30"],
    ["31", "December", "2018", "2018-12-31"],
    ["30", "Sept", "2018", "2018-09-30"],
  ])("%j %j %j is %s", (day, month, year, date) => {
    expect(parseDateParts(day, month, year)).toEqual({ ok: true, date });
  });

  it.each([
    ["January", "Jan", "01"],
    ["February", "Feb", "02"],
    ["March", "Mar", "03"],
    ["April", "Apr", "04"],
    ["May", "May", "05"],
    ["June", "Jun", "06"],
    ["July", "Jul", "07"],
    ["August", "Aug", "08"],
    ["September", "Sep", "09"],
    ["October", "Oct", "10"],
    ["November", "Nov", "11"],
    ["December", "Dec", "12"],
  ])("%s and %s are month %s", (whole, short, number) => {
    const expected = { ok: true, date: `2018-${number}-15` };
    expect(parseDateParts("15", whole, "2018")).toEqual(expected);
    expect(parseDateParts("15", short, "2018")).toEqual(expected);
  });
});

describe("parseDateParts says what is wrong", () => {
  it.each([
    ["", "", "", YEAR_PROBLEM],
    ["9", "3", "", YEAR_PROBLEM],
    ["9", "3", "18", YEAR_PROBLEM],
    ["9", "3", "02018", YEAR_PROBLEM],
    ["9", "3", "1899", YEAR_PROBLEM],
    ["9", "3", "2200", YEAR_PROBLEM],
    ["9", "3", "2e3", YEAR_PROBLEM],
    ["9", "3", "-2018", YEAR_PROBLEM],
    ["9", "3", "twenty", YEAR_PROBLEM],
    ["9", "", "2018", MONTH_PROBLEM],
    ["9", "0", "2018", MONTH_PROBLEM],
    ["9", "13", "2018", MONTH_PROBLEM],
    ["9", "003", "2018", MONTH_PROBLEM],
    ["9", "-3", "2018", MONTH_PROBLEM],
    ["9", "3.0", "2018", MONTH_PROBLEM],
    ["9", "Ma", "2018", MONTH_PROBLEM],
    ["9", "Marc", "2018", MONTH_PROBLEM],
    ["9", "Mars", "2018", MONTH_PROBLEM],
    ["", "3", "2018", NO_DAY],
    [" ", "3", "2018", NO_DAY],
    ["0", "3", "2018", noSuchDay("March 2018")],
    ["32", "3", "2018", noSuchDay("March 2018")],
    ["009", "3", "2018", noSuchDay("March 2018")],
    ["-9", "3", "2018", noSuchDay("March 2018")],
    ["9th", "3", "2018", noSuchDay("March 2018")],
    ["31", "4", "2018", noSuchDay("April 2018")],
    ["31", "6", "2018", noSuchDay("June 2018")],
    ["31", "Sep", "2018", noSuchDay("September 2018")],
    ["31", "11", "2018", noSuchDay("November 2018")],
    ["29", "2", "2018", noSuchDay("February 2018")],
    ["30", "2", "2016", noSuchDay("February 2016")],
    ["29", "2", "1900", noSuchDay("February 1900")],
    ["29", "2", "2100", noSuchDay("February 2100")],
  ])("%j %j %j: %s", (day, month, year, problem) => {
    const part = { [YEAR_PROBLEM]: "year", [MONTH_PROBLEM]: "month" }[problem] ?? "day";
    expect(parseDateParts(day, month, year)).toEqual({ ok: false, problem, part });
  });
});

describe("partsAtFault marks what is wrong and nothing else", () => {
  it.each([
    ["9", "3", "18", ["year"]],
    ["9", "13", "2018", ["month"]],
    ["32", "3", "2018", ["day"]],
    ["", "3", "2018", ["day"]],
    ["31", "Feb", "2018", ["day"]],
    ["", "", "", ["day", "month", "year"]],
    ["9", "3", "2018", ["day", "month", "year"]],
  ])("%j %j %j: %j", (day, month, year, parts) => {
    expect(partsAtFault({ day, month, year })).toEqual(parts);
  });

  it("where a month is enough, no day is no fault", () => {
    expect(partsAtFault({ day: "", month: "3", year: "2018" }, true)).toEqual(["day", "month", "year"]);
    expect(partsAtFault({ day: "", month: "3", year: "18" }, true)).toEqual(["year"]);
    expect(partsAtFault({ day: "32", month: "3", year: "2018" }, true)).toEqual(["day"]);
  });
});

describe("a month without a day", () => {
  it.each([
    ["December", "2018", "2018-12-31", "December 2018"],
    ["2", "2016", "2016-02-29", "February 2016"],
    ["feb", "2018", "2018-02-28", "February 2018"],
  ])("%s %s ends on %s, and reads %s", (month, year, date, words) => {
    expect(parseMonthsEnd(month, year)).toEqual({ ok: true, date });
    expect(formatMonth(calendarDate(date))).toBe(words);
  });

  it("has a year and a month all the same", () => {
    expect(parseMonthsEnd("12", "18")).toEqual({ ok: false, problem: YEAR_PROBLEM, part: "year" });
    expect(parseMonthsEnd("", "2018")).toEqual({ ok: false, problem: MONTH_PROBLEM, part: "month" });
  });
});

describe("calendarDate", () => {
  it.each(["2018-03-09", "2016-02-29", "1900-01-01", "2199-12-31"])("takes %s", (iso) => {
    expect(calendarDate(iso)).toBe(iso);
  });

  it.each([
    "",
    "2018-02-29",
    "2018-13-01",
    "2018-00-10",
    "2018-3-9",
    "18-03-09",
    "2018/03/09",
    "2018-03-09T00:00:00Z",
    " 2018-03-09",
    "2018-03-09\n",
    "1899-12-31",
    "2018-Mar-09",
  ])("refuses %j", (iso) => {
    expect(() => calendarDate(iso)).toThrow(new RangeError(`Not a calendar date: ${iso}`));
  });
});

describe("showing a date", () => {
  it.each([
    ["2018-03-09", { day: "9", month: "3", year: "2018" }, "9 March 2018"],
    ["2017-12-31", { day: "31", month: "12", year: "2017" }, "31 December 2017"],
    ["2016-02-29", { day: "29", month: "2", year: "2016" }, "29 February 2016"],
  ])("%s", (iso, parts, words) => {
    expect(dateParts(calendarDate(iso))).toEqual(parts);
    expect(formatDate(calendarDate(iso))).toBe(words);
  });
});

describe("the day and time in the United Kingdom", () => {
  it.each([
    ["a winter's day", "2018-03-09T14:05:00Z", "2018-03-09", "9 March 2018 at 14:05"],
    ["the last minute of a winter's day", "2018-01-31T23:59:59Z", "2018-01-31", "31 January 2018 at 23:59"],
    ["midnight", "2018-01-31T00:00:00Z", "2018-01-31", "31 January 2018 at 00:00"],
    [
      "a summer evening that is tomorrow already",
      "2018-06-30T23:30:00Z",
      "2018-07-01",
      "1 July 2018 at 00:30",
    ],
    [
      "the last second before the clocks go on",
      "2018-03-25T00:59:59Z",
      "2018-03-25",
      "25 March 2018 at 00:59",
    ],
    ["the clocks go on", "2018-03-25T01:00:00Z", "2018-03-25", "25 March 2018 at 02:00"],
    ["the last second of summer time", "2018-10-28T00:59:59Z", "2018-10-28", "28 October 2018 at 01:59"],
    ["the clocks go back", "2018-10-28T01:00:00Z", "2018-10-28", "28 October 2018 at 01:00"],
  ])("%s", (_name, instant, date, words) => {
    expect(dateInLondon(new Date(instant))).toBe(date);
    expect(formatInstant(new Date(instant))).toBe(words);
  });

  it.each([
    ["in winter", "2018-01-15", "2018-01-15T00:00:00.000Z"],
    ["in summer", "2018-07-01", "2018-06-30T23:00:00.000Z"],
    ["on which the clocks go on", "2018-03-25", "2018-03-25T00:00:00.000Z"],
    ["on which the clocks go back", "2018-10-28", "2018-10-27T23:00:00.000Z"],
  ])("a day begins %s", (_when, day, start) => {
    expect(startOfDayInLondon(calendarDate(day)).toISOString()).toBe(start);
  });
});

describe("formatFinancialYear", () => {
  it.each([
    [2018, "2018/19"],
    [2008, "2008/09"],
    [2009, "2009/10"],
    [1999, "1999/00"],
    [2099, "2099/00"],
  ])("%i is %s", (year, text) => {
    expect(formatFinancialYear(year)).toBe(text);
  });
});

/** Days as the platform's own calendar counts them: an independent second opinion. */
const realDay = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2199-12-31T23:59:59Z"), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

function isReal(year: number, month: number, day: number): boolean {
  const instant = new Date(Date.UTC(year, month - 1, day));
  return instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day;
}

describe("always", () => {
  it("a date survives being shown in its three boxes, in words and in ISO", () => {
    fc.assert(
      fc.property(realDay, (iso) => {
        const date = calendarDate(iso);
        const { day, month, year } = dateParts(date);
        expect(parseDateParts(day, month, year)).toEqual({ ok: true, date });
        const [wordDay = "", wordMonth = "", wordYear = ""] = formatDate(date).split(" ");
        expect(parseDateParts(wordDay, wordMonth, wordYear)).toEqual({ ok: true, date });
      }),
    );
  });

  it("a day is read if and only if it is real", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const parsed = parseDateParts(String(day), String(month), String(year));
          expect(parsed.ok).toBe(isReal(year, month, day));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("every day of a leap year and of the year after it is read", () => {
    for (const year of [2000, 2001, 2016, 2017, 2100]) {
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 1; day <= 31; day += 1) {
          const parsed = parseDateParts(String(day), String(month), String(year));
          expect(parsed.ok, `${year}-${month}-${day}`).toBe(isReal(year, month, day));
        }
      }
    }
  });

  it("two dates compare as their text does", () => {
    fc.assert(
      fc.property(realDay, realDay, (a, b) => {
        expect(calendarDate(a) < calendarDate(b)).toBe(Date.parse(a) < Date.parse(b));
      }),
    );
  });

  it("the day in the United Kingdom is that of an hour ago or of now, in UTC", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1990-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (instant) => {
          const utc = (at: number) => new Date(at).toISOString().slice(0, 10);
          expect([utc(instant.getTime()), utc(instant.getTime() + 3_600_000)]).toContain(
            dateInLondon(instant),
          );
        },
      ),
    );
  });
});
