import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { ACTION_STATES, ACTION_TIMINGS, PROPOSAL_KINDS } from "../../app/domain/actions/action";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, oneOf, version, words } from "./columns";
import { eiaEntry, entryImpact } from "./eia";
import { framework } from "./framework";
import { person } from "./person";

/** An item of the action plan. Never deleted. */
export const action = pgTable(
  "action",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    /** Null for the EIA as a whole. */
    entryId: integer("entry_id").references(() => eiaEntry.id, { onDelete: "set null" }),
    what: text("what").notNull(),
    ownerId: integer("owner_id").references(() => person.id),
    ownerName: text("owner_name").notNull(),
    targetDate: date("target_date", { mode: "string" }).$type<CalendarDate>().notNull(),
    /** Only the month was named; `targetDate` is its last day. */
    targetIsMonth: boolean("target_is_month").notNull().default(false),
    timing: text("timing", { enum: ACTION_TIMINGS }).notNull().default("before"),
    /** The decision is made on the condition that it is done. */
    isCondition: boolean("is_condition").notNull().default(false),
    state: text("state", { enum: ACTION_STATES }).notNull().default("open"),
    proposalKind: text("proposal_kind", { enum: PROPOSAL_KINDS }),
    proposalReason: words("proposal_reason"),
    proposedBy: integer("proposed_by").references(() => person.id),
    completedOn: date("completed_on", { mode: "string" }).$type<CalendarDate>(),
    whatWasDone: words("what_was_done"),
    eiaUpdated: boolean("eia_updated"),
    eiaNotUpdatedReason: words("eia_not_updated_reason"),
    resolutionReason: words("resolution_reason"),
    acceptanceReason: words("acceptance_reason"),
    resolvedBy: integer("resolved_by").references(() => person.id),
    resolvedByName: words("resolved_by_name"),
    /** The title of the capacity in which it was resolved. */
    resolvedCapacity: words("resolved_capacity"),
    resolvedAt: instant("resolved_at"),
    createdBy: integer("created_by")
      .notNull()
      .references(() => person.id),
    version: version(),
  },
  (table) => [
    oneOf("action_state", table.state, ACTION_STATES),
    oneOf("action_timing", table.timing, ACTION_TIMINGS),
    check("action_condition_afterwards", sql`not ${table.isCondition} or ${table.timing} = 'after'`),
    check(
      "action_month_ends",
      sql`not ${table.targetIsMonth} or extract(month from ${table.targetDate} + 1) <> extract(month from ${table.targetDate})`,
    ),
    oneOf("action_proposal_kind", table.proposalKind, PROPOSAL_KINDS),
    index("action_framework").on(table.frameworkId),
    index("action_owner").on(table.ownerId, table.frameworkId),
    index("action_owner_done")
      .on(table.ownerId, table.resolvedAt.desc().nullsLast(), table.id.desc())
      .where(sql`not (${table.state} in ('open', 'carried_forward'))`),
    index("action_proposed")
      .on(table.targetDate, table.id)
      .where(sql`${table.state} = 'open' and ${table.proposalKind} is not null`),
    index("action_resolved_for_others")
      .on(table.resolvedBy, table.frameworkId)
      .where(sql`${table.state} in ('withdrawn', 'carried_forward')`),
    index("action_open")
      .on(table.frameworkId)
      .where(sql`${table.state} = 'open'`),
    index("action_owner_outstanding")
      .on(table.ownerId, table.targetDate)
      .where(sql`${table.state} in ('open', 'carried_forward')`),
  ],
);

/** Which impacts an action mitigates. With an impact that is removed goes that it was mitigated. */
export const actionImpact = pgTable(
  "action_impact",
  {
    actionId: integer("action_id")
      .notNull()
      .references(() => action.id),
    impactId: integer("impact_id")
      .notNull()
      .references(() => entryImpact.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.impactId] }),
    index("action_impact_impact").on(table.impactId),
  ],
);
