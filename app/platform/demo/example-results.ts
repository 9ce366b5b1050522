import type { PeopleCount, IndicatorWords } from "~/domain/results/indicator";
import { calendarDate, type CalendarDate } from "~/domain/shared/calendar-date";

/**
 * The published papers ask for indicators of each contract, monitored in proportion, and print no figure of any. So every figure here is
 * made up, and says so.
 */
export const MADE_UP = "Illustrative: this figure is made up for the demonstration.";

export interface ExampleResults {
  /** By service. */
  line: string;
  indicator: IndicatorWords;
  /** A return for each year; hundredths, pence. One that is left out is late. */
  returns: readonly {
    periodEndsOn: CalendarDate;
    value: number;
    spent: number;
    people?: readonly PeopleCount[];
  }[];
}

const yearTo = (year: number) => calendarDate(`${year}-03-31`);

export const RESULTS: readonly ExampleResults[] = [
  {
    line: "Victim First",
    // Amber: in its last year it is near its target.
    indicator: {
      name: "Victims who are helped to cope and recover (illustrative)",
      unit: "people",
      goodDirection: "higher",
      baseline: 8_200_00,
      target: 9_000_00,
      about: null,
      countedBy: "sexual_orientation",
    },
    returns: [
      { periodEndsOn: yearTo(2019), value: 9_120_00, spent: 552_000_00 },
      { periodEndsOn: yearTo(2020), value: 9_340_00, spent: 560_000_00 },
      {
        periodEndsOn: yearTo(2021),
        value: 8_410_00,
        spent: 548_500_00,
        people: [
          { answer: "straight", people: 5_920 },
          { answer: "gay_lesbian", people: 184 },
          { answer: "bisexual", people: 96 },
          { answer: "other", people: 3 },
          { answer: "not_known", people: 2_207 },
        ],
      },
    ],
  },
  {
    line: "Warning Zone",
    // Flagged: a positive effect was expected, and fewer come than before.
    indicator: {
      name: "Children and young people who visit (illustrative)",
      unit: "people",
      goodDirection: "higher",
      baseline: 11_000_00,
      target: 12_000_00,
      about: "age",
      countedBy: null,
    },
    returns: [
      { periodEndsOn: yearTo(2019), value: 12_300_00, spent: 50_000_00 },
      { periodEndsOn: yearTo(2020), value: 11_900_00, spent: 50_000_00 },
      { periodEndsOn: yearTo(2021), value: 4_100_00, spent: 41_250_00 },
    ],
  },
  {
    line: "YAP/Youth Commission",
    // Its last return is late.
    indicator: {
      name: "Young people who are heard (illustrative)",
      unit: "people",
      goodDirection: "higher",
      baseline: 120_00,
      target: 120_00,
      about: "age",
      countedBy: null,
    },
    returns: [
      { periodEndsOn: yearTo(2019), value: 124_00, spent: 12_000_00 },
      { periodEndsOn: yearTo(2020), value: 118_00, spent: 12_000_00 },
    ],
  },
];

export const REMINDER = {
  periodEndsOn: yearTo(2021),
  remindedOn: calendarDate("2021-05-10"),
  note: "By telephone. The return is being put together.",
};
