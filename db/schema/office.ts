import { sql } from "drizzle-orm";
import { boolean, check, date, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { ENFORCEMENTS } from "../../app/domain/accessibility/statement";
import { SENIORITIES } from "../../app/domain/account/seniority";
import { GROUND_DEMANDS } from "../../app/domain/publication/legal-ground";
import { JURISDICTIONS } from "../../app/domain/publication/listed-grounds";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { id, instant, oneOf, pence, version, words } from "./columns";

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
    /** From what seniority on a record prints people by name; null: all of them. */
    namedFrom: text("named_from", { enum: SENIORITIES }),
    /** How many months before a contract ends its authors are reminded. */
    contractMonths: integer("contract_months").notNull().default(6),
    /** As a publisher of grants: its own identifier by org-id.guide, and its prefix with 360Giving. Both or neither. */
    organisationIdentifier: words("organisation_identifier"),
    grantPrefix: words("grant_prefix"),
    /** Days after the end of a period, on the last of which the return of a line's results is due. */
    returnDays: integer("return_days").notNull().default(30),
    /** Percent: from what difference on a result is more than near its target, or what was expected. */
    resultsLimit: integer("results_limit").notNull().default(10),
    /** From what amount of a year on every half-year, or every quarter, is suggested. */
    halfYearlyFrom: pence("half_yearly_from"),
    quarterlyFrom: pence("quarterly_from"),
    /** The headings of the sections that a framework is offered, in their order: before its budget, and after it. */
    headingsBefore: text("headings_before").array().notNull().default(["Foreword", "Background"]),
    headingsAfter: text("headings_after")
      .array()
      .notNull()
      .default([
        "What commissioning is",
        "Getting results",
        "Value for money",
        "Partnerships",
        "Simplification",
      ]),
    /** Whom authors ask about an assessment, and where the office's own guidance is. */
    equalityContact: words("equality_contact"),
    equalityGuidance: words("equality_guidance"),
    version: version(),
  },
  (table) => [
    check("office_is_single", sql`${table.id} = 1`),
    oneOf("office_named_from", table.namedFrom, SENIORITIES),
    check("office_contract_months", sql`${table.contractMonths} between 1 and 36`),
  ],
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

/** The legal grounds a monitoring officer may choose from, each with where it was read and when; a record keeps its words. */
export const exemption = pgTable(
  "exemption",
  {
    id: id(),
    act: text("act").notNull(),
    section: text("section").notNull(),
    subject: words("subject"),
    /** A qualified exemption needs the public-interest test. */
    isQualified: boolean("is_qualified").notNull(),
    jurisdiction: text("jurisdiction", { enum: JURISDICTIONS }).notNull().default("uk"),
    /** What it asks for besides. */
    demand: text("demand", { enum: GROUND_DEMANDS }).notNull().default("none"),
    source: words("source"),
    checkedOn: date("checked_on", { mode: "string" }).$type<CalendarDate>(),
    /** The first day on which it may be chosen, and the first on which it may no more. */
    offeredFrom: date("offered_from", { mode: "string" }).$type<CalendarDate>(),
    offeredUntil: date("offered_until", { mode: "string" }).$type<CalendarDate>(),
  },
  (table) => [
    oneOf("exemption_jurisdiction", table.jurisdiction, JURISDICTIONS),
    oneOf("exemption_demand", table.demand, GROUND_DEMANDS),
    unique("exemption_once").on(table.act, table.section),
  ],
);

/** What the office says in its accessibility statement: one row, once it has said anything. */
export const accessibilityStatement = pgTable(
  "accessibility_statement",
  {
    id: integer("id").primaryKey().default(1),
    /** SI 2018/952 reg. 8(4)(c): a link to a contact form. */
    contactForm: text("contact_form").notNull(),
    email: words("email"),
    phone: text("phone").notNull(),
    replyTime: text("reply_time").notNull(),
    testedOn: date("tested_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    testedBy: text("tested_by").notNull(),
    howTested: text("how_tested").notNull(),
    enforcement: text("enforcement", { enum: ENFORCEMENTS }).notNull(),
    /** What the office knows of besides what the software says. */
    notAccessible: words("not_accessible"),
    improvements: text("improvements").notNull(),
    preparedOn: date("prepared_on", { mode: "string" }).$type<CalendarDate>().notNull(),
    reviewedOn: date("reviewed_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  },
  (table) => [
    check("accessibility_statement_is_single", sql`${table.id} = 1`),
    oneOf("accessibility_statement_enforcement", table.enforcement, ENFORCEMENTS),
  ],
);

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
