import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DEFAULT_REFERENCE_PATTERN,
  EVERY_YEAR,
  formatReference,
  isReferencePattern,
  referenceKey,
  referenceYear,
} from "~/domain/decision/reference";
import { calendarDate } from "~/domain/shared/calendar-date";

const CALENDAR = DEFAULT_REFERENCE_PATTERN;
const FINANCIAL = "{number}/{financial_year}";
const SHORT = "Exec/{number}/{yy}";
const WITHOUT_YEAR = "Exec/{number}";

describe("isReferencePattern", () => {
  it.each([
    CALENDAR,
    FINANCIAL,
    "{year}/{number}",
    "PCC {number}-{year}",
    "DR-{financial_year}-{number}",
    "{number}{year}",
    SHORT,
    WITHOUT_YEAR,
    "{number}",
  ])("takes %j", (pattern) => {
    expect(isReferencePattern(pattern)).toBe(true);
  });

  it.each([
    "",
    "{year}",
    "{yy}",
    "{financial_year}",
    "number/year",
    "{number}/{Year}",
    "{number}/{year}/{year}",
    "{number}/{year}/{financial_year}",
    "{number}/{yy}/{yy}",
    "{number}/{yy}/{year}",
    "{number}/{number}/{year}",
    "{number}/{year}?",
    "{number}/{year}#x",
    "{number}/{year}_x",
    "{number}.{year}",
    "<{number}/{year}>",
    "{number}/{year}/é",
    "{number}\n{year}",
    "{number}/{month}/{year}",
  ])("refuses %j", (pattern) => {
    expect(isReferencePattern(pattern)).toBe(false);
  });
});

describe("referenceYear", () => {
  it.each([
    [CALENDAR, "2021-01-01", 2021],
    [CALENDAR, "2021-03-31", 2021],
    [CALENDAR, "2021-12-31", 2021],
    [FINANCIAL, "2025-01-01", 2024],
    [FINANCIAL, "2025-03-31", 2024],
    [FINANCIAL, "2025-04-01", 2025],
    [FINANCIAL, "2025-12-31", 2025],
    [SHORT, "2018-01-01", 2018],
    [WITHOUT_YEAR, "2018-01-01", EVERY_YEAR],
    [WITHOUT_YEAR, "2026-12-31", EVERY_YEAR],
  ])("%s received on %s is numbered in %i", (pattern, receivedOn, year) => {
    expect(referenceYear(pattern, calendarDate(receivedOn))).toBe(year);
  });
});

describe("formatReference", () => {
  it.each([
    [CALENDAR, 41, 2021, "041/2021"],
    [FINANCIAL, 54, 2024, "054/2024_25"],
    [FINANCIAL, 1, 1999, "001/1999_00"],
    [FINANCIAL, 1, 2008, "001/2008_09"],
    [CALENDAR, 999, 2021, "999/2021"],
    [CALENDAR, 1000, 2021, "1000/2021"],
    ["PCC {year}-{number}", 7, 2021, "PCC 2021-007"],
    [SHORT, 7, 2018, "Exec/007/18"],
    [SHORT, 7, 2100, "Exec/007/00"],
    [WITHOUT_YEAR, 7, EVERY_YEAR, "Exec/007"],
  ])("%s of %i in %i is %s", (pattern, number, year, reference) => {
    expect(formatReference(pattern, number, year)).toBe(reference);
  });
});

describe("referenceKey", () => {
  it.each([
    ["041/2021", "041-2021"],
    ["054/2024_25", "054-2024_25"],
    ["PCC 041/2021", "PCC-041-2021"],
    ["A / 1/2021", "A-1-2021"],
    ["041-2021", "041-2021"],
    ["Exec/007/18", "Exec-007-18"],
  ])("%s is at %s", (reference, key) => {
    expect(referenceKey(reference)).toBe(key);
  });
});

describe("always", () => {
  const anyPattern = fc
    .tuple(
      fc.constantFrom("", "PCC ", "DR-", "a/"),
      fc.constantFrom("/", "-", " ", ""),
      fc.constantFrom("{year}", "{financial_year}", "{yy}"),
      fc.boolean(),
    )
    .map(([prefix, separator, year, numberFirst]) =>
      numberFirst ? `${prefix}{number}${separator}${year}` : `${prefix}${year}${separator}{number}`,
    );
  const aNumber = fc.integer({ min: 1, max: 20_000 });
  /** Of one century: of `{yy}` the year 2118 reads like 2018, and giving the reference looks for one that is free. */
  const aYear = fc.integer({ min: 2000, max: 2099 });

  it("two records of one pattern never share a reference, nor a place in URLs", () => {
    fc.assert(
      fc.property(
        anyPattern,
        aNumber,
        aYear,
        aNumber,
        aYear,
        (pattern, number, year, otherNumber, otherYear) => {
          fc.pre(number !== otherNumber || year !== otherYear);
          const [one, other] = [
            formatReference(pattern, number, year),
            formatReference(pattern, otherNumber, otherYear),
          ];
          expect(one).not.toBe(other);
          expect(referenceKey(one)).not.toBe(referenceKey(other));
        },
      ),
    );
  });

  it("a key needs no escaping in a URL", () => {
    fc.assert(
      fc.property(anyPattern, aNumber, aYear, (pattern, number, year) => {
        expect(isReferencePattern(pattern)).toBe(true);
        const key = referenceKey(formatReference(pattern, number, year));
        expect(encodeURIComponent(key)).toBe(key);
      }),
    );
  });
});
