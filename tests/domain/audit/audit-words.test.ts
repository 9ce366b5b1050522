import { describe, expect, it } from "vitest";
import { ACTS, actWords, isAct } from "~/domain/audit/acts";
import { isFiltered, NO_FILTER, type AuditFilter } from "~/domain/audit/filter";
import { calendarDate } from "~/domain/shared/calendar-date";

describe("an act of the audit log", () => {
  it.each(Object.entries(ACTS))("%s is told in words", (act, { words }) => {
    expect(isAct(act)).toBe(true);
    expect(actWords(act)).toBe(words);
    expect(words).toMatch(/^[A-Z][^_.]+$/u);
  });

  it.each(["office.close", "toString", "__proto__", ""])(
    "that this version does not know is told by its name: %j",
    (act) => {
      expect(isAct(act)).toBe(false);
      expect(actWords(act)).toBe(act);
    },
  );
});

describe("a filter of the audit log", () => {
  it.each<[string, Partial<AuditFilter>, boolean]>([
    ["nothing", {}, false],
    ["a person", { personId: 1 }, true],
    ["an act", { act: "line.add" }, true],
    ["a framework", { frameworkId: 1 }, true],
    ["a first day", { from: calendarDate("2018-03-01") }, true],
    ["a last day", { to: calendarDate("2018-03-01") }, true],
    ["a person and an act", { personId: 1, act: "line.add" }, true],
  ])("asks for something: %s", (_name, asked, expected) => {
    expect(isFiltered({ ...NO_FILTER, ...asked })).toBe(expected);
  });
});
