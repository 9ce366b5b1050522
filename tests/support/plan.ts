import type { PlanInWords } from "~/domain/plan/plan";
import { calendarDate } from "~/domain/shared/calendar-date";

/** A plan of the office, valid unless a test says otherwise. */
export function aPlan(overrides: Partial<PlanInWords> = {}): PlanInWords {
  return {
    name: "Police and Crime Plan 2017-21",
    startsOn: calendarDate("2017-04-01"),
    endsOn: calendarDate("2021-03-31"),
    eiaTitle: "EIA of the plan",
    eiaState: "complete",
    eiaLink: "https://opcc.example/plan-eia",
    nextFirstYear: null,
    nextYears: null,
    ...overrides,
  };
}
