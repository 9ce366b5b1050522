import { describe, expect, it } from "vitest";
import { completionFaults, type Completion } from "~/domain/actions/completion";
import { calendarDate } from "~/domain/shared/calendar-date";
import { TODAY } from "../../support/content-builder";

describe("what is recorded of a completion (rule 4)", () => {
  const done: Completion = {
    completedOn: calendarDate("2018-03-01"),
    whatWasDone: "The data were analysed",
    eiaUpdated: true,
    eiaNotUpdatedReason: "",
  };
  it.each<[string, Partial<Completion>, ReturnType<typeof completionFaults>]>([
    ["all of it", {}, {}],
    [
      "a day to come",
      { completedOn: calendarDate("2018-03-10") },
      { completedOn: "Date completed must be today or in the past" },
    ],
    ["nothing done", { whatWasDone: " \n" }, { whatWasDone: "Enter what was done" }],
    [
      "the EIA left as it was, without a reason",
      { eiaUpdated: false, eiaNotUpdatedReason: " " },
      { eiaNotUpdatedReason: "Enter why the EIA was not updated" },
    ],
    ["the EIA left as it was, with a reason", { eiaUpdated: false, eiaNotUpdatedReason: "Nothing new" }, {}],
    [
      "nothing right",
      { completedOn: calendarDate("2007-03-31"), whatWasDone: "", eiaUpdated: false },
      {
        completedOn: "Date completed must be 1 April 2008 or later",
        whatWasDone: "Enter what was done",
        eiaNotUpdatedReason: "Enter why the EIA was not updated",
      },
    ],
  ])("%s", (_name, given, faults) => {
    expect(completionFaults({ ...done, ...given }, { years: [2018, 2019], today: TODAY })).toEqual(faults);
  });
});
