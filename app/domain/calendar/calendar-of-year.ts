import { PHASE_NAMES, type Phase } from "../commissioning/phase";
import { financialYear } from "../publication/equality-information";
import { preceptDays, type PreceptDays } from "../scrutiny/precept-days";
import { formatMonth, type CalendarDate } from "../shared/calendar-date";

/**
 * What the office has a day for: of a month by itself the day is its last.
 * `framework` is the title of the one that it belongs to: a copy has actions and projects of the same names.
 */
export type Dated = { date: CalendarDate; isMonth: boolean; framework: string } & (
  | { kind: "budget" | "submitted" | "signed"; frameworkId: number; title: string }
  | {
      kind: "consultation_opens" | "consultation_closes" | "consultation_outcome";
      frameworkId: number;
      consultationId: number;
      title: string;
    }
  | { kind: "contract" | "extension"; frameworkId: number; lineId: number; title: string }
  | { kind: "action"; frameworkId: number; actionId: number; title: string }
  | { kind: "phase"; frameworkId: number; projectId: number; phase: Phase; title: string }
  /** Of an impact: by when it is mitigated, and by when what is not known of it is found out. The title is that of its change. */
  | { kind: "mitigation" | "inquiry"; frameworkId: number; changeId: number; title: string }
  /** By when a signed assessment is reviewed. */
  | { kind: "review"; frameworkId: number; title: string }
  /** What a determination withholds until then. */
  | { kind: "published"; frameworkId: number; title: string }
);

/** A day that the law sets each year for elected local policing bodies; whose it is, an office sees for itself. */
export interface Statutory {
  kind: "statutory";
  date: CalendarDate;
  isMonth: false;
  what: string;
}

export type InCalendar = Dated | Statutory;

const PRECEPT_DAYS: readonly (readonly [day: keyof PreceptDays, what: string])[] = [
  ["notifiedBy", "The police and crime panel has been notified of the proposed precept by this day"],
  ["reportedBy", "The panel has reviewed the proposed precept and reported by this day"],
  ["revisedBy", "Where the panel vetoed it: it has been notified of a revised precept by this day"],
  ["reviewedBy", "Where the panel vetoed it: it has reviewed the revised precept and reported by this day"],
];

/**
 * Those of the precept for the financial year after, which fall into this one.
 * @param startYear the calendar year in which the financial year starts
 */
export function statutoryDays(startYear: number): Statutory[] {
  const days = preceptDays(startYear + 1);
  return PRECEPT_DAYS.map(([day, what]) => ({ kind: "statutory", date: days[day], isMonth: false, what }));
}

export interface CalendarMonth {
  name: string;
  /** By day; what has a month alone comes at its end. */
  items: InCalendar[];
}

/** The months of a financial year in which there is something. @param startYear the calendar year in which it starts */
export function calendarOfYear(startYear: number, dated: readonly Dated[]): CalendarMonth[] {
  const { from, to } = financialYear(startYear);
  const items = [...statutoryDays(startYear), ...dated]
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => a.date.localeCompare(b.date) || Number(a.isMonth) - Number(b.isMonth));
  const months = new Map<string, InCalendar[]>();
  for (const item of items) {
    const name = formatMonth(item.date);
    months.set(name, [...(months.get(name) ?? []), item]);
  }
  return [...months].map(([name, of]) => ({ name, items: of }));
}

/** What happens on the day, as it stands before the name of what it happens to. */
export function whatHappens(item: Dated): string {
  switch (item.kind) {
    case "budget":
      return "Date of the budget";
    case "submitted":
      return "Submitted";
    case "signed":
      return "Decided and signed";
    case "consultation_opens":
      return "Consultation opens";
    case "consultation_closes":
      return "Consultation closes at the end of the day";
    case "consultation_outcome":
      return "What came of a consultation is to be published";
    case "review":
      return "The assessment is to be reviewed";
    case "contract":
      return "Contract ends";
    case "extension":
      return "The last day to which a contract may be extended";
    case "action":
      return "Action is due";
    case "phase":
      return `Phase “${PHASE_NAMES[item.phase]}” is expected`;
    case "mitigation":
      return "Mitigation of an impact is in place";
    case "inquiry":
      return "What is not known of an impact is found out";
    case "published":
      return "A part of the record is published";
  }
}
