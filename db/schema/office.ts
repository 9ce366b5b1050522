import { sql } from "drizzle-orm";
import { boolean, check, date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, pence, version, words } from "./columns";

/** The one office of this installation. The row is what is locked for the office as a whole. */
export const office = pgTable(
  "office",
  {
    id: integer("id").primaryKey().default(1),
    /** Holds demonstration data: a real start refuses it, and the demo refuses a real one. */
    isDemo: boolean("is_demo").notNull().default(false),
    referencePattern: text("reference_pattern").notNull(),
    /** From what size on a change is highlighted, and who was consulted is asked of it in any case. It excuses no change. */
    materialityThreshold: pence("materiality_threshold"),
    version: version(),
  },
  (table) => [check("office_is_single", sql`${table.id} = 1`)],
);

/** Names and titles, each set valid from a day on: offices are renamed and handed over. */
export const officeSetting = pgTable("office_setting", {
  id: id(),
  validFrom: date("valid_from", { mode: "string" }).$type<CalendarDate>().notNull().unique(),
  officeName: text("office_name").notNull(),
  decidingBodyTitle: text("deciding_body_title").notNull(),
  eiaAuthorTitle: text("eia_author_title").notNull(),
  actionOwnerTitle: text("action_owner_title").notNull(),
  seniorOfficerTitle: text("senior_officer_title").notNull(),
  monitoringOfficerTitle: text("monitoring_officer_title").notNull(),
  administratorTitle: text("administrator_title").notNull(),
});

/** The next number of a decision record's reference, for each year; taken under a row lock, never given back. */
export const referenceCounter = pgTable("reference_counter", {
  year: integer("year").primaryKey(),
  nextNumber: integer("next_number").notNull(),
});

/** The legal grounds a monitoring officer may choose from. */
export const exemption = pgTable("exemption", {
  id: id(),
  act: text("act").notNull(),
  section: text("section").notNull(),
  subject: words("subject"),
  /** A qualified exemption needs the public-interest test. */
  isQualified: boolean("is_qualified").notNull(),
});

/** A form sent twice does its thing once: the key of each form that was acted on. */
export const formKey = pgTable(
  "form_key",
  {
    personId: integer("person_id").notNull(),
    key: text("key").notNull(),
    usedAt: instant("used_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.key] })],
);
