import { check, date, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { PLAN_EIA_STATES, PRIORITY_KINDS } from "../../app/domain/plan/plan";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { priority } from "./budget";
import { id, oneOf, version, words } from "./columns";
import { framework } from "./framework";

/** A plan of the office, such as its police and crime plan: no content of any framework, and never published. */
export const plan = pgTable(
  "plan",
  {
    id: id(),
    name: text("name").notNull(),
    startsOn: date("starts_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    endsOn: date("ends_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    /** Where its own equality impact assessment stands. */
    eiaTitle: words("eia_title"),
    eiaState: text("eia_state", { enum: PLAN_EIA_STATES }).notNull().default("none"),
    eiaLink: words("eia_link"),
    /** Of the framework to come; null while nobody has said. */
    nextFirstYear: integer("next_first_year"),
    nextYears: integer("next_years"),
    version: version(),
  },
  (table) => [
    oneOf("plan_eia_state", table.eiaState, PLAN_EIA_STATES),
    check("plan_next", sql`(${table.nextFirstYear} is null) = (${table.nextYears} is null)`),
    check("plan_period", sql`${table.startsOn} <= ${table.endsOn}`),
  ],
);

/** What a plan puts first, in its order: also a theme across the others, and what another body sees to. */
export const planPriority = pgTable(
  "plan_priority",
  {
    id: id(),
    planId: integer("plan_id")
      .notNull()
      .references(() => plan.id),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    kind: text("kind", { enum: PRIORITY_KINDS }).notNull(),
    leftTo: words("left_to"),
    version: version(),
  },
  (table) => [
    oneOf("plan_priority_kind", table.kind, PRIORITY_KINDS),
    index("plan_priority_plan").on(table.planId),
  ],
);

/** The plan that a framework belongs to. */
export const frameworkPlan = pgTable(
  "framework_plan",
  {
    frameworkId: integer("framework_id")
      .primaryKey()
      .references(() => framework.id),
    planId: integer("plan_id")
      .notNull()
      .references(() => plan.id),
    version: version(),
  },
  (table) => [index("framework_plan_plan").on(table.planId)],
);

/** Which priority of the plan a heading of the budget serves; it goes with the heading. */
export const headingServes = pgTable(
  "heading_serves",
  {
    headingId: integer("heading_id")
      .primaryKey()
      .references(() => priority.id, { onDelete: "cascade" }),
    planPriorityId: integer("plan_priority_id")
      .notNull()
      .references(() => planPriority.id),
  },
  (table) => [index("heading_serves_plan_priority").on(table.planPriorityId)],
);
