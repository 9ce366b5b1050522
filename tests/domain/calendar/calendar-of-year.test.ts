import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOfYear, statutoryDays, whatHappens, type Dated } from "~/domain/calendar/calendar-of-year";
import { inMonth, onDay } from "../../support/commissioning";

const of = { frameworkId: 1, framework: "Framework", title: "Framework" };
const BUDGET: Dated = { kind: "budget", ...of, ...onDay("2019-01-31") };
const PHASE: Dated = { kind: "phase", ...of, projectId: 2, phase: "plan", ...inMonth("2019-01-31") };
const ACTION: Dated = { kind: "action", ...of, actionId: 3, ...onDay("2018-12-31") };

const IMPACT: Dated = { kind: "mitigation", ...of, changeId: 4, ...onDay("2018-12-31") };

describe("the calendar of a financial year", () => {
  it("has the days of the February before the year that the precept is for", () => {
    expect(statutoryDays(2017).map(({ date }) => date)).toEqual([
      "2018-02-01",
      "2018-02-08",
      "2018-02-15",
      "2018-02-22",
    ]);
  });

  it("goes month by month, and within one a day before a month by itself", () => {
    const months = calendarOfYear(2018, [PHASE, BUDGET, ACTION]);
    expect(months.map(({ name }) => name)).toEqual(["December 2018", "January 2019", "February 2019"]);
    expect(months[1]?.items).toEqual([BUDGET, PHASE]);
    expect(months[2]?.items.map(({ kind }) => kind)).toEqual(Array(4).fill("statutory"));
  });

  it("leaves out what is in another year", () => {
    const days = ["2018-03-31", "2018-04-01", "2019-03-31", "2019-04-01"].map(onDay);
    const kept = calendarOfYear(
      2018,
      days.map((day): Dated => ({ ...BUDGET, ...day })),
    );
    expect(kept.flatMap(({ items }) => items).filter(({ kind }) => kind === "budget")).toHaveLength(2);
  });

  it("says what happens", () => {
    const inquiry: Dated = { ...IMPACT, kind: "inquiry" };
    const published: Dated = { ...BUDGET, kind: "published" };
    const review: Dated = { ...BUDGET, kind: "review" };
    const outcome: Dated = {
      ...{ kind: "consultation_outcome", ...of, consultationId: 5 },
      ...onDay("2019-01-31"),
    };
    expect([review, outcome].map(whatHappens)).toEqual([
      "The assessment is to be reviewed",
      "What came of a consultation is to be published",
    ]);
    expect([BUDGET, PHASE, ACTION, IMPACT, inquiry, published].map(whatHappens)).toEqual([
      "Date of the budget",
      "Phase “Plan” is expected",
      "Action is due",
      "Mitigation of an impact is in place",
      "What is not known of an impact is found out",
      "A part of the record is published",
    ]);
  });

  it("has each thing of its year once, in order", () => {
    const day = fc.date({ min: new Date("2018-04-01"), max: new Date("2019-03-31"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(day), (days) => {
        const dated = days.map((one): Dated => ({ ...BUDGET, ...onDay(one.toISOString().slice(0, 10)) }));
        const items = calendarOfYear(2018, dated).flatMap((month) => month.items);
        expect(items).toHaveLength(dated.length + 4);
        const dates = items.map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted());
      }),
    );
  });
});
