import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { PHASES } from "../../app/domain/commissioning/phase";
import { PROJECT_EIA_STATES, PROVIDER_STATES } from "../../app/domain/commissioning/project";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { budgetChange, budgetLine } from "./budget";
import { id, oneOf, version, words } from "./columns";
import { framework } from "./framework";
import { person } from "./person";

/** Work that goes on after the decision, so it is in no seal and is not frozen: what a framework is carried out by. */
export const commissioningProject = pgTable(
  "commissioning_project",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    name: text("name").notNull(),
    rationale: words("rationale"),
    /** How those whom the service is for take part in its design. */
    shapedWith: words("shaped_with"),
    /** Empty while nobody is known. */
    provider: words("provider"),
    providerState: text("provider_state", { enum: PROVIDER_STATES }),
    /** Whose account is told of a phase that is late. */
    ownerId: integer("owner_id").references(() => person.id),
    /** How far its own EIA is; null where it has none. */
    eiaState: text("eia_state", { enum: PROJECT_EIA_STATES }),
    eiaReference: words("eia_reference"),
    eiaLink: words("eia_link"),
    version: version(),
  },
  (table) => [
    oneOf("commissioning_project_provider_state", table.providerState, PROVIDER_STATES),
    oneOf("commissioning_project_eia_state", table.eiaState, PROJECT_EIA_STATES),
    index("commissioning_project_framework").on(table.frameworkId),
    index("commissioning_project_owner").on(table.ownerId),
  ],
);

/** A phase of which something is known. Of a month by itself the date is its last day. */
export const commissioningPhase = pgTable(
  "commissioning_phase",
  {
    projectId: integer("project_id")
      .notNull()
      .references(() => commissioningProject.id, { onDelete: "cascade" }),
    phase: text("phase", { enum: PHASES }).notNull(),
    expectedOn: date("expected_on", { mode: "string" }).$type<CalendarDate>(),
    expectedIsMonth: boolean("expected_is_month").notNull().default(false),
    actualOn: date("actual_on", { mode: "string" }).$type<CalendarDate>(),
    actualIsMonth: boolean("actual_is_month").notNull().default(false),
    note: words("note"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.phase] }),
    oneOf("commissioning_phase_phase", table.phase, PHASES),
    check(
      "commissioning_phase_expected_month_ends",
      sql`not ${table.expectedIsMonth} or extract(month from ${table.expectedOn} + 1) <> extract(month from ${table.expectedOn})`,
    ),
    check(
      "commissioning_phase_actual_month_ends",
      sql`not ${table.actualIsMonth} or extract(month from ${table.actualOn} + 1) <> extract(month from ${table.actualOn})`,
    ),
  ],
);

export const projectLine = pgTable(
  "project_line",
  {
    projectId: integer("project_id")
      .notNull()
      .references(() => commissioningProject.id, { onDelete: "cascade" }),
    lineId: integer("line_id")
      .notNull()
      .references(() => budgetLine.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.lineId] }),
    index("project_line_line").on(table.lineId),
  ],
);

export const projectChange = pgTable(
  "project_change",
  {
    projectId: integer("project_id")
      .notNull()
      .references(() => commissioningProject.id, { onDelete: "cascade" }),
    changeId: integer("change_id")
      .notNull()
      .references(() => budgetChange.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.changeId] }),
    index("project_change_change").on(table.changeId),
  ],
);
