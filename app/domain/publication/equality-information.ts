import { CHARACTERISTIC_LABELS, type Direction } from "../eia/characteristics";
import { cumulativeImpact } from "../eia/cumulative-impact";
import { calendarDate, type CalendarDate } from "../shared/calendar-date";
import type { PublicRecord, PublishedRecord } from "./published-record";

/**
 * Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017 (SI 2017/353), regulation 4: at intervals of not more
 * than a year a public authority publishes information that demonstrates its compliance with section 149(1), in particular on people
 * who share a protected characteristic and are affected by its policies. Published assessments hold that; what is withheld of them does not count here.
 */
export interface EqualityYear {
  assessments: AssessmentInYear[];
  /** Decisions of the year whose record or assessment is withheld. */
  withheld: { reference: string; referenceKey: string; decidedOn: CalendarDate }[];
}

export interface AssessmentInYear {
  reference: string;
  referenceKey: string;
  decidedOn: CalendarDate;
  title: string;
  /** How many budget changes touch people who share each characteristic, by what they do to them. */
  findings: { characteristic: string; byDirection: Record<Direction, number> }[];
  /** Actions that were done before the decision. */
  done: { what: string; whatWasDone: string; completedOn: CalendarDate | null; owner: string }[];
  /** Entries or actions of it are withheld, so that these are not all. */
  isPartial: boolean;
}

/** The first and the last day of a financial year. */
export function financialYear(startYear: number): { from: CalendarDate; to: CalendarDate } {
  return { from: calendarDate(`${startYear}-04-01`), to: calendarDate(`${startYear + 1}-03-31`) };
}

export function financialYearOf(day: CalendarDate): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "04-01" ? year : year - 1;
}

/** What published records say of a year, in their order. */
export function equalityYear(records: readonly PublicRecord[]): EqualityYear {
  const isOpen = (record: PublicRecord): record is PublishedRecord =>
    record.published && record.eia.published;
  return {
    assessments: records.filter(isOpen).map(assessmentOf),
    withheld: records
      .filter((record) => !isOpen(record))
      .map(({ reference, referenceKey, decidedOn }) => ({ reference, referenceKey, decidedOn })),
  };
}

function assessmentOf({
  reference,
  referenceKey,
  decidedOn,
  record,
  eia,
}: PublishedRecord): AssessmentInYear {
  const body = eia.published ? eia.body : { entries: [], actions: [], withheld: [] };
  const entries = body.entries.map(({ changeNumber, impacts }) => ({ change: changeNumber, impacts }));
  return {
    reference,
    referenceKey,
    decidedOn,
    title: record.title,
    findings: cumulativeImpact(entries).map(({ characteristic, byDirection }) => ({
      characteristic: CHARACTERISTIC_LABELS[characteristic],
      byDirection: counted((direction) => byDirection[direction].length),
    })),
    done: body.actions
      .filter(({ state }) => state === "completed")
      .map(({ what, whatWasDone, completedOn, owner }) => ({ what, whatWasDone, completedOn, owner })),
    isPartial: body.withheld.length > 0,
  };
}

function counted(of: (direction: Direction) => number): Record<Direction, number> {
  return {
    positive: of("positive"),
    adverse: of("adverse"),
    neutral: of("neutral"),
    not_yet_known: of("not_yet_known"),
  };
}

/** The findings of all assessments of a year together, in the Act's order. */
export function cumulativeFindings(
  assessments: readonly Pick<AssessmentInYear, "findings">[],
): AssessmentInYear["findings"] {
  const all = assessments.flatMap(({ findings }) => findings);
  return Object.values(CHARACTERISTIC_LABELS).flatMap((characteristic) => {
    const own = all.filter((finding) => finding.characteristic === characteristic);
    if (own.length === 0) return [];
    return [
      {
        characteristic,
        byDirection: counted((direction) =>
          own.reduce((sum, { byDirection }) => sum + byDirection[direction], 0),
        ),
      },
    ];
  });
}
