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
  uniqueIndex,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import { FRAMEWORK_STATES } from "../../app/domain/framework/lifecycle";
import { PLACEMENTS } from "../../app/domain/framework/sections";
import type { ReconciliationExplanation } from "../../app/domain/budget/budget";
import type { Implications } from "../../app/domain/decision/implications";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, oneOf, pence, version, words } from "./columns";
import { person } from "./person";

/** A commissioning framework. Its row is what every writer of its content locks. */
export const framework = pgTable(
  "framework",
  {
    id: id(),
    title: text("title").notNull(),
    aim: words("aim"),
    state: text("state", { enum: FRAMEWORK_STATES }).notNull(),
    budgetDate: date("budget_date", { mode: "string" }).$type<CalendarDate>(),
    /** Financial years, ascending, by the calendar year in which each starts. */
    years: integer("years").array().notNull(),
    /** The signed framework or baseline it is compared with. */
    previousId: integer("previous_id").references((): AnyPgColumn => framework.id),
    /** Of a baseline: what the year before it came to, as it is stated. */
    totalBefore: pence("total_before"),
    /** Given at the first submission and kept (rule: never used again). */
    reference: text("reference"),
    referenceKey: text("reference_key"),
    explanations: jsonb("explanations").$type<ReconciliationExplanation[]>().notNull().default([]),
    createdAt: instant("created_at").notNull(),
    createdBy: integer("created_by")
      .notNull()
      .references(() => person.id),
    version: version(),
  },
  (table) => [
    oneOf("framework_state", table.state, FRAMEWORK_STATES),
    uniqueIndex("framework_reference_key").on(table.referenceKey),
    index("framework_previous").on(table.previousId),
    index("framework_in_progress")
      .on(table.id)
      .where(sql`${table.state} in ('drafting', 'submitted', 'approved', 'determined')`),
  ],
);

/** Rule 10: everyone who wrote content of this version. They approve nothing of it. */
export const frameworkAuthor = pgTable(
  "framework_author",
  {
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
  },
  (table) => [primaryKey({ columns: [table.frameworkId, table.personId] })],
);

/** The decision record's own fields, as the author writes them. */
export const decisionRecord = pgTable("decision_record", {
  frameworkId: integer("framework_id")
    .primaryKey()
    .references(() => framework.id),
  title: words("title"),
  datedOn: date("dated_on", { mode: "string" }).$type<CalendarDate>(),
  receivedOn: date("received_on", { mode: "string" }).$type<CalendarDate>(),
  officersPresent: words("officers_present"),
  summary: words("summary"),
  optionsConsidered: words("options_considered"),
  recommendations: words("recommendations"),
  discussion: words("discussion"),
  resolved: words("resolved"),
  financialSummary: words("financial_summary"),
  reportTitle: words("report_title"),
  reportAuthor: words("report_author"),
  reportDatedOn: date("report_dated_on", { mode: "string" }).$type<CalendarDate>(),
  reportAddress: words("report_address"),
  /** Implications, interests and advice, as far as the office asks for them. */
  implications: jsonb("implications").$type<Implications>().notNull().default({}),
  version: version(),
});

/** An abbreviation of the framework and what it stands for: part of what is frozen and printed. */
export const glossaryTerm = pgTable(
  "glossary_term",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    term: text("term").notNull(),
    meaning: text("meaning").notNull(),
    version: version(),
  },
  (table) => [uniqueIndex("glossary_term_once").on(table.frameworkId, table.term)],
);

/** What could be done instead of what is proposed, and why it was not chosen: part of what is frozen and printed. */
export const consideredOption = pgTable(
  "considered_option",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    option: words("option"),
    whyNot: words("why_not"),
    version: version(),
  },
  (table) => [index("considered_option_framework").on(table.frameworkId)],
);

/** A part of the paper that the framework is, besides what its data says: part of what is frozen and printed. */
export const frameworkSection = pgTable(
  "framework_section",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    /** Among all of the framework's, those before the budget first. */
    position: integer("position").notNull(),
    placement: text("placement", { enum: PLACEMENTS }).notNull(),
    heading: text("heading").notNull(),
    text: words("text"),
    isReady: boolean("is_ready").notNull().default(false),
    version: version(),
  },
  (table) => [
    oneOf("framework_section_placement", table.placement, PLACEMENTS),
    index("framework_section_framework").on(table.frameworkId),
  ],
);
