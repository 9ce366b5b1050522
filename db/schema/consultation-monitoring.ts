import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { publicConsultation } from "./public-consultation";

/** Where the equality monitoring of a consultation stands, from the day on which it is opened. One that asks for none has no row. */
export const consultationMonitoring = pgTable("consultation_monitoring", {
  consultationId: integer("consultation_id")
    .primaryKey()
    .references(() => publicConsultation.id),
  /** Of which, with the number on a receipt, the codes of an answer's monitoring are made. Null once it was destroyed. */
  key: text("key"),
  /** Since when nothing more is counted, so that the counts may be shown: they are shown as they are on that day, and never others. */
  countedOn: date("counted_on", { mode: "string" }).$type<CalendarDate>(),
});

/**
 * What somebody said to one question about themselves, while it can still be taken back. It has no number, no time and nothing of
 * the answer that came with it, and the rows of one person have nothing in common: each has a code of its own.
 */
export const monitoringAnswer = pgTable(
  "monitoring_answer",
  {
    code: text("code").primaryKey(),
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => consultationMonitoring.consultationId),
    question: text("question").notNull(),
    answer: text("answer").notNull(),
  },
  (table) => [index("monitoring_answer_consultation").on(table.consultationId)],
);

/** How many people gave an answer: what is left of the rows once the key is destroyed. */
export const monitoringCount = pgTable(
  "monitoring_count",
  {
    consultationId: integer("consultation_id")
      .notNull()
      .references(() => consultationMonitoring.consultationId),
    question: text("question").notNull(),
    answer: text("answer").notNull(),
    people: integer("people").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.question, table.answer] }),
    check("monitoring_count_of_somebody", sql`${table.people} > 0`),
  ],
);
