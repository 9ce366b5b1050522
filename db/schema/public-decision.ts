import { date, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import type { PublicAddendum } from "../../app/domain/decision/addendum";
import type { SealSalts } from "../../app/domain/decision/seal";
import type { PresentedReport } from "../../app/domain/scrutiny/scrutiny-report";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { instant } from "./columns";
import type { StoredStage } from "./sign-off";

/**
 * The view of what is published on the day, part by part; a migration makes it, so it is not among the tables of `index.ts`.
 * Public pages read nothing else. It is written as a table, because drizzle selects from no alias of a view.
 */
export const publicDecisionPart = pgTable("public_decision_part", {
  id: integer("id").notNull(),
  referenceKey: text("reference_key").notNull(),
  reference: text("reference").notNull(),
  decidedOn: date("decided_on", { mode: "string" }).$type<CalendarDate>().notNull(),
  part: text("part", { enum: RECORD_PARTS }).notNull(),
  /** Null for what is not public. */
  publishedFrom: date("published_from", { mode: "string" }).$type<CalendarDate>(),
  legalGround: text("legal_ground").notNull(),
  body: jsonb("body").$type<Record<string, unknown>>(),
  jws: text("jws").notNull(),
  salts: jsonb("salts").$type<SealSalts>(),
  /** Those of its later stages that have come. */
  later: jsonb("later").$type<StoredStage[]>().notNull(),
  /** The day on which all of it was withdrawn; null where it was not. */
  withdrawnOn: date("withdrawn_on", { mode: "string" }).$type<CalendarDate>(),
});

/** The view of what is public of the addenda of a record on the day, in their order. */
export const publicRecordAddendum = pgTable("public_record_addendum", {
  referenceKey: text("reference_key").notNull(),
  number: integer("number").notNull(),
  jws: text("jws").notNull(),
  bodies: jsonb("bodies").$type<PublicAddendum["bodies"]>().notNull(),
  salts: jsonb("salts").$type<PublicAddendum["salts"]>().notNull(),
});

/** The view of which published decision takes the place of which: both are public, and the later one names the earlier. */
export const publicSuccessor = pgTable("public_successor", {
  previousKey: text("previous_key").notNull(),
  referenceKey: text("reference_key").notNull(),
  reference: text("reference").notNull(),
  decidedOn: date("decided_on", { mode: "string" }).$type<CalendarDate>().notNull(),
});

/** The view of the reports to a scrutinising body that were presented, as they were presented. */
export const publicScrutinyReport = pgTable("public_scrutiny_report", {
  id: integer("id").notNull(),
  presentedAt: instant("presented_at").notNull(),
  presented: jsonb("presented").$type<PresentedReport>().notNull(),
});

/**
 * The view of each part as it is published now, whatever the day: as it was signed, or as the last addendum left it. For those inside
 * the office; `published_part`, where a database of an earlier release has no such view.
 */
const partNow = (name: "published_part_now") =>
  pgTable(name, {
    id: integer("id").notNull(),
    referenceKey: text("reference_key").notNull(),
    part: text("part", { enum: RECORD_PARTS }).notNull(),
    publishedFrom: date("published_from", { mode: "string" }).$type<CalendarDate>(),
    legalGround: text("legal_ground").notNull(),
    body: jsonb("body").$type<Record<string, unknown>>(),
    later: jsonb("later").$type<StoredStage[]>().notNull(),
  });
export const publishedPartNow = partNow("published_part_now");
/** To the types it is the same, so that either is asked in one way. */
export const publishedPartBefore = partNow("published_part" as "published_part_now");
