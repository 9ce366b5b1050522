import { describe, expect, it } from "vitest";
import { CHARACTERISTICS } from "../../../app/domain/eia/characteristics";
import {
  countedOf,
  monitorable,
  monitoredBy,
  monitoringQuestions,
  PEOPLE,
  PREFER_NOT_TO_SAY,
  whoAnswered,
} from "../../../app/domain/consultation/monitoring";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

const RURALITY = { id: 7, kind: "local" as const, name: "Rurality", validUntil: null };
const DUTY = { id: 8, kind: "socio_economic" as const, name: "Disadvantage", validUntil: null };
const ENDED = { id: 9, kind: "local" as const, name: "Veterans", validUntil: calendarDate("2018-01-31") };

describe("what people can be asked about themselves", () => {
  const questions = monitoringQuestions([RURALITY, DUTY]);

  it("is the nine in the Act's order, then what the office assesses beside them of people", () => {
    expect(questions.map(({ key }) => key)).toEqual([...CHARACTERISTICS, "dimension_7"]);
  });

  it.each(questions)(
    "of $key has answers of different values and words, none of them a refusal",
    ({ options }) => {
      expect(options.length).toBeGreaterThanOrEqual(2);
      for (const of of ["value", "text"] as const) {
        expect(new Set(options.map((option) => option[of])).size).toBe(options.length);
        expect(options.map((option) => option[of])).not.toContain(PREFER_NOT_TO_SAY[of]);
      }
    },
  );

  it("has no more what the office has ended", () => {
    const keys = (day: string) =>
      monitorable([RURALITY, ENDED], day)
        .map(({ key }) => key)
        .slice(9);
    expect(keys("2018-01-31")).toEqual(["dimension_7", "dimension_9"]);
    expect(keys("2018-02-01")).toEqual(["dimension_7"]);
  });

  it("of one consultation is what was chosen for it, in the same order", () => {
    expect(monitoredBy(["dimension_7", "age", "gone"], questions).map(({ key }) => key)).toEqual([
      "age",
      "dimension_7",
    ]);
  });
});

describe("what is counted", () => {
  it("is each answer by itself, and that somebody answered", () => {
    expect(countedOf({ age: "18_24", sex: "prefer_not_to_say" })).toEqual([
      { question: "age", answer: "18_24" },
      { question: "sex", answer: "prefer_not_to_say" },
      { question: PEOPLE, answer: "" },
    ]);
  });

  it("is nothing of whoever said nothing", () => {
    expect(countedOf({})).toEqual([]);
  });
});

describe("who answered", () => {
  const sex = monitoredBy(["sex"], monitoringQuestions([]));
  const counts = (female: number, male: number, people: number) => [
    { question: "sex", answer: "female", people: female },
    { question: "sex", answer: "male", people: male },
    { question: PEOPLE, answer: "", people },
  ];

  it("is said in safe counts, by the words of each answer", () => {
    expect(whoAnswered(sex, counts(12, 3, 30))).toEqual({
      people: 30,
      tables: [
        {
          key: "sex",
          label: "Sex",
          text: "What is your sex?",
          rows: [
            { text: "Female", people: 12 },
            { text: "Male", people: null },
          ],
        },
      ],
    });
  });

  it("is not said of fewer than 5 people", () => {
    expect(whoAnswered(sex, counts(2, 2, 4))).toMatchObject({
      people: null,
      tables: [{ rows: [{ people: null }, { people: null }] }],
    });
  });
});
