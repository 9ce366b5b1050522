import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { COMMISSIONING_METHODS } from "../../app/domain/budget/budget";
import type { LinesFingerprint } from "../../app/domain/budget/changes";
import type { LineContract } from "../../app/domain/budget/line-contract";
import { LINE_EDIT_KINDS, type LineAsWritten } from "../../app/domain/budget/line-history";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, oneOf, pence, version, words } from "./columns";
import { framework } from "./framework";

const frameworkId = () =>
  integer("framework_id")
    .notNull()
    .references(() => framework.id);
const position = () => integer("position").notNull();

export const priority = pgTable(
  "priority",
  { id: id(), frameworkId: frameworkId(), name: text("name").notNull(), position: position() },
  (table) => [unique("priority_name").on(table.frameworkId, table.name)],
);

export const budgetLine = pgTable(
  "budget_line",
  {
    id: id(),
    frameworkId: frameworkId(),
    priorityId: integer("priority_id").references(() => priority.id),
    position: position(),
    service: text("service").notNull(),
    deliveryOrganisation: words("delivery_organisation"),
    provision: words("provision"),
    /** Null where the source does not say. */
    method: text("method", { enum: COMMISSIONING_METHODS }),
    fundedWith: words("funded_with"),
    reach: words("reach"),
    note: words("note"),
    /** Null where nothing is said of it. */
    contract: jsonb("contract").$type<LineContract>(),
    version: version(),
  },
  (table) => [
    index("budget_line_framework").on(table.frameworkId, table.position),
    // Days in ISO stand as text in the order of time.
    index("budget_line_contract_end").on(sql`(${table.contract} #>> '{end,date}')`),
    index("budget_line_contract_extension").on(sql`(${table.contract} #>> '{extension,date}')`),
    // A name has no greatest length, as what a tree holds must.
    index("budget_line_provider").using("hash", table.deliveryOrganisation),
    /** For what is called the same in other years. */
    index("budget_line_called").using("hash", sql`lower(btrim(${table.service}))`),
    oneOf("budget_line_method", table.method, COMMISSIONING_METHODS),
  ],
);

export const budgetLineAmount = pgTable(
  "budget_line_amount",
  {
    lineId: integer("line_id")
      .notNull()
      .references(() => budgetLine.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    pence: pence("pence").notNull(),
  },
  (table) => [primaryKey({ columns: [table.lineId, table.year] })],
);

/** What became of a line, figure by figure: who, when, from what to what, and why. Append-only, by trigger. */
export const budgetLineEdit = pgTable(
  "budget_line_edit",
  {
    id: id(),
    frameworkId: frameworkId(),
    /** No foreign key: a line that was removed keeps its history. */
    lineId: integer("line_id").notNull(),
    kind: text("kind", { enum: LINE_EDIT_KINDS }).notNull(),
    before: jsonb("before").$type<LineAsWritten>(),
    after: jsonb("after").$type<LineAsWritten>(),
    reason: words("reason"),
    at: instant("at").notNull(),
    personId: integer("person_id").notNull(),
    personName: text("person_name").notNull(),
  },
  (table) => [
    oneOf("budget_line_edit_kind", table.kind, LINE_EDIT_KINDS),
    index("budget_line_edit_line").on(table.lineId, table.id),
    index("budget_line_edit_framework").on(table.frameworkId, table.id),
  ],
);

export const fundingSource = pgTable(
  "funding_source",
  {
    id: id(),
    frameworkId: frameworkId(),
    position: position(),
    name: text("name").notNull(),
    caveat: words("caveat"),
    statedIn: words("stated_in"),
    version: version(),
  },
  (table) => [index("funding_source_framework").on(table.frameworkId, table.position)],
);

export const fundingAmount = pgTable(
  "funding_amount",
  {
    sourceId: integer("source_id")
      .notNull()
      .references(() => fundingSource.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    pence: pence("pence").notNull(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.year] })],
);

/** A sub-total or grand total (no priority) as the office's own document states it. */
export const statedTotal = pgTable(
  "stated_total",
  {
    id: id(),
    frameworkId: frameworkId(),
    priorityId: integer("priority_id").references(() => priority.id),
    year: integer("year").notNull(),
    pence: pence("pence").notNull(),
  },
  (table) => [
    unique("stated_total_once").on(table.frameworkId, table.priorityId, table.year).nullsNotDistinct(),
  ],
);

/** What happened between the framework and its previous one. Its lines on either side are in the two tables below. */
export const budgetChange = pgTable(
  "budget_change",
  {
    id: id(),
    frameworkId: frameworkId(),
    position: position(),
    title: text("title").notNull(),
    isTransfer: boolean("is_transfer").notNull().default(false),
    transferredTo: words("transferred_to"),
    rationale: words("rationale"),
    /** Null where it is the first day of the budget. */
    effectiveOn: date("effective_on", { mode: "string" }).$type<CalendarDate>(),
    /** What a paper states that it rises or falls by in the first year, in round figures. */
    statedChange: pence("stated_change"),
    sameServiceConfirmed: jsonb("same_service_confirmed").$type<LinesFingerprint>(),
    version: version(),
  },
  (table) => [index("budget_change_framework").on(table.frameworkId, table.position)],
);

/** The key is what makes each previous line part of exactly one change of a framework. */
export const changePreviousLine = pgTable(
  "change_previous_line",
  {
    frameworkId: frameworkId(),
    lineId: integer("line_id")
      .notNull()
      .references(() => budgetLine.id),
    changeId: integer("change_id")
      .notNull()
      .references(() => budgetChange.id),
  },
  (table) => [
    primaryKey({ columns: [table.frameworkId, table.lineId] }),
    index("change_previous_line_change").on(table.changeId),
  ],
);

/** The key is what makes each new line part of exactly one change. */
export const changeNewLine = pgTable(
  "change_new_line",
  {
    lineId: integer("line_id")
      .primaryKey()
      .references(() => budgetLine.id),
    frameworkId: frameworkId(),
    changeId: integer("change_id")
      .notNull()
      .references(() => budgetChange.id),
  },
  (table) => [
    index("change_new_line_change").on(table.changeId),
    uniqueIndex("change_new_line_framework").on(table.frameworkId, table.lineId),
  ],
);
