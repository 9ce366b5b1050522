import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, version, words } from "./columns";
import { person, roleGrant } from "./person";

/**
 * That somebody acts for the holder of a role, for a period. It hangs on the very grant of the role, and lapses with it.
 * A guard lets a delegation be ended once, and refuses every other change.
 */
export const delegation = pgTable(
  "delegation",
  {
    id: id(),
    /** The role, and who delegates it. */
    roleGrantId: integer("role_grant_id")
      .notNull()
      .references(() => roleGrant.id),
    deputyId: integer("deputy_id")
      .notNull()
      .references(() => person.id),
    /** Of the instrument that the holder gave. */
    reference: text("reference").notNull(),
    /** Its first and its last day. */
    validFrom: date("valid_from", { mode: "string" }).$type<CalendarDate>().notNull(),
    validUntil: date("valid_until", { mode: "string" }).$type<CalendarDate>().notNull(),
    reason: text("reason").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    recordedBy: integer("recorded_by")
      .notNull()
      .references(() => person.id),
    endedAt: instant("ended_at"),
    endedBy: integer("ended_by").references(() => person.id),
    endedReason: words("ended_reason"),
    version: version(),
  },
  (table) => [
    check("delegation_has_days", sql`${table.validUntil} >= ${table.validFrom}`),
    index("delegation_deputy").on(table.deputyId),
  ],
);
