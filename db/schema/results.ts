import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { CHARACTERISTICS } from "../../app/domain/eia/characteristics";
import { GOOD_DIRECTIONS } from "../../app/domain/results/indicator";
import { RETURN_WAYS } from "../../app/domain/results/line-return";
import { FREQUENCIES } from "../../app/domain/results/period";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { GivenAnswer } from "../../app/domain/templates/template";
import { recordAddendum } from "./addendum";
import { budgetLine } from "./budget";
import { id, instant, oneOf, pence, version, words } from "./columns";
import { eiaEntry } from "./eia";
import { framework } from "./framework";
import { person } from "./person";
import { templateVersion } from "./template";

const hundredths = (name: string) => bigint(name, { mode: "number" });
const periodEndsOn = () => date("period_ends_on", { mode: "string" }).$type<CalendarDate>().notNull();
const frameworkId = () =>
  integer("framework_id")
    .notNull()
    .references(() => framework.id);

/** That results of a budget line are returned, and how often. It goes on after the decision, so it is in no seal and is not frozen. */
export const lineMonitoring = pgTable(
  "line_monitoring",
  {
    lineId: integer("line_id")
      .primaryKey()
      .references(() => budgetLine.id, { onDelete: "cascade" }),
    frameworkId: frameworkId(),
    frequency: text("frequency", { enum: FREQUENCIES }).notNull(),
    /** The office’s own questions that its returns began with; null where the office had none. */
    templateVersionId: integer("template_version_id").references(() => templateVersion.id),
    version: version(),
  },
  (table) => [
    oneOf("line_monitoring_frequency", table.frequency, FREQUENCIES),
    index("line_monitoring_framework").on(table.frameworkId),
  ],
);

/** What is measured of a line. Figures are hundredths of its unit. */
export const indicator = pgTable(
  "indicator",
  {
    id: id(),
    frameworkId: frameworkId(),
    lineId: integer("line_id")
      .notNull()
      .references(() => lineMonitoring.lineId, { onDelete: "cascade" }),
    name: text("name").notNull(),
    unit: words("unit"),
    goodDirection: text("good_direction", { enum: GOOD_DIRECTIONS }).notNull(),
    baseline: hundredths("baseline"),
    target: hundredths("target"),
    /** Whose results it shows; null: everybody's. */
    about: text("about", { enum: CHARACTERISTICS }),
    /** By which characteristic the people are counted; null where they are not. */
    countedBy: text("counted_by", { enum: CHARACTERISTICS }),
    version: version(),
  },
  (table) => [
    oneOf("indicator_good_direction", table.goodDirection, GOOD_DIRECTIONS),
    oneOf("indicator_about", table.about, CHARACTERISTICS),
    oneOf("indicator_counted_by", table.countedBy, CHARACTERISTICS),
    index("indicator_framework").on(table.frameworkId),
    index("indicator_line").on(table.lineId),
  ],
);

/** What was returned of a line for a period: a correction is a row of its own, and the last one stands. Append-only, by trigger. */
export const lineReturn = pgTable(
  "line_return",
  {
    id: id(),
    frameworkId: frameworkId(),
    lineId: integer("line_id")
      .notNull()
      .references(() => lineMonitoring.lineId),
    periodEndsOn: periodEndsOn(),
    version: integer("version").notNull(),
    spent: pence("spent"),
    note: words("note"),
    /** To the office’s own questions. */
    ownAnswers: jsonb("own_answers").$type<GivenAnswer[]>().notNull().default([]),
    cameBy: text("came_by", { enum: RETURN_WAYS }).notNull(),
    /** Null where it came by a link. */
    personId: integer("person_id").references(() => person.id),
    personName: words("person_name"),
    at: instant("at").notNull(),
  },
  (table) => [
    oneOf("line_return_came_by", table.cameBy, RETURN_WAYS),
    check("line_return_of_somebody", sql`(${table.cameBy} = 'link') = (${table.personId} is null)`),
    unique("line_return_once").on(table.lineId, table.periodEndsOn, table.version),
    index("line_return_framework").on(table.frameworkId),
    index("line_return_person").on(table.personId),
  ],
);

export const returnValue = pgTable(
  "return_value",
  {
    returnId: integer("return_id")
      .notNull()
      .references(() => lineReturn.id),
    indicatorId: integer("indicator_id")
      .notNull()
      .references(() => indicator.id),
    value: hundredths("value").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.returnId, table.indicatorId] }),
    index("return_value_indicator").on(table.indicatorId),
  ],
);

/** People by answer. Read only to be shown in safe counts, and to be carried on by a correction. */
export const returnCount = pgTable(
  "return_count",
  {
    returnId: integer("return_id")
      .notNull()
      .references(() => lineReturn.id),
    indicatorId: integer("indicator_id")
      .notNull()
      .references(() => indicator.id),
    /** A group of the characteristic by which the indicator is counted, or that it is not known. */
    answer: text("answer").notNull(),
    people: integer("people").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.returnId, table.indicatorId, table.answer] }),
    index("return_count_indicator").on(table.indicatorId),
    check("return_count_not_negative", sql`${table.people} >= 0`),
  ],
);

/** A private link by which a provider enters one line's return for one period. A new one takes the place of the one before. */
export const returnLink = pgTable(
  "return_link",
  {
    lineId: integer("line_id")
      .notNull()
      .references(() => lineMonitoring.lineId, { onDelete: "cascade" }),
    periodEndsOn: periodEndsOn(),
    frameworkId: frameworkId(),
    /** SHA-256 of what the link ends in, which is kept nowhere. */
    tokenHash: text("token_hash").notNull().unique(),
    madeBy: integer("made_by")
      .notNull()
      .references(() => person.id),
    madeAt: instant("made_at").notNull(),
    /** The last day on which it works. */
    worksUntil: date("works_until", { mode: "string" }).$type<CalendarDate>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.lineId, table.periodEndsOn] }),
    index("return_link_made_by").on(table.madeBy),
  ],
);

/** That somebody was reminded of a return. */
export const returnReminder = pgTable(
  "return_reminder",
  {
    id: id(),
    frameworkId: frameworkId(),
    lineId: integer("line_id")
      .notNull()
      .references(() => lineMonitoring.lineId, { onDelete: "cascade" }),
    periodEndsOn: periodEndsOn(),
    remindedOn: date("reminded_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    note: words("note"),
    personId: integer("person_id")
      .notNull()
      .references(() => person.id),
    personName: text("person_name").notNull(),
  },
  (table) => [
    index("return_reminder_framework").on(table.frameworkId),
    index("return_reminder_line").on(table.lineId),
    index("return_reminder_person").on(table.personId),
  ],
);

/** That a review beside the signed record was made because of what the results of an entry's lines show. Append-only, by trigger. */
export const entryReview = pgTable(
  "entry_review",
  {
    referenceKey: text("reference_key").notNull(),
    addendumNumber: integer("addendum_number").notNull(),
    entryId: integer("entry_id")
      .notNull()
      .references(() => eiaEntry.id),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.referenceKey, table.addendumNumber] }),
    foreignKey({
      name: "entry_review_addendum",
      columns: [table.referenceKey, table.addendumNumber],
      foreignColumns: [recordAddendum.referenceKey, recordAddendum.number],
    }),
    index("entry_review_entry").on(table.entryId),
  ],
);
