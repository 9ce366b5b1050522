import { boolean, date, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Proposal } from "../../app/domain/consultation/asked";
import type { ReportedConsultation } from "../../app/domain/consultation/reported";
import { ASKED_OF } from "../../app/domain/consultation/whom";
import { QUESTION_KINDS } from "../../app/domain/consultation/question";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";

/**
 * The views of what everybody may read of consultations, which a migration makes, so that they are not among the tables of
 * `index.ts`: those that were opened, and what they ask. Public pages read nothing else of them. They are written as tables, because
 * drizzle selects from no alias of a view.
 */
export const openConsultation = pgTable("open_consultation", {
  id: integer("id").notNull(),
  slug: text("slug").notNull(),
  state: text("state", { enum: ["opened", "reported"] }).notNull(),
  title: text("title").notNull(),
  why: text("why").notNull(),
  privacy: text("privacy").notNull(),
  contact: text("contact").notNull(),
  monitored: text("monitored").array().notNull(),
  opensOn: date("opens_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  closesOn: date("closes_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  keptUntil: date("kept_until", { mode: "string" }).$type<CalendarDate>(),
  proposal: jsonb("proposal").$type<Proposal>().notNull(),
  /** Null until it was reported. */
  report: jsonb("report").$type<ReportedConsultation>(),
  /** What stands for the decision in a URL, where it is signed and its record is public. */
  decidedAs: text("decided_as"),
  askedOf: text("asked_of", { enum: ASKED_OF }).array().notNull(),
  bodies: text("bodies").notNull(),
  channels: text("channels").notNull(),
  outcomeBy: date("outcome_by", { mode: "string" }).$type<CalendarDate>(),
});

export const openConsultationQuestion = pgTable("open_consultation_question", {
  id: integer("id").notNull(),
  consultationId: integer("consultation_id").notNull(),
  position: integer("position").notNull(),
  kind: text("kind", { enum: QUESTION_KINDS }).notNull(),
  section: text("section").notNull(),
  text: text("text").notNull(),
  hint: text("hint").notNull(),
  options: text("options").array().notNull(),
  isRequired: boolean("is_required").notNull(),
  onlyIfQuestionId: integer("only_if_question_id"),
  onlyIfAnswer: text("only_if_answer"),
  copiedFromId: integer("copied_from_id"),
  version: integer("version").notNull(),
});
