import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Characteristic } from "../../app/domain/eia/characteristics";
import { APPLICATION_CHANNELS, APPLICATION_STATES, REGISTERS } from "../../app/domain/grants/application";
import type { AllocationAssessment } from "../../app/domain/grants/assessment";
import { AWARD_OUTCOMES, type PlannedPayment } from "../../app/domain/grants/award";
import { ROUND_STATES, type Criterion } from "../../app/domain/grants/round";
import type { Scores } from "../../app/domain/grants/scoring";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { GivenAnswer } from "../../app/domain/templates/template";
import { budgetLine } from "./budget";
import { id, instant, oneOf, pence, version, words } from "./columns";
import { framework } from "./framework";
import { person } from "./person";
import { templateVersion } from "./template";

/** A round of grants out of a budget line (rules 36 and 37). Its words and criteria stay as they are once it was opened. */
export const grantRound = pgTable(
  "grant_round",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    /** Null where its line was removed while the budget is drafted. */
    lineId: integer("line_id").references(() => budgetLine.id, { onDelete: "set null" }),
    slug: text("slug").notNull(),
    state: text("state", { enum: ROUND_STATES }).notNull().default("planned"),
    title: text("title").notNull(),
    purpose: words("purpose"),
    criteria: jsonb("criteria").$type<Criterion[]>().notNull(),
    opensOn: date("opens_on", { mode: "string" }).$type<CalendarDate>(),
    closesOn: date("closes_on", { mode: "string" }).$type<CalendarDate>(),
    /** The most that one application may ask for. */
    maximumPence: pence("maximum_pence"),
    privacy: words("privacy"),
    contact: words("contact"),
    /** The last day on which what is personal in its applications is kept; null: as `lastDayKept` has it. */
    keptUntil: date("kept_until", { mode: "string" }).$type<CalendarDate>(),
    /** The office’s own questions that it began with; null where the office had none. */
    templateVersionId: integer("template_version_id").references(() => templateVersion.id),
    /** Who wrote it last: somebody else opens it. */
    writtenBy: integer("written_by")
      .notNull()
      .references(() => person.id),
    version: version(),
  },
  (table) => [
    oneOf("grant_round_state", table.state, ROUND_STATES),
    check(
      "grant_round_dates",
      sql`${table.state} = 'planned' or (${table.opensOn} is not null and ${table.closesOn} >= ${table.opensOn})`,
    ),
    uniqueIndex("grant_round_slug").on(table.slug),
    index("grant_round_framework").on(table.frameworkId),
    index("grant_round_line").on(table.lineId),
    index("grant_round_public")
      .on(table.closesOn)
      .where(sql`${table.state} <> 'planned'`),
  ],
);

/** An application for a grant, as it was sent. Nothing of it is public. */
export const grantApplication = pgTable(
  "grant_application",
  {
    id: id(),
    roundId: integer("round_id")
      .notNull()
      .references(() => grantRound.id),
    /** SHA-256 of the number on the receipt; of one that staff entered, of its own. */
    receiptHash: text("receipt_hash").notNull(),
    state: text("state", { enum: APPLICATION_STATES }).notNull(),
    channel: text("channel", { enum: APPLICATION_CHANNELS }).notNull(),
    organisation: text("organisation").notNull(),
    register: text("register", { enum: REGISTERS }).notNull(),
    registerNumber: words("register_number"),
    pence: pence("pence").notNull(),
    purpose: text("purpose").notNull(),
    reaches: text("reaches").array().$type<Characteristic[]>().notNull(),
    whom: words("whom"),
    contact: words("contact"),
    /** To the office’s own questions. */
    ownAnswers: jsonb("own_answers").$type<GivenAnswer[]>().notNull().default([]),
    /** When what is personal in it was deleted. */
    personalDeletedAt: instant("personal_deleted_at"),
    /** What its award does to whom (rule 36); null until it was assessed. */
    assessment: jsonb("assessment").$type<AllocationAssessment>(),
    assessedBy: integer("assessed_by").references(() => person.id),
    /** A keyed digest of where it came from, to notice a flood; emptied once it is decided. */
    originMark: words("origin_mark"),
    /** The member of staff who entered it. */
    enteredBy: integer("entered_by").references(() => person.id),
    receivedAt: instant("received_at").notNull(),
    version: version(),
  },
  (table) => [
    oneOf("grant_application_state", table.state, APPLICATION_STATES),
    oneOf("grant_application_channel", table.channel, APPLICATION_CHANNELS),
    oneOf("grant_application_register", table.register, REGISTERS),
    check("grant_application_entered", sql`(${table.enteredBy} is null) = (${table.channel} = 'online')`),
    check("grant_application_assessed", sql`(${table.assessment} is null) = (${table.assessedBy} is null)`),
    check("grant_application_amount", sql`${table.pence} > 0`),
    uniqueIndex("grant_application_receipt").on(table.receiptHash),
    index("grant_application_round").on(table.roundId, table.id),
    index("grant_application_origin")
      .on(table.roundId, table.originMark, table.receivedAt)
      .where(sql`${table.originMark} <> ''`),
  ],
);

