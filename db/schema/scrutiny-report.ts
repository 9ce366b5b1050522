import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { RECOMMENDATION_ANSWERS } from "../../app/domain/scrutiny/recommendation";
import {
  SCRUTINY_STATES,
  SCRUTINY_SUBJECTS,
  type PresentedReport,
  type ReportTexts,
} from "../../app/domain/scrutiny/scrutiny-report";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, oneOf, version, words } from "./columns";
import { framework } from "./framework";
import { person } from "./person";

/** A report to the body that scrutinises the office. Nothing of it is public but what was presented, which a view shows. */
export const scrutinyReport = pgTable(
  "scrutiny_report",
  {
    id: id(),
    frameworkId: integer("framework_id")
      .notNull()
      .references(() => framework.id),
    state: text("state", { enum: SCRUTINY_STATES }).notNull().default("drafting"),
    subject: text("subject", { enum: SCRUTINY_SUBJECTS }).notNull(),
    body: text("body").notNull(),
    meetingOn: date("meeting_on", { mode: "string" }).$type<CalendarDate>(),
    meetingAt: words("meeting_at"),
    reportOf: words("report_of"),
    author: words("author"),
    /** What the data gave when it was drafted last. */
    drafted: jsonb("drafted").$type<ReportTexts>().notNull(),
    draftedAt: instant("drafted_at").notNull(),
    /** What a person wrote in place of it. */
    written: jsonb("written").$type<Partial<ReportTexts>>().notNull().default({}),
    /** As it was presented, with its answer once that is published. */
    presented: jsonb("presented").$type<PresentedReport>(),
    presentedAt: instant("presented_at"),
    /** Who wrote it last: somebody else presents it. */
    writtenBy: integer("written_by")
      .notNull()
      .references(() => person.id),
    version: version(),
  },
  (table) => [
    oneOf("scrutiny_report_state", table.state, SCRUTINY_STATES),
    oneOf("scrutiny_report_subject", table.subject, SCRUTINY_SUBJECTS),
    check(
      "scrutiny_report_presented",
      sql`(${table.state} = 'drafting') = (${table.presented} is null) and (${table.presented} is null) = (${table.presentedAt} is null)`,
    ),
    index("scrutiny_report_framework").on(table.frameworkId),
  ],
);

/** What the body recommended, and what it is answered. */
export const scrutinyRecommendation = pgTable(
  "scrutiny_recommendation",
  {
    id: id(),
    reportId: integer("report_id")
      .notNull()
      .references(() => scrutinyReport.id),
    recommendation: text("recommendation").notNull(),
    answer: text("answer", { enum: RECOMMENDATION_ANSWERS }),
    reason: words("reason"),
    version: version(),
  },
  (table) => [
    oneOf("scrutiny_recommendation_answer", table.answer, RECOMMENDATION_ANSWERS),
    index("scrutiny_recommendation_report").on(table.reportId),
  ],
);
