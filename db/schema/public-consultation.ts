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
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import { CHANNELS, READING_STATES, type Given } from "../../app/domain/consultation/answer";
import type { ReportedConsultation } from "../../app/domain/consultation/reported";
import type { FrozenBeside, Proposal } from "../../app/domain/consultation/asked";
import { ASKED_OF } from "../../app/domain/consultation/whom";
import { CONSULTATION_STATES } from "../../app/domain/consultation/standing";
import { QUESTION_KINDS } from "../../app/domain/consultation/question";
import { THEME_OUTCOMES } from "../../app/domain/consultation/theme";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { budgetChange } from "./budget";
import { id, instant, oneOf, version, words } from "./columns";
import { framework } from "./framework";
import { person } from "./person";

/** A consultation that the office runs itself (rule 31). Its words and questions are frozen once it was opened. */
export const publicConsultation = pgTable(
  "public_consultation",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    slug: text("slug").notNull(),
    state: text("state", { enum: CONSULTATION_STATES }).notNull().default("draft"),
    title: text("title").notNull(),
    why: words("why"),
    privacy: words("privacy"),
    contact: words("contact"),
    /** Who is asked; none where it is not said. */
    askedOf: text("asked_of", { enum: ASKED_OF }).array().notNull().default([]),
    bodies: words("bodies"),
    channels: words("channels"),
    opensOn: date("opens_on", { mode: "string" }).$type<CalendarDate>(),
    closesOn: date("closes_on", { mode: "string" }).$type<CalendarDate>(),
    /** The last day on which the words of people are kept; null for as long as is usual. */
    keptUntil: date("kept_until", { mode: "string" }).$type<CalendarDate>(),
    /** By when it is planned to publish what came of it. */
    outcomeBy: date("outcome_by", { mode: "string" }).$type<CalendarDate>(),
    changeIds: integer("change_ids").array().notNull().default([]),
    /** What people are asked about themselves, by the keys of domain/consultation/monitoring.ts; none where they are not asked. */
    monitored: text("monitored").array().notNull().default([]),
    /** What people are shown; null until it was opened. */
    proposal: jsonb("proposal").$type<Proposal>(),
    /** What was written beside it at that moment, which people are not shown; null until it was opened. */
    frozenBeside: jsonb("frozen_beside").$type<FrozenBeside>(),
    /** What is published of the answers; null until it was reported. */
    report: jsonb("report").$type<ReportedConsultation>(),
    withdrawnReason: words("withdrawn_reason"),
    /** Who wrote it last: somebody else approves it. */
    writtenBy: integer("written_by")
      .notNull()
      .references(() => person.id),
    version: version(),
  },
  (table) => [
    oneOf("public_consultation_state", table.state, CONSULTATION_STATES),
    check(
      "public_consultation_asked_of",
      sql`${table.askedOf} <@ array[${sql.raw(ASKED_OF.map((one) => `'${one}'`).join(", "))}]::text[]`,
    ),
    check(
      "public_consultation_shows_what_is_asked",
      sql`${table.state} not in ('opened', 'reported') or (${table.proposal} is not null and ${table.opensOn} is not null and ${table.closesOn} >= ${table.opensOn})`,
    ),
    uniqueIndex("public_consultation_slug").on(table.slug),
    index("public_consultation_framework").on(table.frameworkId),
    index("public_consultation_public")
      .on(table.closesOn)
      .where(sql`${table.state} in ('opened', 'reported')`),
  ],
);

export const consultationQuestion = pgTable(
  "consultation_question",
  {
    id: id(),
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => publicConsultation.id),
    position: integer("position").notNull(),
    kind: text("kind", { enum: QUESTION_KINDS }).notNull(),
    section: words("section"),
    text: text("text").notNull(),
    hint: words("hint"),
    options: text("options").array().notNull().default([]),
    isRequired: boolean("is_required").notNull(),
    /** It is asked only where this question, which stands before it, is answered so. */
    onlyIfQuestionId: integer("only_if_question_id").references((): AnyPgColumn => consultationQuestion.id),
    onlyIfAnswer: text("only_if_answer"),
    /** Of one that was taken from an earlier consultation, which stays as it was asked there. */
    copiedFromId: integer("copied_from_id").references((): AnyPgColumn => consultationQuestion.id),
    version: version(),
  },
  (table) => [
    check(
      "consultation_question_condition",
      sql`(${table.onlyIfQuestionId} is null) = (${table.onlyIfAnswer} is null)`,
    ),
    index("consultation_question_only_if").on(table.onlyIfQuestionId),
    index("consultation_question_copied_from").on(table.copiedFromId),
    oneOf("consultation_question_kind", table.kind, QUESTION_KINDS),
    index("consultation_question_consultation").on(table.consultationId),
  ],
);

