import type { CalendarDate } from "../shared/calendar-date";

/** Which events of the audit log are asked for; what is null is not asked about. */
export interface AuditFilter {
  personId: number | null;
  act: string | null;
  frameworkId: number | null;
  /** The first and the last day, in the United Kingdom. */
  from: CalendarDate | null;
  to: CalendarDate | null;
}

export const NO_FILTER: AuditFilter = { personId: null, act: null, frameworkId: null, from: null, to: null };

export const isFiltered = (filter: AuditFilter) => Object.values(filter).some((asked) => asked !== null);
