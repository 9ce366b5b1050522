import { describe, expect, it } from "vitest";
import {
  DELETED_WORDS,
  keptUntilFault,
  lastDayKept,
  withoutWords,
} from "../../../app/domain/consultation/retention";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

const day = (iso: string | null) => (iso === null ? null : calendarDate(iso));

describe("the last day on which words are kept", () => {
  it.each([
    ["2018-02-19", null, "2019-02-19"],
    ["2020-02-29", null, "2021-02-28"],
    ["2018-02-19", "2018-06-01", "2018-06-01"],
    [null, null, null],
  ])("of one that closes on %s, with %s given, is %s", (closesOn, keptUntil, last) => {
    expect(lastDayKept({ closesOn: day(closesOn), keptUntil: day(keptUntil) })).toBe(last);
  });

  it.each([
    ["2018-02-19", "2018-02-19", "They are read after it closes. Give a later day"],
    ["2018-02-19", "2018-02-20", null],
    ["2018-02-28", "2024-02-28", null],
    ["2018-02-28", "2024-02-29", "Give a day up to 6 years after it closes"],
    ["2018-02-19", null, null],
    [null, "2018-02-19", null],
  ])("of one that closes on %s may be %s: %s", (closesOn, keptUntil, fault) => {
    expect(keptUntilFault({ closesOn: day(closesOn), keptUntil: day(keptUntil) })).toBe(fault);
  });
});

describe("an answer whose words are deleted", () => {
  it("has what was chosen, and says that something was said", () => {
    const questions = [
      { id: 1, kind: "support" },
      { id: 2, kind: "many" },
      { id: 3, kind: "text" },
      { id: 4, kind: "choice" },
      { id: 5, kind: "matrix" },
    ] as const;
    const given = {
      ...{ q1_c7: "full", q1_c7_why: "My name", q2: ["A", "B"], q2_other: "My street", q3: "My words" },
      ...{ q4: "Yes", q5_c7: "Very" },
    };
    expect(withoutWords(questions, given)).toEqual({
      ...{ q1_c7: "full", q1_c7_why: DELETED_WORDS, q2: ["A", "B"], q2_other: DELETED_WORDS },
      ...{ q3: DELETED_WORDS, q4: "Yes", q5_c7: "Very" },
    });
  });
});
