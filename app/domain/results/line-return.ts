import type { CalendarDate } from "../shared/calendar-date";
import type { GivenAnswer, OwnQuestion } from "../templates/template";
import type { Indicator } from "./indicator";
import { daysBetween, periodsOf, returnDueOn, type Frequency, type Period } from "./period";
import type { ResultsSetting } from "./results-setting";

/** The version of a return where nothing was returned of a period. */
export const NOT_RETURNED = 0;

/** By which way a return came. */
export const RETURN_WAYS = ["link", "office", "file"] as const;
export type ReturnWay = (typeof RETURN_WAYS)[number];

export const RETURN_WAY_LABELS: Record<ReturnWay, string> = {
  link: "By the provider, through a private link",
  office: "Entered by the office",
  file: "From a file",
};

/** What is returned of a line for a period. */
export interface ReturnWords {
  /** Hundredths, by the indicator's id; one that is left out was not returned. */
  values: Readonly<Record<number, number>>;
  /** Pence in the period; null where it is not said. */
  spent: number | null;
  note: string;
}

/** A return as it stands. Each correction is one of its own, after those before. */
export interface LineReturn extends ReturnWords {
  id: number;
  lineId: number;
  periodEndsOn: CalendarDate;
  /** From 1. */
  version: number;
  cameBy: ReturnWay;
  /** To the office's own questions. */
  ownAnswers: readonly GivenAnswer[];
  /** Empty where it came by a link. */
  personName: string;
  at: Date;
}

export interface Reminder {
  lineId: number;
  periodEndsOn: CalendarDate;
  remindedOn: CalendarDate;
  note: string;
  personName: string;
}

/** A line of which results are returned. */
export interface MonitoredLine {
  lineId: number;
  service: string;
  provider: string;
  /** Pence, by financial year. */
  amounts: Readonly<Record<number, number>>;
  frequency: Frequency;
  /** Of the setting of the frequency. */
  version: number;
  indicators: readonly Indicator[];
  /** The office's own, of the version that its returns began with. */
  questions: readonly OwnQuestion[];
  /** As they stand: of each period the last version. By period. */
  returns: readonly LineReturn[];
}

/** The last version of each period, in the order of the periods. */
export function asTheyStand(returns: readonly LineReturn[]): LineReturn[] {
  const last = new Map<string, LineReturn>();
  for (const one of returns) {
    const before = last.get(one.periodEndsOn);
    if (!before || before.version < one.version) last.set(one.periodEndsOn, one);
  }
  return [...last.values()].toSorted((a, b) => (a.periodEndsOn < b.periodEndsOn ? -1 : 1));
}

/** Rule 39: a period has ended and the days that the office allows have passed, and nothing was returned. */
export interface LateReturn {
  lineId: number;
  service: string;
  provider: string;
  period: Period;
  dueOn: CalendarDate;
  daysLate: number;
  /** The last; null where nobody was reminded. */
  remindedOn: CalendarDate | null;
}

/** The latest first. @param years of the framework */
export function lateReturns(
  lines: readonly MonitoredLine[],
  reminders: readonly Pick<Reminder, "lineId" | "periodEndsOn" | "remindedOn">[],
  {
    years,
    today,
    returnDays,
  }: { years: readonly number[]; today: CalendarDate } & Pick<ResultsSetting, "returnDays">,
): LateReturn[] {
  const late = lines
    .filter(({ indicators }) => indicators.length > 0)
    .flatMap(({ lineId, service, provider, frequency, returns }) =>
      periodsOf(years, frequency).flatMap((period): LateReturn[] => {
        const dueOn = returnDueOn(period, returnDays);
        const isThere = returns.some(({ periodEndsOn }) => periodEndsOn === period.endsOn);
        if (isThere || dueOn >= today) return [];
        const reminded = reminders
          .filter((one) => one.lineId === lineId && one.periodEndsOn === period.endsOn)
          .map(({ remindedOn }) => remindedOn)
          .toSorted();
        return [
          {
            ...{ lineId, service, provider, period, dueOn },
            daysLate: daysBetween(dueOn, today),
            remindedOn: reminded.at(-1) ?? null,
          },
        ];
      }),
    );
  return late.toSorted((a, b) => b.daysLate - a.daysLate || a.lineId - b.lineId);
}

/** What is wrong with a return. @returns by field: `spent`, `value_7`, or null where nothing is */
export function emptyReturnFault({ values, spent, note }: ReturnWords): string | null {
  return Object.keys(values).length === 0 && spent === null && note === ""
    ? "Enter at least one figure, or say in the note why there is none"
    : null;
}

/** Whether they say the same. */
export function isSameReturn(a: ReturnWords, b: ReturnWords): boolean {
  const ids = new Set([...Object.keys(a.values), ...Object.keys(b.values)].map(Number));
  return a.spent === b.spent && a.note === b.note && [...ids].every((id) => a.values[id] === b.values[id]);
}
