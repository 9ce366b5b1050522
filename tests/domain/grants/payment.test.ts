import { describe, expect, it } from "vitest";
import {
  paidAndPlanned,
  paidPence,
  paymentFaults,
  type PaymentWords,
} from "../../../app/domain/grants/payment";
import { waitsForDecision, withoutPersonal } from "../../../app/domain/grants/retention";
import { APPLICATION_STATES } from "../../../app/domain/grants/application";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

const TODAY = calendarDate("2018-06-01");
const payment = (overrides: Partial<PaymentWords> = {}): PaymentWords => ({
  ...{ paidOn: calendarDate("2018-05-01"), pence: 100_00, reference: "BACS 17", note: "" },
  ...overrides,
});
const of = (...made: number[]) => ({
  awardedPence: 1_000_00,
  agreedOn: calendarDate("2018-04-01"),
  made: made.map((pence) => ({ pence })),
});

describe("a payment", () => {
  it.each([
    ["the first", payment(), of()],
    ["what is left", payment({ pence: 400_00 }), of(600_00)],
    ["money that came back", payment({ pence: -600_00 }), of(600_00)],
    ["on the day of the agreement", payment({ paidOn: calendarDate("2018-04-01") }), of()],
    ["today", payment({ paidOn: TODAY }), of()],
  ])("is recorded: %s", (_which, words, paid) => {
    expect(paymentFaults(words, paid, TODAY)).toEqual({});
  });

  it.each([
    ["more than the award", payment({ pence: 400_01 }), of(600_00), "pence"],
    ["more than was paid came back", payment({ pence: -600_01 }), of(600_00), "pence"],
    ["nothing", payment({ pence: 0 }), of(), "pence"],
    ["still to come", payment({ paidOn: calendarDate("2018-06-02") }), of(), "paidOn"],
    ["before the agreement", payment({ paidOn: calendarDate("2018-03-31") }), of(), "paidOn"],
    ["without a reference", payment({ reference: " " }), of(), "reference"],
  ])("is refused: %s", (_which, words, paid, field) => {
    expect(Object.keys(paymentFaults(words, paid, TODAY))).toEqual([field]);
  });

  it("stands beside what was planned", () => {
    const planned = [
      { on: calendarDate("2018-05-01"), pence: 400_00 },
      { on: calendarDate("2018-07-01"), pence: 600_00 },
    ];
    const sums = (...made: number[]) =>
      paidAndPlanned({ awardedPence: 1_000_00, planned, made: made.map((pence) => ({ pence })) }, TODAY);
    expect(sums(100_00)).toEqual({
      ...{ duePence: 400_00, paidPence: 100_00, leftPence: 900_00, latePence: 300_00 },
    });
    expect(sums(500_00, -50_00)).toMatchObject({ paidPence: 450_00, latePence: 0 });
    expect(paidPence([])).toBe(0);
  });
});

describe("what is personal in an application", () => {
  it("is the contact and what was said in words; what was chosen stays", () => {
    const questions = [
      { key: 1, kind: "text" as const },
      { key: 2, kind: "choice" as const },
    ];
    const ownAnswers = [
      { key: 1, answer: "The treasurer, A. Name" },
      { key: 2, answer: "Victims" },
      { key: 3, answer: "Of a question that nobody knows" },
    ];
    expect(withoutPersonal({ whom: "", ownAnswers }, questions)).toEqual({
      ...{ contact: "[deleted]", purpose: "[deleted]", whom: "" },
      ownAnswers: [
        { key: 1, answer: "[deleted]" },
        { key: 2, answer: "Victims" },
        { key: 3, answer: "[deleted]" },
      ],
    });
    expect(withoutPersonal({ whom: "Some", ownAnswers: [] }, [])).toMatchObject({ whom: "[deleted]" });
  });

  it("is kept while the application waits for a decision, and only then", () => {
    expect(APPLICATION_STATES.filter(waitsForDecision)).toEqual(["received"]);
  });
});