/** Whether somebody has an interest in an application: without that they have none, nobody scores or decides it. */
export const grantInterest = pgTable(
  "grant_interest",
  {
    applicationId: integer("application_id")
      .notNull()
      .references(() => grantApplication.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    hasInterest: boolean("has_interest").notNull(),
    interest: words("interest"),
    declaredAt: instant("declared_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.personId] }),
    check("grant_interest_said", sql`not ${table.hasInterest} or ${table.interest} <> ''`),
    index("grant_interest_person").on(table.personId),
  ],
);

/** What somebody gave an application for each criterion of its round, in their order, with why. */
export const grantScore = pgTable(
  "grant_score",
  {
    applicationId: integer("application_id")
      .notNull()
      .references(() => grantApplication.id),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    scores: jsonb("scores").$type<Scores>().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.personId] }),
    index("grant_score_person").on(table.personId),
  ],
);

/** What was decided of an application. It stays as it was decided; its agreement and its publication move. */
export const grantDecision = pgTable(
  "grant_decision",
  {
    id: id(),
    applicationId: integer("application_id")
      .notNull()
      .unique()
      .references(() => grantApplication.id),
    outcome: text("outcome", { enum: AWARD_OUTCOMES }).notNull(),
    reasons: text("reasons").notNull(),
    /** Of a refusal 0. */
    pence: pence("pence").notNull(),
    title: words("title"),
    purpose: words("purpose"),
    conditions: words("conditions"),
    /** The recipient as it is published: an organisation, never a person. */
    name: words("name"),
    register: text("register", { enum: REGISTERS }).notNull(),
    number: words("number"),
    decidedBy: integer("decided_by")
      .notNull()
      .references(() => person.id),
    decidedOn: date("decided_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    agreedOn: date("agreed_on", { mode: "string" }).$type<CalendarDate>(),
    payments: jsonb("payments").$type<PlannedPayment[]>().notNull().default([]),
    /** The day since which everybody may read it; null where nobody may. */
    publishedOn: date("published_on", { mode: "string" }).$type<CalendarDate>(),
    version: version(),
  },
  (table) => [
    oneOf("grant_decision_outcome", table.outcome, AWARD_OUTCOMES),
    oneOf("grant_decision_register", table.register, REGISTERS),
    check("grant_decision_amount", sql`(${table.pence} > 0) = (${table.outcome} = 'awarded')`),
    check("grant_decision_published", sql`${table.publishedOn} is null or ${table.outcome} = 'awarded'`),
    index("grant_decision_public")
      .on(table.decidedOn, table.id)
      .where(sql`${table.publishedOn} is not null`),
  ],
);

/** What was paid of a grant, or came back of it: below 0 then. A mistake is put right by a row of its own. Append-only, by trigger. */
export const grantPayment = pgTable(
  "grant_payment",
  {
    id: id(),
    decisionId: integer("decision_id")
      .notNull()
      .references(() => grantDecision.id),
    paidOn: date("paid_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    pence: pence("pence").notNull(),
    reference: text("reference").notNull(),
    note: words("note"),
    recordedBy: integer("recorded_by")
      .notNull()
      .references(() => person.id),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    check("grant_payment_amount", sql`${table.pence} <> 0`),
    index("grant_payment_decision").on(table.decisionId, table.id),
    index("grant_payment_person").on(table.recordedBy),
  ],
);