/** What somebody answered. It holds no account and no address; whoever gave it takes it back by its number, of which a digest is kept. */
export const consultationAnswer = pgTable(
  "consultation_answer",
  {
    id: id(),
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => publicConsultation.id),
    /** SHA-256 of the number on the receipt; of an answer that staff entered, of its own. */
    receiptHash: text("receipt_hash").notNull(),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    body: words("body"),
    given: jsonb("given").$type<Given>().notNull(),
    reading: text("reading", { enum: READING_STATES }).notNull(),
    /** A keyed digest of where it came from, to notice a flood; emptied once the report is published. */
    originMark: words("origin_mark"),
    /** The member of staff who entered it. */
    enteredBy: integer("entered_by").references(() => person.id),
    receivedAt: instant("received_at").notNull(),
    /** When what its giver put in words was deleted. */
    wordsDeletedAt: instant("words_deleted_at"),
    version: version(),
  },
  (table) => [
    oneOf("consultation_answer_channel", table.channel, CHANNELS),
    oneOf("consultation_answer_reading", table.reading, READING_STATES),
    check("consultation_answer_entered", sql`(${table.enteredBy} is null) = (${table.channel} = 'online')`),
    uniqueIndex("consultation_answer_receipt").on(table.receiptHash),
    index("consultation_answer_reading_of").on(table.consultationId, table.reading, table.id),
    index("consultation_answer_origin")
      .on(table.consultationId, table.originMark, table.receivedAt)
      .where(sql`${table.originMark} <> ''`),
  ],
);

/**
 * What somebody has written so far and comes back to by a private link, until it is sent or the consultation closes. It is sealed with
 * the link itself, of which only a digest is kept: nobody reads it who does not have the link, and it is counted nowhere.
 */
export const consultationSavedAnswer = pgTable(
  "consultation_saved_answer",
  {
    id: id(),
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => publicConsultation.id),
    /** SHA-256 of the link's token. */
    tokenHash: text("token_hash").notNull(),
    sealed: text("sealed").notNull(),
    /** A keyed digest of where it was saved first, so that one address does not fill the disk. */
    originMark: words("origin_mark"),
    savedAt: instant("saved_at").notNull(),
  },
  (table) => [
    uniqueIndex("consultation_saved_answer_token").on(table.tokenHash),
    index("consultation_saved_answer_origin").on(table.consultationId, table.originMark),
  ],
);

/**
 * A row of another survey's export that was deleted on request, by a keyed digest that only the office's key can make again: the same
 * file imported once more does not bring it back. It goes once nothing is imported any more.
 */
export const deletedSurveyRow = pgTable(
  "deleted_survey_row",
  {
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => publicConsultation.id),
    mark: text("mark").notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.mark] })],
);

/** What several answers say, and what became of it. */
export const consultationTheme = pgTable(
  "consultation_theme",
  {
    id: id(),
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => publicConsultation.id),
    title: text("title").notNull(),
    quotation: words("quotation"),
    outcome: text("outcome", { enum: THEME_OUTCOMES }),
    reply: words("reply"),
    version: version(),
  },
  (table) => [
    check("consultation_theme_outcome", sql`${table.outcome} in ('changed', 'not_changed', 'passed_on')`),
    index("consultation_theme_consultation").on(table.consultationId),
  ],
);

export const consultationThemeChange = pgTable(
  "consultation_theme_change",
  {
    themeId: integer("theme_id")
      .notNull()
      .references(() => consultationTheme.id, { onDelete: "cascade" }),
    changeId: integer("change_id")
      .notNull()
      .references(() => budgetChange.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.themeId, table.changeId] }),
    index("consultation_theme_change_change").on(table.changeId),
  ],
);

export const consultationThemeAnswer = pgTable(
  "consultation_theme_answer",
  {
    themeId: integer("theme_id")
      .notNull()
      .references(() => consultationTheme.id, { onDelete: "cascade" }),
    answerId: integer("answer_id")
      .notNull()
      .references(() => consultationAnswer.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.themeId, table.answerId] }),
    index("consultation_theme_answer_answer").on(table.answerId),
  ],
);
