import { z } from "zod";
import { isAct } from "~/domain/audit/acts";
import { NO_FILTER, type AuditFilter } from "~/domain/audit/filter";
import { dateParts, parseDateParts, type CalendarDate } from "~/domain/shared/calendar-date";

/**
 * What of the audit log is asked for in an address. It is not posted. What cannot be is left out, but for a date that is
 * not one: a log that seems filtered and is not would mislead.
 */
export interface AuditQuery {
  filter: AuditFilter;
  /** The number that the page comes before; null for the newest. */
  before: number | null;
  errors: Partial<Record<AuditDay, string>>;
  /** As typed. */
  typed: Record<AuditDay, { day: string; month: string; year: string }>;
}
export const AUDIT_DAYS = { from: "From", to: "To" } as const;
export type AuditDay = keyof typeof AUDIT_DAYS;

const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/u)
  .transform(Number)
  .nullable()
  .catch(null);
const schema = z.object({
  person: id,
  act: z.string().refine(isAct).nullable().catch(null),
  framework: id,
  before: id,
});

export function readAuditQuery(search: URLSearchParams): AuditQuery {
  const { person, act, framework, before } = schema.parse(Object.fromEntries(search));
  const from = readDay(search, "from");
  const to = readDay(search, "to");
  const filter: AuditFilter = {
    ...NO_FILTER,
    personId: person,
    act,
    frameworkId: framework,
    from: from.date,
    to: to.date,
  };
  const isBackwards = from.date !== null && to.date !== null && to.date < from.date;
  const errors = {
    ...(from.error === null ? {} : { from: from.error }),
    ...(to.error === null ? {} : { to: to.error }),
    ...(isBackwards ? { to: "To must be the same day as From, or later" } : {}),
  };
  return { filter, before, errors, typed: { from: from.typed, to: to.typed } };
}

function readDay(search: URLSearchParams, name: AuditDay) {
  const part = (which: "day" | "month" | "year") => search.get(`${name}-${which}`) ?? "";
  const typed = { day: part("day"), month: part("month"), year: part("year") };
  if (Object.values(typed).every((text) => text.trim() === "")) return { date: null, error: null, typed };
  const parsed = parseDateParts(typed.day, typed.month, typed.year);
  return parsed.ok
    ? { date: parsed.date, error: null, typed }
    : { date: null, error: `${AUDIT_DAYS[name]} ${parsed.problem}`, typed };
}

/** The filter as it stands in an address; empty where nothing is asked about. */
export function auditSearch(filter: AuditFilter, before: number | null = null): string {
  const search = new URLSearchParams();
  const set = (name: string, value: string | number | null) => {
    if (value !== null) search.set(name, String(value));
  };
  set("person", filter.personId);
  set("act", filter.act);
  set("framework", filter.frameworkId);
  for (const name of ["from", "to"] as const) setDay(search, name, filter[name]);
  set("before", before);
  return search.toString();
}

function setDay(search: URLSearchParams, name: AuditDay, date: CalendarDate | null): void {
  if (date === null) return;
  for (const [part, text] of Object.entries(dateParts(date))) search.set(`${name}-${part}`, text);
}
